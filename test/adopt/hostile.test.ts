import { adoptText, compilerErrors, runFiles } from '../support/adopted';

jest.setTimeout(120_000);

const machine = (name: string, namespace: string, more = '') => `---
apiVersion: kubevirt.io/v1
kind: VirtualMachine
metadata: { name: ${JSON.stringify(name)}, namespace: ${JSON.stringify(namespace)} }
spec:
  runStrategy: Halted
  template:
    spec:
      domain: { memory: { guest: 1Gi }, devices: { disks: [{ name: a, disk: { bus: virtio } }] } }
      volumes: [{ name: a, containerDisk: { image: 'quay.io/containerdisks/fedora:42' } }]
${more}`;

const SAFE = /^(?:[A-Za-z0-9][\w.-]*\/)?\.?[A-Za-z0-9][\w.-]*$/;

const PROGRAMS = ([
  ['a namespace that leads out of the folder', machine('web', '../../x')],
  ['a name that leads out of the folder', machine('../../../etc/web', 'prod')],
  ['a name that is code', machine('\'); process.exit(9); (\'', 'prod')],
  ['a name with a line break', machine('web\n// x', 'prod')],
  ['names that are words of TypeScript', ['class', 'new', 'app', 'default', 'process', 'require', '__proto__'].map(name => machine(name, name)).join('')],
  ['names that end up as one', machine('web-1', 'a') + machine('web.1', 'a') + machine('WEB-1', 'a') + machine('web1', 'a')],
  ['names of classes', machine('fleet', 'VirtualMachine') + machine('Size', 'a')],
  ['names of devices of Windows', machine('con', 'nul') + machine('aux', 'lpt1')],
  ['texts that would end a text', machine('web', 'prod', '      hostname: "a\'b`${process.exit(9)}\\\\"\n')],
  ['a line separator that is not part of YAML', machine('web', 'prod', '      subdomain: "a\\u2028b"\n')],
] as const).map(([what, yaml]) => ({ what, adoption: adoptText(yaml) }));

/** Checked together: the compiler takes as long for all as for one. */
const errors = compilerErrors(Object.fromEntries(PROGRAMS.flatMap(({ what, adoption: { files } }) => files.size === 0 ? [] : [[what, files.get('main.ts')!]])));

test.each(PROGRAMS)('$what: the program compiles, runs, and uses no path outside of its folder', ({ what, adoption: { files, report } }) => {
  for (const path of files.keys()) expect(path).toMatch(SAFE);
  if (files.size === 0) return;
  expect(errors.filter(each => each.startsWith(`${what}:`))).toEqual([]);
  expect(files.get('main.ts')).not.toMatch(/[^\n -~]/);
  if (report.warnings.some(({ severity }) => severity === 'error')) return;
  expect(Object.keys(runFiles(files)).every(path => SAFE.test(path))).toBe(true);
  expect(report.isEqual).toBe(true);
});

test.each([
  ['nothing', ''],
  ['no YAML', '{ ['],
  ['no objects', 'a: 1\n'],
  ['NUL', 'apiVersion: v1\0\nkind: X\n'],
  ['aliases without end', `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'.split('').map((name, i) => `${name}: &${name} [${`*${'abcdefg'[i]},`.repeat(9)}]\n`).join('')}kind: X\napiVersion: v1\nmetadata: { name: x }\n`],
  ['a template', machine('{{ .Values.name }}', 'prod')],
])('%s: the report has the reason, and no empty program is written', (_, yaml) => {
  const { files, report } = adoptText(yaml);
  if (files.size === 0) expect(report.typed).toBe(0);
  else expect(report.faults.length + report.objects).toBeGreaterThan(0);
  expect(report.adoptVersion).toBe(1);
});

test('if two objects have the same name, the first is adopted and the second is reported', () => {
  const { report } = adoptText(machine('web', 'prod') + machine('web', 'prod'));
  expect(report.faults).toMatchObject([{ code: 'MANIFEST_TWICE' }]);
  expect(report.objects).toBe(1);
});

