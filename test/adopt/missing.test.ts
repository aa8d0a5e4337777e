import { adopt } from '../../src/adopt/adopt';
import { FORMATS } from '../../src/adopt/formats';
import { translate } from '../../src/adopt/libvirt/translate';
import { impactBetween } from '../../src/impact/between';
import { sideOf } from '../../src/impact/state/fleet';
import { adoptText } from '../support/adopted';

const DISK = `apiVersion: apps.cozystack.io/v1alpha1
kind: VMDisk
metadata: { name: data, namespace: tenant-a }
spec: { storage: 10Gi, storageClass: replicated }
`;
const OTHER = `---
apiVersion: apps.cozystack.io/v1alpha1
kind: VMDisk
`;
const METADATA = 'metadata: { name: logs, namespace: tenant-a, labels: { env: e } }\n';
const SPEC = 'spec: { storage: 10Gi, storageClass: replicated }\n';
const SECRET = '---\napiVersion: v1\nkind: Secret\nmetadata: { name: s, namespace: tenant-a }\nstringData: { password: Winter2026!x }\n';
const CLEAR = 'nothing changes';

const textOf = ({ report }: ReturnType<typeof adoptText>) => FORMATS.text(report, false);

test.each<[string, string, object, readonly string[], string]>([
  ['with a variable', `${OTHER}${METADATA.replace(': e', ': "${ENV}"')}${SPEC}`, { code: 'MANIFEST_TEMPLATE', kind: 'VMDisk', name: 'logs', namespace: 'tenant-a', line: 8 }, ['data-loss'], '1 disk is lost'],
  ['with a template as its name', `${OTHER}metadata:\n  labels:\n    name: b\n  name: {{ .Values.name }}\n  namespace: tenant-a\n${SPEC}`, { code: 'MANIFEST_TEMPLATE', kind: 'VMDisk', name: '{{ .Values.name }}', namespace: 'tenant-a' }, ['data-loss'], '1 disk is lost'],
  ['that is not YAML', `${OTHER}${METADATA}spec: { storage: [\n`, { code: 'MANIFEST_UNREADABLE', kind: 'VMDisk', name: 'logs', namespace: 'tenant-a' }, ['data-loss'], '1 disk is lost'],
  ['without apiVersion', `---\nkind: VMDisk\n${METADATA}${SPEC}`, { code: 'MANIFEST_FIELD_MISSING', kind: 'VMDisk', name: 'logs', line: 6 }, ['data-loss'], '1 disk is lost'],
  ['without apiVersion and spec', `---\nkind: VMDisk\n${METADATA}`, { code: 'MANIFEST_FIELD_MISSING', kind: 'VMDisk', name: 'logs', line: 6 }, ['data-loss'], '1 disk is lost'],
  ['without a name', `${OTHER}metadata: { namespace: tenant-a }\n${SPEC}`, { code: 'MANIFEST_FIELD_MISSING', kind: 'VMDisk' }, ['data-loss'], '1 disk is lost'],
  ['without a kind', '---\napiVersion: apps/v1\nmetadata: { name: a }\nspec: {}\n', { code: 'MANIFEST_FIELD_MISSING', line: 6 }, ['unknown'], '1 other object changes with an unknown effect'],
  ['in a list without a kind', `---\n- apiVersion: v1\n  kind: ConfigMap\n  ${METADATA}`, { code: 'MANIFEST_FIELD_MISSING' }, ['unknown'], '1 other object changes with an unknown effect'],
  ['of unknown content', '---\na: [\n', { code: 'MANIFEST_UNREADABLE', file: 'manifests.yaml' }, ['unknown'], '1 other object changes with an unknown effect'],
  ['that occurs twice with other content', `---\n${DISK.replace('10Gi', '20Gi')}`, { code: 'MANIFEST_TWICE' }, ['unknown'], '1 other object changes with an unknown effect'],
])('an object %s is missing in the program, and this is an effect', (_, text, missing, effects, summary) => {
  const adoption = adoptText(`${DISK}${text}`);
  const { report } = adoption;
  expect(report.missing).toMatchObject([missing]);
  expect([report.isEqual, report.impact.summary, report.impact.subjects.map(each => each.effects)]).toEqual([false, summary, [effects]]);
  const shown = textOf(adoption);
  expect(shown).not.toContain(CLEAR);
  expect(shown).toContain('not in the program, because of the problems above:\n');
});

