import { lintFiles, lintText, machine } from './lint-text';

const PASSWORD = 'hunter2-A9f3kLx0pQ7z';
const TOKEN = `ghp_${'0123456789abcdefABCDEF'.repeat(2).slice(0, 36)}`;
const object = (kind: string, content: string, name = 'own') => `---\napiVersion: v1\nkind: ${kind}\nmetadata: { name: ${name}, namespace: prod }\n${content}\n`;

test.each([
  ['a password of a Secret', object('Secret', `stringData: { password: ${PASSWORD} }`), 'stringData.password'],
  ['the same, encoded', object('Secret', `data: { password: ${Buffer.from(PASSWORD).toString('base64')} }`), 'data.password'],
  ['a token in a ConfigMap', object('ConfigMap', `data:\n  app.conf: |\n    github = ${TOKEN}`), 'data["app.conf"]'],
  ['user data that no machine of the files reads', object('Secret', `stringData:\n  userdata: |\n    #cloud-config\n    password: ${PASSWORD}`), 'stringData.userdata'],
])('%s is a warning', (_, text, field) => {
  const report = lintFiles({ 'a.yaml': text });
  expect(report.findings).toEqual([expect.objectContaining({ code: 'SECRET_SUSPECTED', severity: 'warning', field })]);
  expect(JSON.stringify(report)).not.toMatch(new RegExp(`${PASSWORD}|${TOKEN}`));
});

test.each([
  ['a Secret with a placeholder', object('Secret', 'stringData: { password: "${DB_PASSWORD}" }')],
  ['an encrypted Secret', `${object('Secret', 'stringData: { password: "ENC[AES256_GCM,data:Qm9v,iv:AA==,tag:BB==,type:str]" }')}sops: { mac: "ENC[AES256_GCM,data:x]" }\n`],
  ['settings', object('ConfigMap', 'data: { password-policy: strict, tokenTTL: 10m }')],
])('%s has no finding', (_, text) => expect(lintText(text)).toEqual([]));

test('user data that a machine reads from a Secret has one finding, of the machine', () => {
  const drive = machine('      - name: drive\n        cloudInitNoCloud: { secretRef: { name: own } }\n').replace('          interfaces:', '          - name: drive\n            disk: {}\n          interfaces:');
  const user = object('Secret', `stringData: { userdata: "#cloud-config\\npassword: ${PASSWORD}\\n" }`);
  expect(lintFiles({ 'a.yaml': drive + user }).findings.filter(({ code }) => code.startsWith('SECRET')).map(({ code, object: found }) => `${code} ${found?.kind}`))
    .toEqual(['SECRET_IN_PLAIN_TEXT VirtualMachine']);
});
