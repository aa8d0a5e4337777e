import { gzipSync } from 'zlib';
import { HARMLESS, HASHES, PRIVATE_KEY, PUBLIC_KEY, SECRETS } from './samples';
import { CloudConfig, CloudConfigProps, CloudFileEncoding } from '../../../../src/constructs/guest/cloud-init';
import { Problem } from '../../../../src/findings/problem';
import { checkUserData } from '../../../../src/model/user-data';

const problems = (props: CloudConfigProps): Problem[] => [...new CloudConfig(props)._render().problems];
const codes = (found: Problem[]): string[] => found.map(problem => problem.code);
/** The findings about secrets: `x` is an unknown key of cloud-init. */
const ofSecrets = ({ code }: Problem) => /SECRET|PASSWORD/.test(code);
const whole = (document: string): Problem[] => checkUserData(document).filter(ofSecrets);
const raw = (document: { [key: string]: unknown }): Problem[] => problems({ raw: document }).filter(ofSecrets);

/** The common findings of a raw key and a whole document with the same data. */
function everywhere(document: { [key: string]: unknown }): string[] {
  const asRaw = codes(raw(document));
  expect(codes(whole(`#cloud-config\n${JSON.stringify(document)}\n`))).toEqual(asRaw);
  return asRaw;
}

describe('shapes of secrets', () => {
  test.each(SECRETS)('$secret', ({ text, secret }) => {
    const places: Problem[][] = [
      problems({ files: [{ path: '/etc/x', content: `a\nb\n${text}\n` }] }),
      problems({ files: [{ path: '/etc/x', content: Buffer.from(text).toString('base64'), encoding: CloudFileEncoding.BASE64 }] }),
      problems({ files: [{ path: '/etc/x', content: gzipSync(text).toString('base64'), encoding: CloudFileEncoding.GZIP_BASE64 }] }),
      problems({ runCommands: [text] }),
      raw({ x: { y: [text] } }),
      whole(`#!/bin/sh\n${text}\n`),
      whole(`## template: jinja\n#cloud-config\nx: "{{ y }}"\n# ${text}\n`),
      whole(`#cloud-config\nx: ${JSON.stringify(text)}\n`),
      whole(`MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/x-shellscript\nContent-Transfer-Encoding: base64\n\n${
        Buffer.from(text).toString('base64')}\n--x--\n`),
    ];
    for (const found of places) {
      expect(new Set(codes(found))).toEqual(new Set(['SECRET_IN_PLAIN_TEXT']));
      expect(JSON.stringify(found)).not.toContain(secret);
    }
  });

  test.each(HARMLESS)('harmless: %s', text => {
    expect(problems({ files: [{ path: '/etc/x', content: text }], runCommands: [text] })).toEqual([]);
    expect(whole(`#!/bin/sh\n${text}\n`)).toEqual([]);
  });

  test.each(HASHES)('a hash in a file is a warning: %s', hash => {
    expect(codes(problems({ files: [{ path: '/etc/shadow', content: `root:${hash}:19000:0:99999:7:::\n` }] }))).toEqual(['PASSWORD_HASH']);
  });

  test('in keys of maps', () => expect(codes(raw({ x: { [SECRETS[3].text]: 1 } }))).toEqual(['SECRET_IN_PLAIN_TEXT']));

  test('in `!!binary` of a whole document', () => {
    const bytes = Buffer.from(PRIVATE_KEY).toString('base64');
    expect(codes(whole(`#cloud-config\nwrite_files:\n  - path: /x\n    content: !!binary ${bytes}\n`))).toEqual(['SECRET_IN_PLAIN_TEXT']);
  });
});

describe('where a secret is', () => {
  const message = (found: Problem[]): string => found[0].message;

  test('in a typed config', () => {
    expect(message(problems({ files: [{ path: '/etc/x', content: `a\n${PRIVATE_KEY}` }] }))).toMatch(/^files\["\/etc\/x"\]\.content, line 2, has a private key/);
    expect(message(problems({ users: [{ name: 'ops', passwordHash: 'hunter2', lockPassword: false }] }))).toMatch(/^users\["ops"\]\.passwd has a plain-text password/);
    expect(message(problems({ runCommands: ['true', PRIVATE_KEY] }))).toMatch(/^runCommands\[1\] /);
    expect(message(raw({ chpasswd: { list: ['a:hunter2'] } }))).toMatch(/^raw\["chpasswd"\]\.list\[0\] /);
  });

  test('in a whole document', () => {
    expect(message(whole('#cloud-config\nusers:\n  - name: ops\n    passwd: hunter2\n'))).toMatch(/^users\["ops"\]\.passwd \(line 4\) has a plain-text password/);
    expect(message(whole(`#!/bin/sh\n\n${PRIVATE_KEY}`))).toMatch(/^line 3 has a private key/);
  });
});

