import { generateKeyPairSync } from 'crypto';
import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import { SshKey, VirtualMachine } from '../../../src';
import { codesOf, findingsOf, GOOD, machineSpecOf, PUBLIC_KEY } from '../../support/fleet';

const RSA = `ssh-rsa ${wire('ssh-rsa', Buffer.from([1, 0, 1]), Buffer.alloc(257, 7))} rsa@example.com`;
const ECDSA = `ecdsa-sha2-nistp256 ${wire('ecdsa-sha2-nistp256', Buffer.from('nistp256'), Buffer.alloc(65, 4))}`;
const TOKEN = `sk-ssh-ed25519@openssh.com ${wire('sk-ssh-ed25519@openssh.com', Buffer.alloc(32, 1), Buffer.from('ssh:'))} token`;

const keys = (...given: SshKey[]) => machineSpecOf(chart => new VirtualMachine(chart, 'web', { ...GOOD, sshKeys: given })).sshKeys;
const codes = (...given: SshKey[]) => codesOf(chart => new VirtualMachine(chart, 'web', { ...GOOD, sshKeys: given }));

test('every kind of public key passes, with a comment, without one and with options', () => {
  const all = [PUBLIC_KEY, RSA, ECDSA, TOKEN, `no-pty,command="ls" ${PUBLIC_KEY}`];
  expect(keys(SshKey.fromString(all.join('\n')))).toEqual(all);
});

test('a file may hold several, with comments, empty lines and Windows line ends', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'vm-fleet-keys-')), 'ops.pub');
  writeFileSync(file, `# operations\r\n${PUBLIC_KEY}\r\n\r\n  ${RSA}\r\n`);
  expect(keys(SshKey.fromFile(file), SshKey.fromString(ECDSA))).toEqual([PUBLIC_KEY, RSA, ECDSA]);
});

test.each([
  ['nothing', ''],
  ['a comment alone', '# none'],
  ['prose', 'my key'],
  ['a cut off key', PUBLIC_KEY.slice(0, 60)],
  ['a key of another type', PUBLIC_KEY.replace('ssh-ed25519', 'ssh-rsa')],
  ['no base64', 'ssh-ed25519 ??? me'],
  ['a fingerprint', 'SHA256:uNiVztksCsDhcc0u9e8BrnzzWztDW'],
])('%s is invalid', (_, text) => expect(codes(SshKey.fromString(text))).toEqual(['SSH_KEY_INVALID']));

test('of several keys, each invalid one is reported and the valid ones are kept', () => {
  expect(codes(SshKey.fromString(`${PUBLIC_KEY}\nwrong\nwrong as well`))).toEqual(['SSH_KEY_INVALID', 'SSH_KEY_INVALID']);
});

test('a missing file is a finding', () => {
  const [finding] = findingsOf(chart => new VirtualMachine(chart, 'web', { ...GOOD, sshKeys: [SshKey.fromFile('keys/nobody.pub')] }));
  expect([finding.code, finding.got]).toEqual(['SSH_KEY_INVALID', `"${resolve('keys/nobody.pub')}"`]);
  const [home] = findingsOf(chart => new VirtualMachine(chart, 'web', { ...GOOD, sshKeys: [SshKey.fromFile('~/.ssh/id_ed25519.pub')] }));
  expect(home.fix).toContain('home directory in full');
});

test.each(['pkcs1', 'pkcs8'] as const)('a private key (%s) is refused and never shown', type => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const text = privateKey.export({ type, format: 'pem' }).toString();
  const findings = findingsOf(chart => new VirtualMachine(chart, 'web', { ...GOOD, sshKeys: [SshKey.fromString(text)] }));
  expect(findings.map(({ code }) => code)).toEqual(['SECRET_IN_PLAIN_TEXT']);
  expect(JSON.stringify(findings)).not.toContain(text.split('\n')[1]);
});

function wire(...fields: (string | Buffer)[]): string {
  return Buffer.concat(fields.flatMap(field => {
    const bytes = Buffer.from(field as string);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return [length, bytes];
  })).toString('base64');
}
