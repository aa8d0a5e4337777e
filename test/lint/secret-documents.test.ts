import { lintText, machine, lintFiles } from './lint-text';

const drive = (source: string) => machine(`      - name: drive
        cloudInitNoCloud: ${source}
`).replace('          interfaces:', '          - name: drive\n            disk: {}\n          interfaces:');

const secret = (content: string, name = 'web-user') => `---
apiVersion: v1
kind: Secret
metadata: { name: ${name}, namespace: prod }
${content}
`;

const base64 = (text: string) => Buffer.from(text).toString('base64');
const USER = '{ secretRef: { name: web-user } }';
const BOTH = '{ secretRef: { name: web-user }, networkDataSecretRef: { name: web-net } }';
const WRONG = '#cloud-config\\nruncmd: { a: b }\\nssh_authorized_keys: [ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJUqX2HqT7m3mYw0mUu2Zt0a6JY2XW3mZk1K8m0dQ4Vr a]\\n';
const RIGHT = WRONG.replace('{ a: b }', '[a]');

const codes = (text: string) => lintText(text).map(line => line.split(' ')[0]);

test.each([
  ['stringData', `stringData: { userdata: "${WRONG}" }`],
  ['the other key', `stringData: { userData: "${WRONG}" }`],
  ['data in base64', `data: { userdata: ${base64(WRONG.replaceAll('\\n', '\n'))} }`],
])('user data in a Secret of the same manifests is checked: %s', (_, content) => {
  expect(codes(drive(USER) + secret(content))).toEqual(['CLOUD_INIT_VALUE']);
  expect(codes(drive(USER) + secret(content.replace('{ a: b }', '[a]').replace(base64(WRONG.replaceAll('\\n', '\n')), base64(RIGHT.replaceAll('\\n', '\n')))))).toEqual([]);
});

test('network data in a Secret is checked', () => {
  const text = (prefix: number) => drive(BOTH) + secret(`stringData: { userdata: "${RIGHT}" }`)
    + secret(`stringData: { networkdata: "version: 2\\nethernets:\\n  eth0: { addresses: [10.0.2.2/${prefix}] }\\n" }`, 'web-net');
  expect(codes(text(99))).toEqual(['NETWORK_DATA_INVALID']);
  expect(codes(text(24))).toEqual([]);
});

test('a document of another namespace or name is not the document of the machine', () => {
  expect(codes(drive(USER) + secret(`stringData: { userdata: "${WRONG}" }`).replace('namespace: prod', 'namespace: test'))).toEqual([]);
  expect(codes(drive(USER) + secret(`stringData: { userdata: "${WRONG}" }`, 'other'))).toEqual([]);
});

test('a Secret without the key that KubeVirt reads', () => {
  const { findings } = lintFiles({ 'a.yaml': drive(USER) + secret('stringData: { user-data: "#cloud-config\\n", note: a }') });
  expect(findings).toEqual([expect.objectContaining({
    code: 'CLOUD_INIT_INVALID', message: 'the Secret "web-user" has no key `userdata`, so KubeVirt does not find the user data', got: '"note", "user-data"', allowed: 'userdata or userData',
  })]);
});

test.each([
  ['no data, because another tool fills the Secret', 'type: Opaque'],
  ['encrypted by SOPS', 'stringData: { userdata: "ENC[AES256_GCM,data:abc=,iv:x=,tag:y=,type:str]" }'],
  ['encrypted by SOPS, in data', 'data: { userdata: "ENC[AES256_GCM,data:abc=,iv:x=,tag:y=,type:str]" }'],
  ['a placeholder of a template', 'stringData: { userdata: "<path:secret/data/web#userdata>" }'],
  ['a variable', 'stringData: { userdata: "${USER_DATA}" }'],
])('a Secret whose content is not known has no finding: %s', (_, content) => {
  expect(codes(drive(USER) + secret(content))).toEqual([]);
});

test('a document in a Secret may be longer than an inline document', () => {
  expect(codes(drive(USER) + secret(`stringData: { userdata: "${RIGHT}# ${'a'.repeat(4000)}\\n" }`))).toEqual([]);
});
