import { lintFiles, lintText, machine, short } from './lint-text';
import { CODES, ManifestCode } from '../../src/findings/codes';
import { sarifReport } from '../../src/lint/formats/sarif';
import { textReport } from '../../src/lint/formats/text';

const instance = (spec: string) => `apiVersion: apps.cozystack.io/v1alpha1
kind: VMInstance
metadata:
  name: web
  namespace: tenant-prod
spec:
${spec}`;

test('a correct machine has no findings', () => {
  expect(lintText(machine()).filter(each => !each.startsWith('PROFILE_ASSUMED'))).toEqual([]);
});

/** A text for each code of manifests, and the line of the finding. */
const PROVOKED: Record<ManifestCode, readonly [text: string, found: string]> = {
  MANIFEST_UNREADABLE: ['a: b\nc: [', 'MANIFEST_UNREADABLE 2'],
  MANIFEST_KEY_DUPLICATE: [machine().replace('  name: web\n', '  name: web\n  name: other\n'), 'MANIFEST_KEY_DUPLICATE 5'],
  MANIFEST_TWICE: [`${machine()}---\n${machine()}`, 'MANIFEST_TWICE 35 metadata.name'],
  MANIFEST_KIND_UNKNOWN: [machine().replace('kubevirt.io/v1', 'kubevirt.io/v2'), 'MANIFEST_KIND_UNKNOWN 1 apiVersion'],
  MANIFEST_FIELD_UNKNOWN: [machine('      volume: []\n'), 'MANIFEST_FIELD_UNKNOWN 31 spec.template.spec.volume'],
  MANIFEST_FIELD_TYPE: [machine('      hostname: 17\n'), 'MANIFEST_FIELD_TYPE 31 spec.template.spec.hostname'],
  MANIFEST_FIELD_MISSING: [machine().replace('      - name: system\n        containerDisk', '      - containerDisk'), 'MANIFEST_FIELD_MISSING 28 spec.template.spec.volumes[0]'],
  MANIFEST_TEMPLATE: [machine().replace('name: web', 'name: "{{ .Values.name }}"'), 'MANIFEST_TEMPLATE 4'],
  MANIFEST_KUSTOMIZE: ['', ''],
};

test.each(Object.entries(PROVOKED).filter(([code]) => code !== 'MANIFEST_KUSTOMIZE'))('%s points to its line and field', (code, [text, found]) => {
  expect(lintText(text)).toContain(found);
  expect(CODES).toHaveProperty(code);
});

test.each([
  ['the kind in another case', machine().replace('kind: VirtualMachine', 'kind: Virtualmachine'), 'MANIFEST_KIND_UNKNOWN 2 kind'],
  ['a kind of another group', machine().replace('kubevirt.io/v1', 'cdi.kubevirt.io/v1beta1'), 'MANIFEST_KIND_UNKNOWN 1 apiVersion'],
  ['a text for a number', machine().replace('cores: 2', 'cores: "2"'), 'MANIFEST_FIELD_TYPE 14 spec.template.spec.domain.cpu.cores'],
  ['no quantity', machine().replace('4Gi', '4GiB'), 'MANIFEST_FIELD_TYPE 12 spec.template.spec.domain.memory.guest'],
  ['no name', machine().replace('  name: web\n', '  generateName: web-\n'), 'MANIFEST_FIELD_MISSING 3'],
  ['a template that is no YAML', '{{- if .x }}\nkind: A\n{{- end }}\n', 'MANIFEST_TEMPLATE 1'],
  ['a template that is YAML', machine().replace('name: web', 'name: {{ .Values.name }}'), 'MANIFEST_TEMPLATE 4'],
  ['a variable', machine().replace('namespace: prod', 'namespace: ${NAMESPACE}'), 'MANIFEST_TEMPLATE 5'],
])('%s', (_, text, found) => {
  expect(lintText(text)).toContain(found);
});

test.each([
  ['an older version that is served', machine().replace('kubevirt.io/v1', 'kubevirt.io/v1alpha3')],
  ['another kind of the group', 'apiVersion: kubevirt.io/v1\nkind: KubeVirt\nmetadata: { name: kubevirt }\nspec: {}\n'],
  ['variables of the guest', machine('      - name: ci\n        cloudInitNoCloud:\n          userData: |\n            #!/bin/sh\n            echo ${HOME} {{ x }}\n')],
  ['a template in the cluster with its parameters', 'apiVersion: template.kubevirt.io/v1beta1\nkind: VirtualMachineTemplate\nmetadata: { name: web }\nspec:\n  virtualMachine: { metadata: { name: "${NAME}" }, spec: { replicas: "${{COUNT}}" } }\n'],
  ['a merge key', `${machine().replace('metadata:\n', 'metadata:\n  labels: &l\n    a: b\n')}      nodeSelector:\n        <<: *l\n`],
  ['CRLF', machine().replace(/\n/g, '\r\n')],
  ['a byte order mark', `\ufeff${machine()}`],
  ['a comment alone', '# nothing\n---\n# nothing\n'],
])('%s is fine', (_, text) => {
  expect(lintText(text).filter(each => each.startsWith('MANIFEST_'))).toEqual([]);
});