test.each([
  ['the values of a chart', '---\nreplicas: 3\nmetadata: {}\nimage: a\n'],
  ['the description of a chart', '---\napiVersion: v2\nname: web\nversion: 1.0.0\n'],
  ['a kind of its own', '---\nkind: StatefulSet\nreplicas: 3\n'],
  ['a text', '---\nhello\n'],
  ['only comments', '---\n# nothing\n'],
  ['an equal manifest', `---\n${DISK}`],
  ['an object that a controller created', `${OTHER}metadata: { name: logs, namespace: tenant-a, ownerReferences: [{ controller: true, kind: A, name: a }] }\n${SPEC}`],
  ['a variable in a text for the guest', '---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: c, namespace: tenant-a }\ndata: { a: "${ENV}" }\n'],
  ['a duplicate key', `${OTHER}${METADATA}${SPEC}${SPEC}`],
])('a document with %s leaves the result clear', (_, text) => {
  const adoption = adoptText(`${DISK}${text}`);
  expect([adoption.report.missing, adoption.report.isEqual, adoption.report.impact.summary]).toEqual([[], true, CLEAR]);
  expect(textOf(adoption)).toContain(CLEAR);
});

test('a disk that the engine does not prune is left behind, not lost', () => {
  const { report } = adoptText(`${DISK}${OTHER}metadata: { name: "logs-\${ENV}", annotations: { helm.sh/resource-policy: keep } }\n${SPEC}`);
  expect(report.impact.subjects.map(({ effects }) => effects)).toEqual([['left-behind']]);
});

test('an unsupported field of a kustomization may change every object', () => {
  const fault = { code: 'MANIFEST_KUSTOMIZE', file: 'kustomization.yaml', line: 3, column: 1, message: 'images', fix: 'render it', unread: {} } as const;
  const { report } = adopt([{ files: [{ path: 'disk.yaml', bytes: Buffer.from(DISK) }], faults: [fault] }]);
  expect(report.missing).toEqual([{ file: 'kustomization.yaml', line: 3, column: 1, code: 'MANIFEST_KUSTOMIZE' }]);
  expect(report.isEqual).toBe(false);
});

test.each([
  ['another kind of libvirt', '<network/>', true],
  ['a broken domain', '<domain', false],
])('%s in XML', (_, text, isEqual) => {
  const { unit } = translate([{ path: 'a.xml', bytes: Buffer.from(text) }]);
  const { report } = adopt([{ files: [{ path: 'disk.yaml', bytes: Buffer.from(DISK) }], faults: [] }, unit]);
  expect([report.faults.map(({ code }) => code), report.isEqual]).toEqual([['MANIFEST_UNREADABLE'], isEqual]);
});

test('a Secret is not in the program: the report has the same effects as a comparison of both folders', () => {
  const { report } = adoptText(`${DISK}${SECRET}`);
  const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's', namespace: 'tenant-a' }, stringData: {} };
  const { summary } = impactBetween(sideOf('manifests', [secret], []), sideOf('dist', [], []));
  expect([report.isEqual, report.impact.summary, summary]).toEqual([false, summary, '1 other object is deleted']);
  expect(textOf({ files: new Map(), report })).toContain('Secret tenant-a/s (manifests.yaml): the program does not write this object');
});

test('a ConfigMap is in the program, and nothing changes', () => {
  const { report } = adoptText(`${DISK}${SECRET.replace('Secret', 'ConfigMap').replace(/stringData.*/, 'data: { a: b }')}`);
  expect([report.isEqual, report.copied.map(({ kind }) => kind), report.secrets]).toEqual([true, ['ConfigMap'], []]);
});

test.each([
  ['members of wrong types', `${OTHER}metadata: { name: [], namespace: {}, labels: "\${A}", annotations: 7 }\nspec: "\${B}"\n`],
  ['a machine of wrong types', '---\napiVersion: kubevirt.io/v1\nkind: VirtualMachine\nmetadata: { name: "${A}" }\nspec: { template: 7, dataVolumeTemplates: 8 }\n'],
  ['a Service of wrong types', '---\napiVersion: v1\nkind: Service\nmetadata: { name: "${A}" }\nspec: { selector: 7, ports: "x", type: [] }\n'],
  ['a policy of wrong types', '---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: "${A}" }\nspec: { podSelector: [], ingress: {}, policyTypes: 3 }\n'],
  ['a public Service of wrong types', '---\napiVersion: v1\nkind: Service\nmetadata: { name: "${A}" }\nspec: { type: NodePort, ports: "x", selector: null, loadBalancerSourceRanges: 7 }\n'],
  ['ports of wrong types', '---\napiVersion: v1\nkind: Service\nmetadata: { name: "${A}" }\nspec: { type: NodePort, ports: [null, 7], loadBalancerSourceRanges: [null] }\n'],
  ['spec null', '---\napiVersion: v1\nkind: Service\nmetadata: { name: "${A}" }\nspec: null\n'],
  ['policy rules null', '---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: "${A}" }\nspec: { ingress: [null, { from: 7, ports: 3 }] }\n'],
])('a missing object with %s causes no exception', (_, text) => {
  expect(adoptText(`${DISK}${text}`).report.isEqual).toBe(false);
});
