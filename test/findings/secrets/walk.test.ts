import { findSecrets } from '../../../src/findings/secrets';

const RANDOM = ['q7Rz2Kd9', 'Xv4Tn8Lp'].join('');
const found = (value: unknown): string[] => findSecrets(value, 'machine').map(({ place, what }) => `${place.name}: ${what}`);
const PLAIN = 'a plain-text password';
const TOKEN = 'a token or password';

test.each<[string, unknown, string[]]>([
  ['digits', { password: 12345678 }, [`machine.password: ${PLAIN}`]],
  ['a date', { password: new Date('2024-01-01') }, [`machine.password: ${PLAIN}`]],
  ['a date that does not exist', { password: new Date(NaN) }, []],
  ['a network\'s passphrase', { wifis: { w: { 'access-points': { home: { password: 'hunter22' } } } } }, [`machine.wifis.w.access-points.home.password: ${PLAIN}`]],
  ['an annotation', { annotations: { 'example.com/token': RANDOM } }, [`machine.annotations["example.com/token"]: ${TOKEN}`]],
  ['a header of a probe', { httpHeaders: [{ name: 'Authorization', value: 'Bearer abc' }] }, ['machine.httpHeaders["Authorization"]: a token in a header']],
  ['a variable of a container', { env: [{ name: 'DB_PASSWORD', value: 'hunter22' }] }, [`machine.env["DB_PASSWORD"]: ${PLAIN}`]],
  ['a command of a probe', { exec: { command: ['mysql', '--password', RANDOM] } }, ['machine.exec.command: a password or token assigned to a variable']],
  ['a patch', [{ op: 'add', path: '/user/password', value: 'hunter22' }], [`machine["/user/password"]: ${PLAIN}`]],
  ['a module of cloud-init by its old name', { 'ubuntu-advantage': { token: 'C1abc' } }, [`machine.ubuntu-advantage.token: ${TOKEN}`]],
  ['a private key of a module', { salt_minion: { private_key: ['-----BEGIN RSA', 'PRIVATE KEY-----'].join(' ') } }, ['machine.salt_minion.private_key: a private key']],
  ['the comment of a key', { sshKeys: [`ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2 password=${RANDOM}`] }, ['machine.sshKeys[0]: a password or token assigned to a variable']],
  ['short encoded content', { write_files: [{ path: '/x', encoding: 'b64', content: Buffer.from('PW=hunter2').toString('base64') }] }, ['machine.write_files["/x"]: a password or token assigned to a variable']],
])('%s', (_, value, expected) => expect(found(value)).toEqual(expected));

test.each<[string, unknown]>([
  ['a name of a Secret', { tokenSecret: 'web-token', secretRef: { name: 'web' }, secret: 'vddk' }],
  ['a flag', { lock_passwd: false, ssh_pwauth: true, password: null }],
  ['a template', { password: '{{ ds.meta_data.password }}' }],
  ['a locked password', { users: [{ name: 'a', passwd: '*' }, { name: 'b', passwd: '!' }] }],
  ['a path', { env: [{ name: 'DB_PASSWORD_FILE', value: '/run/secrets/db' }, { name: 'DB_PASSWORD', value: '/run/secrets/db' }] }],
  ['a variable of the guest', { httpHeaders: [{ name: 'Authorization', value: 'Bearer $(TOKEN)' }] }],
  ['a command without one', { exec: { command: ['mysqladmin', 'ping', '--user', 'probe'] } }],
  ['a patch of something else', [{ op: 'add', path: '/user/name', value: 'hunter22' }]],
])('none: %s', (_, value) => expect(found(value)).toEqual([]));

test('patches in values of patches take no exponential time', () => {
  let patch: object = { op: 'add', path: '/a', value: 'x' };
  for (let depth = 0; depth < 40; depth++) patch = { op: 'add', path: '/a', value: [patch] };
  const start = Date.now();
  expect(found([patch])).toEqual([]);
  expect(Date.now() - start).toBeLessThan(2_000);
});