describe('password fields', () => {
  const hash = '$6$salt$hash';

  test.each<[string, { [key: string]: unknown }, string[]]>([
    ['plain_text_passwd', { user: { plain_text_passwd: 'hunter2' } }, ['SECRET_IN_PLAIN_TEXT']],
    ['passwd, plain', { user: { passwd: 'hunter2' } }, ['SECRET_IN_PLAIN_TEXT']],
    ['passwd, hash', { user: { passwd: hash } }, ['PASSWORD_HASH']],
    ['passwd, locked', { user: { passwd: '*' } }, []],
    ['passwd, locked with !', { user: { passwd: '!' } }, []],
    ['hashed_passwd, hash', { user: { hashed_passwd: `!${hash}` } }, ['PASSWORD_HASH']],
    ['lock_passwd', { user: { lock_passwd: false } }, []],
    ['password', { password: 'hunter2' }, ['SECRET_IN_PLAIN_TEXT']],
    ['password, made up', { password: 'RANDOM' }, []],
    ['chpasswd.list', { chpasswd: { expire: false, list: 'root:hunter2\nops:RANDOM\n' } }, ['SECRET_IN_PLAIN_TEXT']],
    ['chpasswd.list, list', { chpasswd: { list: ['root:hunter2', `ops:${hash}`, 'a:R'] } }, ['SECRET_IN_PLAIN_TEXT', 'PASSWORD_HASH']],
    ['chpasswd.users, text', { chpasswd: { users: [{ name: 'ops', password: 'hunter2', type: 'text' }] } }, ['SECRET_IN_PLAIN_TEXT']],
    ['chpasswd.users, plain', { chpasswd: { users: [{ name: 'ops', password: 'hunter2' }] } }, ['SECRET_IN_PLAIN_TEXT']],
    ['chpasswd.users, hash', { chpasswd: { users: [{ name: 'ops', password: hash }] } }, ['PASSWORD_HASH']],
    ['chpasswd.users, made up', { chpasswd: { users: [{ name: 'ops', type: 'RANDOM' }] } }, []],
    ['a token of a module', { ubuntu_pro: { token: 'C1abcdef' } }, ['SECRET_IN_PLAIN_TEXT']],
    ['a registration', { rh_subscription: { username: 'x', password: 'hunter2' } }, ['SECRET_IN_PLAIN_TEXT']],
  ])('%s', (_, document, expected) => expect(everywhere(document)).toEqual(expected));

  test('a typed hash is a warning, and anything else an error', () => {
    const user = (passwordHash: string): string[] => codes(problems({ users: [{ name: 'ops', passwordHash, lockPassword: false }] }));
    expect(HASHES.map(user)).toEqual(HASHES.map(() => ['PASSWORD_HASH']));
    expect(user('hunter2')).toEqual(['SECRET_IN_PLAIN_TEXT']);
  });
});

test('a private key where a public one belongs is never shown', () => {
  const found = problems({ users: [{ name: 'ops', sshAuthorizedKeys: [PRIVATE_KEY, PUBLIC_KEY] }] });
  expect(codes(found).sort()).toEqual(['CLOUD_INIT_VALUE', 'SECRET_IN_PLAIN_TEXT']);
  expect(JSON.stringify(found)).not.toContain('b3BlbnNzaC1rZXk');
});

test('the time of a long text is linear in its length', () => {
  const start = process.cpuUsage();
  const content = ['a.b-c+', '://a:', 'A'].map(part => part.repeat(200_000)).join('\n');
  expect(problems({ files: [{ path: '/x', content }] })).toEqual([]);
  // About 50 ms. A pattern with lookahead at each character would take minutes.
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(5);
});
