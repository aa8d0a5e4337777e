import { deflateSync, gzipSync } from 'zlib';
import { NetworkData, Overlay, Platform, VirtualMachine } from '../../../src';
import { secretsInText } from '../../../src/findings/secrets';
import { checkUserData } from '../../../src/model/user-data';
import { codesOf, GOOD } from '../../support/fleet';

const PASSWORD = ['hunter22', 'Kx9zQ'].join('');
const TOKEN = ['q7Rz2Kd9', 'Xv4Tn8Lp'].join('');
const LIST = '#cloud-config\nchpasswd: {list: ["bob:hunter"]}\n';
const b64 = (data: string | Buffer, encoding: BufferEncoding = 'utf8') => Buffer.from(data as string, encoding).toString('base64');
const wrapped = (text: string) => text.replace(/(.{12})/g, '$1\n');
const isSecret = (code: string) => /SECRET|PASSWORD_HASH/.test(code);
const inUserData = (text: string) => checkUserData(text).map(({ code }) => code).filter(isSecret);
const inText = (text: string) => secretsInText(text).map(({ what, unsure }) => `${what}${unsure ? '?' : ''}`);
const kubevirt = (overlay: object) => codesOf(chart => Overlay.of(new VirtualMachine(chart, 'web', GOOD)).merge(overlay), Platform.kubevirt()).filter(isSecret);

/** `uuencode` of a text, as coreutils writes it. */
function uuencode(text: string): string {
  const character = (bits: number) => String.fromCharCode(bits === 0 ? 96 : bits + 32);
  const lines = [...Buffer.from(text).toString('latin1').matchAll(/[^]{1,45}/g)].map(([line]) => {
    const groups = [...line.matchAll(/[^]{1,3}/g)].map(([group]) => {
      const bits = [...group.padEnd(3, '\0')].map(each => each.charCodeAt(0).toString(2).padStart(8, '0')).join('');
      return [0, 6, 12, 18].map(at => character(parseInt(bits.slice(at, at + 6), 2))).join('');
    });
    return character(line.length) + groups.join('');
  });
  return `begin 644 x\n${lines.join('\n')}\n\`\nend\n`;
}

const message = (headers: string, body: string) => `Content-Type: multipart/mixed; boundary="a b"\nMIME-Version: 1.0\n\n--a b\n${headers}\n\n${body}\n--a b--\n`;

describe('MIME messages are read as Python reads them', () => {
  const of = (list: string): [string, string][] => [
    ['uuencode', message('Content-Type: text/cloud-config\nContent-Transfer-Encoding: x-uuencode', uuencode(list))],
    ['base64 in capital letters', message('Content-Type: text/cloud-config\nContent-Transfer-Encoding: BASE64', wrapped(b64(list)))],
    ['compressed', message('Content-Type: application/gzip\nContent-Transfer-Encoding: base64', wrapped(b64(gzipSync(list))))],
    ['UTF-16', message('Content-Type: text/cloud-config; charset=utf-16le\nContent-Transfer-Encoding: base64', wrapped(b64(list, 'utf16le')))],
    ['one part without a boundary', `MIME-Version: 1.0\nContent-Type: text/cloud-config\nContent-Transfer-Encoding: base64\n\n${wrapped(b64(list))}\n`],
    ['lines that end in CR LF', message('Content-Type: text/cloud-config\nContent-Transfer-Encoding: quoted-printable', list.replace('chpass', 'chp=61ss')).replace(/\n/g, '\r\n')],
    ['a message in a message', message('Content-Type: multipart/alternative; boundary=B',
      `--B\nContent-Type: text/cloud-config\nContent-Transfer-Encoding: base64\n\n${wrapped(b64(list))}\n--B--`)],
  ];

  test.each(of(LIST))('%s', (_, text) => expect(inUserData(text)).toEqual(['SECRET_IN_PLAIN_TEXT']));
  test.each(of('#cloud-config\nchpasswd: {list: ["bob:R"]}\n'))('%s without a secret', (_, text) => expect(checkUserData(text)).toEqual([]));
});