test('objects of other kinds are copied unchanged, with and without a namespace', () => {
  const { files, report } = adoptText(`${machine('web', 'prod')}---
apiVersion: v1
kind: Namespace
metadata: { name: prod, labels: { team: "yes", version: "1e3" } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: proxy, namespace: prod }
spec: { replicas: 2, template: { spec: { containers: [] } } }
`);
  expect(report.isEqual).toBe(true);
  expect(report.copied.map(({ kind, why }) => [kind, why])).toEqual([['Namespace', undefined], ['Deployment', undefined]]);
  expect([...files.keys()].filter(path => path.startsWith('manifests/')).sort()).toEqual(['manifests/cluster.yaml', 'manifests/prod.yaml']);
  expect(Object.values(runFiles(files)).join('')).toContain('team: "yes"');
});

test('a template in the cluster is copied with its parameters', () => {
  const { files, report } = adoptText(`${machine('web', 'prod')}---
apiVersion: template.kubevirt.io/v1beta1
kind: VirtualMachineTemplate
metadata: { name: web, namespace: prod }
spec: { virtualMachine: { metadata: { name: "\${NAME}" } } }
`);
  expect([report.isEqual, report.missing]).toEqual([true, []]);
  expect(report.copied.map(({ kind, why }) => [kind, why])).toEqual([['VirtualMachineTemplate', undefined]]);
  expect(Object.values(runFiles(files)).join('')).toContain('name: ${NAME}');
});

test.each<[string, (text: string) => string]>([
  ['an image', text => text.replace(/containerDisk: *\{[^}]*\}/, 'containerDisk: {}')],
  ['a name that has a secret', text => text.replace('name: web', `name: glpat-${'a1b2'.repeat(5)}`)],
])('an object without %s is left out of the program', (_, change) => {
  const { report } = adoptText(`apiVersion: kubevirt.io/v1
kind: VirtualMachine
metadata: { name: web, namespace: shop }
spec:
  runStrategy: Always
  template:
    spec:
      domain: { devices: { disks: [{ name: root, disk: { bus: virtio } }] }, resources: { requests: { memory: 1Gi } } }
      volumes: [{ name: root, containerDisk: { image: 'a/b:1' } }]
`.replace(/^[^]*$/, change));
  expect([report.typed, report.copied.length + report.secrets.length]).toEqual([0, 1]);
  expect(JSON.stringify(report)).not.toContain('a1b2');
});

test('the order of the manifests does not change the program', () => {
  const documents = ['b', 'a', 'c'].map(name => machine(name, `ns-${name}`));
  const texts = [documents, [...documents].reverse()].map(each => adoptText(each.join('')).files.get('main.ts'));
  expect(texts[0]).toBe(texts[1]);
});

test('fields that the cluster owns in a dump are not in the program', () => {
  const dump = machine('web', 'prod').replace('metadata: {', 'metadata: { uid: 1-2, resourceVersion: "7", finalizers: [harvesterhci.io/VMController.CleanupPVCAndSnapshot],');
  const { files, report } = adoptText(`${dump}status: { ready: true }
---
apiVersion: v1
kind: Service
metadata: { name: web-http, namespace: prod, uid: 3-4 }
spec:
  { selector: { app: web }, ports: [{ port: 80 }], clusterIP: 10.0.0.5, clusterIPs: [10.0.0.5], ipFamilies: [IPv4], ipFamilyPolicy: SingleStack, sessionAffinity: None, internalTrafficPolicy: Cluster }
---
apiVersion: v1
kind: Service
metadata: { name: written, namespace: prod }
spec: { selector: { app: web }, ports: [{ port: 80 }], sessionAffinity: None }
`);
  expect([report.isEqual, report.copied.map(({ name }) => name)]).toEqual([true, ['web-http', 'written']]);
  const written = Object.values(runFiles(files)).join('---\n');
  expect(written).not.toMatch(/finalizers|status|uid|10\.0\.0\.5|SingleStack|internalTrafficPolicy/);
  // The text of an existing file stays.
  expect(written.match(/sessionAffinity: None/g)).toHaveLength(1);
});
