import { CloudConfigProps, CloudInit, Platform, VirtualMachine } from '../../../src';
import { codesOf, GOOD, PUBLIC_KEY } from '../../support/fleet';

const codes = (props: object) => codesOf(chart => new VirtualMachine(chart, 'web', { ...GOOD, ...props }), Platform.cozystack(), 'tenant-a');
const raw = (text: string) => codes({ cloudInit: CloudInit.fromString(`#cloud-config\n${text}`) });
const typed = (cloudConfig: CloudConfigProps) => codes({ cloudConfig });
const USERS = `users:\n- default\n- {name: dev, ssh_authorized_keys: [${PUBLIC_KEY}]}\n`;
const file = (path: string, more = '') => `write_files:\n- {path: ${path}, content: a${more}}\n`;
const dev = { name: 'dev', sshAuthorizedKeys: [PUBLIC_KEY] };

describe('a file in a home directory is written before its user exists', () => {
  test.each([
    ['of a user of the document', USERS + file('/home/dev/.bashrc')],
    ['deferred explicitly not', USERS + file('/home/dev/.bashrc', ', defer: false')],
    ['of the user of the image', file('/home/ubuntu/.profile')],
    ['elsewhere', USERS.replace('name: dev', 'name: dev, homedir: /srv/dev/') + file('/srv/dev/a')],
    ['of a user by name', `users: [default, ops]\n${file('/home/ops/a')}`],
    ['with commands for another directory', `${USERS}${file('/home/dev/a')}runcmd: [chown -R www-data /srv/www]\n`],
  ])('%s', (_, text) => expect(raw(text)).toEqual(['FILE_BEFORE_USER']));

  test.each([
    ['deferred', USERS + file('/home/dev/.bashrc', ', defer: true')],
    ['of the user of the image, deferred', file('/home/ubuntu/.profile', ', defer: true')],
    ['of root', `${USERS}${file('/root/.bashrc')}`],
    ['of another directory', USERS + file('/home/developers/a')],
    ['of a user without a home directory', `users: [default, {name: svc, system: true}]\n${file('/home/svc/a')}`],
    ['of a user whose home directory is not created', `users: [default, {name: svc, no_create_home: true}]\n${file('/home/svc/a')}`],
    ['that a command gives to the user', `${USERS}${file('/home/dev/a')}runcmd: ['chown -R dev: /home/dev']\n`],
    ['that a command as a list gives to the user', `${USERS}${file('/home/dev/a')}runcmd: [[chown, -R, dev, ~dev]]\n`],
  ])('not %s', (_, text) => expect(raw(text)).toEqual([]));

  test('of a default user who is replaced', () => {
    expect(raw(`users:\n- {name: dev, ssh_authorized_keys: [${PUBLIC_KEY}]}\n${file('/home/ubuntu/a')}`)).toEqual(['SSH_KEYS_UNUSED']);
  });

  test('in a typed cloud config', () => {
    const files = (path: string, defer?: boolean) => [{ path, content: 'a', defer }];
    expect(typed({ users: [dev], files: files('/home/dev/a') })).toEqual(['FILE_BEFORE_USER']);
    expect(typed({ files: files('/home/ubuntu/a') })).toEqual(['FILE_BEFORE_USER']);
    expect(typed({ users: [{ ...dev, homeDir: '/srv/dev' }], files: files('/srv/dev/a') })).toEqual(['FILE_BEFORE_USER']);
    expect(typed({ users: [dev], files: files('/home/dev/a', true) })).toEqual([]);
    expect(typed({ files: files('/home/ubuntu/a', true) })).toEqual([]);
    expect(typed({ users: [dev], files: files('/home/dev/a'), runCommands: ['chown -R dev: /home/dev'] })).toEqual([]);
  });
});