test.each([
  ['a patch of a list of passwords', '#cloud-config-jsonp\n[{"op":"add","path":"/chpasswd/list","value":"bob:hunter"}]\n'],
  ['base64 with line breaks', `#cloud-config\nwrite_files:\n- path: /x\n  encoding: b64\n  content: >-\n    ${b64('PW=hunter22').slice(0, 7)}\n    ${b64('PW=hunter22').slice(7)}\n`],
  ['a file with the name of a password', '#cloud-config\nwrite_files:\n- path: /run/secrets/db_password\n  content: hunter\n'],
  ['a file with the name of a token', `#cloud-config\nwrite_files:\n- path: /etc/app/token\n  encoding: b64\n  content: ${b64(TOKEN)}\n`],
  ['a key file of Ignition', '{"ignition":{"version":"3.4.0"},"storage":{"luks":[{"name":"d","keyFile":{"source":"data:,hunter"}}]}}'],
  ['a file of Ignition', '{"ignition":{"version":"3.4.0"},"storage":{"files":[{"path":"/etc/db_password","contents":{"source":"data:,hunter"}}]}}'],
  ['a file of Ignition in base64 in a URL', `{"ignition":{"version":"3.4.0"},"storage":{"files":[{"path":"/x","contents":{"source":"data:;base64,${encodeURIComponent(b64('PW=hunter22'))}"}}]}}`],
  ['the default value of a template', '## template: jinja\n#cloud-config\npassword: "{{ ds.pw | default(\'hunter\') }}"\n'],
])('%s is a secret', (_, text) => expect(inUserData(text)).toEqual(['SECRET_IN_PLAIN_TEXT']));

test.each([
  ['a patch of keys', '#cloud-config-jsonp\n[{"op":"add","path":"/chpasswd/list","value":"bob:R"}]\n'],
  ['files with similar names', '#cloud-config\nwrite_files:\n- path: /etc/passwd\n  append: true\n  content: "bob:x:1000:1000::/home/bob:/bin/sh"\n'
    + '- path: /etc/pam.d/passwd\n  content: "password include system-auth"\n- path: /usr/local/bin/reset-password\n  content: "#!/bin/sh"\n- path: /run/token\n  content: web-token\n'],
  ['a template', '## template: jinja\n#cloud-config\n{% set password = ds.meta_data.password %}\npassword: "{{ ds.pw | default(\'\') }}"\n'],
])('%s is not a secret', (_, text) => expect(inUserData(text)).toEqual([]));

describe('encodings of a text', () => {
  const LEAK = `DB_PASSWORD=${PASSWORD}`;
  const bytes = [...Buffer.from(LEAK)];
  const forms = (text: string): [string, string][] => [
    ['UTF-16 in base64', `powershell -enc ${b64(text, 'utf16le')}`],
    ['zlib', b64(deflateSync(text))],
    ['hexadecimal with colons', [...Buffer.from(text)].map(byte => byte.toString(16).padStart(2, '0')).join(':')],
    ['hexadecimal escapes', `printf '${[...Buffer.from(text)].map(byte => `\\x${byte.toString(16)}`).join('')}'`],
    ['octal escapes', `printf '${[...Buffer.from(text)].map(byte => `\\0${byte.toString(8).padStart(3, '0')}`).join('')}'`],
    ['JSON', `"${[...Buffer.from(text)].map(byte => `\\u${byte.toString(16).padStart(4, '0')}`).join('')}"`],
    ['a URL', [...Buffer.from(text)].map(byte => `%${byte.toString(16)}`).join('')],
  ];

  test.each(forms(LEAK))('%s', (_, text) => expect(inText(text)).toEqual(['a password or token assigned to a variable']));
  test.each(forms('net.ipv4.ip_forward=1'))('%s without a secret', (_, text) => expect(inText(text)).toEqual([]));
  test('bytes with colons of another kind', () => expect(inText(`AB:CD:${bytes.map(() => 'EF').join(':')}`)).toEqual([]));
});

describe('documents in overlays', () => {
  const volume = (cloudInitNoCloud: object) => ({ spec: { template: { spec: { volumes: [{ name: 'init', cloudInitNoCloud }] } } } });

  test.each([
    ['user data', volume({ userData: LIST })],
    ['user data in base64', volume({ userDataBase64: b64(LIST) })],
    ['network data in base64', volume({ networkDataBase64: b64('version: 2\nwifis: {w: {access-points: {a: {password: 12345678}}}}\n') })],
  ])('%s', (_, overlay) => expect(kubevirt(overlay)).toEqual(['SECRET_IN_PLAIN_TEXT']));

  test('without a secret', () => expect(kubevirt(volume({ userDataBase64: b64('#cloud-config\npackages: [nginx]\n') }))).toEqual([]));
  test('network data of a machine has the same search', () => {
    const networkData = NetworkData.fromString('version: 2\nwifis: {w: {access-points: {a: {password: 12345678}}}}\n');
    expect(codesOf(chart => void new VirtualMachine(chart, 'web', { ...GOOD, networkData }), Platform.kubevirt()).filter(isSecret)).toEqual(['SECRET_IN_PLAIN_TEXT']);
  });
});

