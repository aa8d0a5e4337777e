import { CloudInit, Platform, VirtualMachine } from '../../src';
import { nameFrom } from '../../src/adopt/libvirt/name-from';
import { writtenChart } from '../../src/adopt/plan/charts';
import { secretsInText } from '../../src/findings/secrets';
import { trimmed, trimmedEnd } from '../../src/findings/trimmed';
import { Entry, Manifests } from '../../src/impact/state/manifests';
import { READ_OTHERWISE } from '../../src/model/yaml/plain';
import { concealed } from '../../src/output/folder/difference/conceal';
import { lintText } from '../lint/lint-text';
import { codesOf, GOOD } from '../support/fleet';
import { scaled } from '../support/samples';

/** With a regular expression of quadratic time, none of these tests would end. */
const MANY = scaled(1_000_000);
/** Also with this length, quadratic time exceeds the time limit of a test. */
const LENGTH = scaled(200_000, 100_000);
const all = (text: string) => text.repeat(MANY / text.length);

const mounts = (device: string) => codesOf(chart => void new VirtualMachine(chart, 'web', {
  ...GOOD, cloudInit: CloudInit.fromString(`#cloud-config\nmounts:\n- ['${device}', /srv]\n`),
}), Platform.cozystack(), 'tenant-a');
const configMap = (text: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: {a: '${text}'}}\n`;

test.each<[string, () => unknown, unknown]>([
  ['the number of a device', () => mounts(`sr${all('1')}!`), []],
  ['a text of digits', () => READ_OTHERWISE.test(`${all('1')}x`), false],
  ['a number of any length', () => READ_OTHERWISE.test(`1e${all('_1')}`), true],
  ['braces', () => lintText(configMap(all('{{'))).includes('MANIFEST_TEMPLATE 3 metadata.labels.a'), false],
  ['a name of dashes', () => nameFrom(`a${all('-')}b`), 'a-b'],
  ['dashes at the end of a name', () => nameFrom(`a${all('-')}`), 'a'],
  ['a path', () => writtenChart(`${all('a/')}b.k8s.yaml`), 'b'],
  ['a name of a file', () => writtenChart(`${all('a')}.k8s.yam`), undefined],
  ['what is trimmed', () => trimmed(`${all('-')}a${all('-')}b${all('-')}`, '-').length, MANY + 2],
  ['what is trimmed at its end', () => trimmedEnd(`a${all('/')}`, '/'), 'a'],
  ['white space of a line', () => concealed([' '.repeat(29_000)])[0].length, 303],
  ['colons of a line', () => concealed([`a:${' '.repeat(29_000)}`])[0].length, 303],
  ['invalid base64', () => secretsInText(all('a-b/')), []],
])('the time for %s is linear in its length', (_, result, expected) => {
  expect(result()).toEqual(expected);
});

test('an object is found below many labels', () => {
  const given = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' } };
  const text = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n${all('    b:  c\n')}  name: web\n`;
  expect(new Manifests([new Entry(text, 'a.yaml', 1, [given])]).find('ConfigMap', undefined, 'web')).toBe(given);
});

// Crypt hashes, tokens and assignments are assembled at run time, so that no scanner reports them.
test.each([
  '$6$a', '$5$', '$y$a$a$', '$argon2id$v=19$a', '$2a$10$', 'password', 'password_a', 'password = ', 'password:', '--password ', '"a" == ', 'a.password', 'ghp_', 'sk-', 'eyJhbGci.',
  'a://', 'a:b@', 'curl -u ', 'echo a:', 'mysql -p', 'kind: Secret\n', 'data:\n', 'aws', 'Authorization: ', '-----BEGIN ', 't1.', 'A3-', '1:A', '.atlasv1.', '\\\n', '[0]',
  'chpasswd <<', 'chpasswd ', 'useradd ', 'nmcli ', 'net user ', 'ConvertTo-SecureString ', 'IDENTIFIED WITH ', '<Password>', '?sig=A',
  '    ', '\t', '\n', '\r\n', '_', '-', '.', '=', '"', '\'', '`', '{', '(', '<', '0', 'a', 'A', 'AAAA', 'H4sI',
])('a text that repeats %j is searched in linear time', text => {
  expect(secretsInText(text.repeat(LENGTH / text.length)).length).toBeLessThan(LENGTH);
  expect(secretsInText(`x${text.repeat(LENGTH / text.length)}!`).length).toBeLessThan(LENGTH);
});

test.each([['vda1', []], ['/dev/vd1', []], ['/dev/nvme0n1p2', ['DEVICE_MISSING']], ['/dev/xvdb', ['DEVICE_MISSING']], ['/dev/sr1', ['DEVICE_MISSING']]])(
  'the device %s is understood as before', (device, codes) => {
    expect(mounts(device)).toEqual(codes);
  },
);