test('checks of the library point to the value in the manifest', () => {
  const found = lintText(instance('  instanceType: u1.mediun\n  disks:\n  - name: system\n'), { name: 'cozystack', version: '1.6' });
  expect(found).toContain('INSTANCE_TYPE_UNKNOWN 7 spec.instanceType');
});

test('the place of a password is reported, not its value', () => {
  const text = machine('      - name: ci\n        cloudInitNoCloud:\n          userData: |\n            #cloud-config\n            password: s3cr3t-Pa55\n');
  const report = lintFiles({ 'a.yaml': text });
  expect(report.findings.map(short)).toContain('SECRET_IN_PLAIN_TEXT 33 spec.template.spec.volumes[1].cloudInitNoCloud.userData');
  for (const format of [textReport(report), sarifReport(report), JSON.stringify(report)]) expect(format).not.toContain('s3cr3t');
});

test('fields of the server are ignored, and objects of controllers are counted', () => {
  const dump = machine().replace('  name: web\n', [
    '  name: web', '  uid: 0f1e', '  resourceVersion: "7"', '  generation: 3', '  creationTimestamp: "2026-01-01T00:00:00Z"', '  managedFields: [{ manager: kubectl }]',
    '  annotations: { kubevirt.io/latest-observed-api-version: v1 }', '',
  ].join('\n')) + 'status: { ready: true, printableStatus: Running }\n';
  const owned = 'apiVersion: kubevirt.io/v1\nkind: VirtualMachineInstance\nmetadata: { name: web, ownerReferences: [{ controller: true, kind: VirtualMachine, name: web }] }\n';
  const report = lintFiles({ 'a.yaml': `${dump}---\n${owned}` });
  expect(report.findings.filter(({ code }) => code.startsWith('MANIFEST_'))).toEqual([]);
  expect([report.objects, report.leftOut.derived]).toEqual([1, 1]);
});

test('items of a list have their own lines', () => {
  const items = [machine('      volume: 1\n'), machine('      hostname: 3\n').replace('name: web', 'name: db')];
  const list = `apiVersion: v1\nitems:\n${items.map(item => item.split('\n').filter(Boolean).map((line, i) => `${i === 0 ? '- ' : '  '}${line}`).join('\n')).join('\n')}\nkind: List\nmetadata: { resourceVersion: "" }\n`;
  expect(lintText(list).filter(each => each.startsWith('MANIFEST_'))).toEqual([
    'MANIFEST_FIELD_UNKNOWN 33 spec.template.spec.volume', 'MANIFEST_FIELD_TYPE 64 spec.template.spec.hostname',
  ]);
  const anchored = list.replace('runStrategy: Always', 'runStrategy: &run Always').replace(/runStrategy: Always/, 'runStrategy: *run');
  expect(lintText(anchored).filter(each => each.startsWith('MANIFEST_')).map(each => each.split(' ')[1])).toEqual(['33', '64']);
});

test('names that only the cluster knows are assumed, and a likely misspelling is reported', () => {
  const disk = (storageClass: string) => `apiVersion: cdi.kubevirt.io/v1beta1\nkind: DataVolume\nmetadata: { name: data, namespace: prod }\nspec:\n  source: { blank: {} }\n  storage:\n    storageClassName: ${storageClass}\n    resources: { requests: { storage: 5Gi } }\n`;
  const report = lintFiles({ 'a.yaml': disk('fast') });
  expect([report.errors, report.assumptions]).toEqual([0, [{ what: 'storage class "fast"', objects: 1 }]]);
  expect(lintText(disk('replicatd'))).toEqual(['STORAGE_CLASS_UNKNOWN 7 spec.storage.storageClassName']);
  expect(lintText(disk('fast'), { name: 'kubevirt', catalog: { storageClasses: [{ name: 'slow' }] } })).toEqual(['STORAGE_CLASS_UNKNOWN 7 spec.storage.storageClassName']);
  expect(lintText(`${disk('fast')}---\napiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: { name: fast }\nprovisioner: a\n`)).toEqual([]);
});

test('reports escape control characters', () => {
  const report = lintFiles({ 'a\u001b[31m.yaml': machine('      "\\e[31mred": 1\n') });
  for (const format of [textReport(report), sarifReport(report)]) expect(format).not.toContain('\u001b');
});

test('sarif has the place of each finding', () => {
  const { runs: [{ results, tool }] } = JSON.parse(sarifReport(lintFiles({ 'b c.yaml': machine('      volume: 1\n') })));
  const found = results.find(({ ruleId }: any) => ruleId === 'MANIFEST_FIELD_UNKNOWN');
  expect(found.locations[0].physicalLocation).toEqual({ artifactLocation: { uri: 'b%20c.yaml' }, region: { startLine: 31, startColumn: 7 } });
  expect(tool.driver.rules[found.ruleIndex]).toMatchObject({ id: 'MANIFEST_FIELD_UNKNOWN', helpUri: expect.stringMatching(/^https:.*\/docs\/errors\/MANIFEST_FIELD_UNKNOWN\.md$/) });
});