test.each([
  ['masked tokens', `ghp_${'x'.repeat(36)} AKIA${'X'.repeat(16)} xoxb-xxxxxxxxx-xxxxxxxxxx-xxxxxxxxxxxx`],
  ['fingerprints of PGP', 'gpg --recv-keys EAAA99F9C8A3AA5A05B9E85076A3BFF476323018'],
  ['places to fill in', 'curl -u <user:password> https://a'], ['the checksum of a Secret', `checksum/secret: ${'ab12'.repeat(16)}`], ['commands of PowerShell', '$pw = Read-Host -AsSecureString'],
  ['values of shells', 'PASSWORD=${PASSWORD:-}\nDB_PASSWORD=${DB_PASSWORD:?must be set}'],
  ['commands with variables', 'pro attach $TOKEN\nhtpasswd -bc /etc/p bob "$PW"\nopenssl passwd -6 "$PW"\nsmbpasswd -x bob\nmysqladmin -u root password "$PW"\nwg set wg0 private-key /etc/wg/key'],
  ['lines of configuration files', 'password sufficient pam_unix.so\nsecret web-tls\nstats auth $U:$P\nallow localhost\nbindpw $PW\n1 M $KEY\nuser=bob%20smith'],
  ['public keys', `{"kty":"EC","crv":"P-256","x":"${'aB3dE5gH'.repeat(5)}"}`], ['algorithms', 'MACs hmac-sha1,hmac-md5 umac-64'],
  ['an encrypted Secret', 'kind: Secret\nstringData:\n  a: ENC[AES256_GCM,data:x]\n'], ['a user in a URL', 'https://deploy-user-of-team-a@git.example.com/x'],
])('%s are not secrets', (_, text) => expect(inText(text)).toEqual([]));

test.each([
  ['pro attach', 'pro attach C1234567890abcdef'], ['htpasswd', 'htpasswd -bc /etc/p bob hunter22'], ['openssl passwd', 'openssl passwd -6 hunter22'], ['smbpasswd', 'smbpasswd -a bob hunter22'],
  ['mysqladmin', 'mysqladmin -u root password hunter22'], ['subscription-manager', 'subscription-manager register --org=1 --activationkey=my-key'],
  ['landscape-config', 'landscape-config --silent --registration-key hunter22'], ['chpasswd with its path', 'echo "root:hunter22" | /usr/sbin/chpasswd'], ['net ads', "net ads join -U 'admin%hunter22'"],
])('a password on the command line of %s', (_, text) => expect(inText(text)).toHaveLength(1));

test.each([
  ['a private key', `{"kty":"EC","d":"${'aB3dE5gH'.repeat(5)}"}`], ['an OpenVPN key', '-----BEGIN OpenVPN Static key V1-----\n01\n-----END OpenVPN Static key V1-----'],
  ['a WireGuard private key', `echo ${'aB3dE5gH'.repeat(5)}aB3= | wg set wg0 private-key /dev/stdin`], ['a key of DNS', `tsig-key a hmac-sha256 ${'aB3dE5gH'.repeat(3)}`],
  ['a secret identifier of AppRole?', 'secret_id = "b1a2c3d4-e5f6-7890-abcd-ef1234567890"'], ['a signed URL', `https://h/a.img?X-Amz-Signature=${'ab12'.repeat(16)}`],
  ['a token in a URL?', `https://${TOKEN}@git.example.com/x`], ['a password in mount options?', 'user=bob%hunter22'], ['a password of IPsec', '10.0.0.1 : EAP hunter22'],
  ['a password of HAProxy', 'user bob insecure-password hunter22'], ['a user and a password?', 'cache_peer p parent 3128 0 login=bob:hunter22'], ['a password of Postfix', '[smtp.example.com]:587 bob:hunter22'],
  ['a key of NTP?', '1 M s3cretK3y9x'], ['a password in a PowerShell script', '$u.SetPassword("Passw0rd1")'], ['a password in XML', '<add key="DbPassword" value="hunter22"/>'],
  ['a password in a URL', 'jdbc:oracle:thin:scott/tiger99@//db:1521/x'], ['the data of a Kubernetes Secret', '{"kind":"Secret","data":{"a":"aHVudGVy"}}'],
  ['what looks like a password or token?', 'auth_pass hunter22'], ['a password or token assigned to a variable', 'PASSWORD=${PASSWORD:-hunter22}'],
  ['a password or token assigned to a variable', 'SSHPASS=hunter22'],
])('%s: %s', (what, text) => expect(inText(text)).toEqual([what]));
