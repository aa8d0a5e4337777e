import { adoptText, runFiles } from '../support/adopted';

const machine = (template: string, domain: string, more = '') => `apiVersion: kubevirt.io/v1
kind: VirtualMachine
metadata:
  name: web
spec:
  runStrategy: Always
  dataVolumeTemplates:
    - ${template}
  template:
    spec:
      domain:
        ${domain}
        devices:
          disks:
            - name: system
              disk: {bus: virtio}
          ${more}
      volumes:
        - name: system
          dataVolume: {name: web-system}
`;
const TEMPLATE = 'metadata: {name: web-system}\n      spec: {source: {blank: {}}, storage: {resources: {requests: {storage: 20Gi}}}}';
const CLONE = 'metadata: {name: web-system}\n      spec: {sourceRef: {kind: DataSource, name: fedora, namespace: images}, storage: {resources: {}}}';
const disk = (spec: string) => `apiVersion: apps.cozystack.io/v1alpha1\nkind: VMDisk\nmetadata:\n  name: data\nspec: ${spec}\n`;

const fields = (yaml: string) => adoptText(yaml).report.spellings.map(({ field, was, is }) => ({ field, was, is }));

test.each([
  ['another unit of the same amount', machine(TEMPLATE, 'memory: {guest: 2048M}'), 'spec.template.spec.domain.memory.guest', '2048M', '2000000Ki'],
  ['an empty struct', machine(CLONE, 'memory: {guest: 2Gi}'), 'spec.dataVolumeTemplates[0].spec.storage.resources', {}, undefined],
  ['a default of a chart', disk('{storage: 1Gi, storageClass: replicated, optical: false}'), 'spec.source', undefined, {}],
])('%s needs no overlay, and the report names the rule', (_, yaml, field, was, is) => {
  const { report, files } = adoptText(yaml);
  expect([report.overlays, report.copied, report.isEqual]).toEqual([[], [], true]);
  expect(fields(yaml)).toEqual([{ field, was, is }]);
  expect(report.spellings[0].rule).toMatch(/\w/);
  expect(report.spellings[0].source).toMatch(/^https:/);
  expect(files.get('main.ts')).not.toContain('Overlay');
});

test('volumes are identified by name, so their order does not matter', () => {
  const two = machine(TEMPLATE, 'memory: {guest: 2Gi}').replace('disk: {bus: virtio}\n', 'disk: {bus: virtio}\n            - name: init\n              disk: {bus: virtio}\n');
  const init = '        - name: init\n          cloudInitNoCloud: {secretRef: {name: web-init}}\n';
  const { report } = adoptText(two.replace('      volumes:\n', `      volumes:\n${init}`));
  expect([report.copied, report.overlays, report.isEqual]).toEqual([[], [], true]);
  expect(report.spellings.map(({ field, was, is }) => ({ field, was, is }))).toEqual([
    { field: 'spec.template.spec.volumes', was: ['init', 'system'], is: ['system', 'init'] },
  ]);
  expect(fields(`${two}${init}`)).toEqual([]);
});

test('the order of the disks is the order in the guest', () => {
  const [a, b] = ['a', 'b'].map(name => `        - name: ${name}\n          persistentVolumeClaim: {claimName: ${name}}\n`);
  const of = (first: string, second: string) => {
    const yaml = machine(TEMPLATE, 'memory: {guest: 2Gi}').replace(/ *dataVolumeTemplates:[^]*?(?= *template:)/, '');
    const devices = [first, second].map(name => `            - name: ${name}\n              disk: {bus: virtio}\n`).join('');
    return yaml.replace(/ *- name: system\n *disk: .*\n/, devices).replace(/ *- name: system\n *dataVolume: .*\n/, `${a}${b}`);
  };
  const program = adoptText(of('b', 'a')).files.get('main.ts')!;
  expect(program.indexOf('\'b\'')).toBeLessThan(program.indexOf('\'a\''));
});

test('defaults of the charts are not assumed for Hikube', () => {
  const { report } = adoptText(disk('{storage: 1Gi, storageClass: replicated, optical: false}'), { name: 'hikube' });
  expect([report.spellings, report.overlays.length, report.isEqual]).toEqual([[], 1, true]);
});

test('an empty device is kept', () => {
  const yaml = machine(TEMPLATE, 'memory: {guest: 2Gi}', 'rng: {}');
  expect(fields(yaml)).toEqual([]);
  expect(Object.values(runFiles(adoptText(yaml).files)).join('')).toContain('rng: {}');
});

test('values in the form of the program are not reported', () => {
  expect(fields(machine(TEMPLATE, 'memory: {guest: 2Gi}'))).toEqual([]);
  expect(fields(disk('{source: {}, storage: 1Gi, storageClass: replicated, optical: false}'))).toEqual([]);
});

test('a machine is copied with the disks in its manifest if one of them cannot be expressed', () => {
  // CDI rejects a claim without an access mode.
  const yaml = machine('metadata: {name: web-system}\n      spec: {source: {blank: {}}, pvc: {resources: {requests: {storage: 20Gi}}}}', 'memory: {guest: 2Gi}');
  const { report, files } = adoptText(yaml);
  expect(report.copied.map(({ kind, why }) => [kind, why])).toEqual([['VirtualMachine', expect.stringContaining('STORAGE_MODE_INVALID')]]);
  expect(files.get('main.ts')).not.toContain('new VirtualMachine');
  expect(Object.values(runFiles(files)).join('').match(/kind: VirtualMachine$/gm)).toHaveLength(1);
});

test('a Service with a foreign selector does not change the machine', () => {
  const service = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  type: LoadBalancer\n  selector: {app: web}\n  ports: [{port: 22}]\n';
  const { report } = adoptText(`${machine(TEMPLATE, 'memory: {guest: 2Gi}')}---\n${service}`);
  expect(report.copied.map(({ kind, why }) => ({ kind, why }))).toEqual([{ kind: 'Service', why: undefined }]);
  expect([report.overlays, report.isEqual]).toEqual([[], true]);
});

test('a machine with a volume that no property can express is copied, with the reason', () => {
  const { report } = adoptText(machine(TEMPLATE, 'memory: {guest: 2Gi}').replace('dataVolume: {name: web-system}', 'hostDisk: {path: /a.img, type: Disk}'));
  expect(report.copied.map(({ why }) => why)).toEqual(['`spec.template.spec.volumes` has a value for which the library has no property']);
  expect(report.isEqual).toBe(true);
});

test('CPUs of a chart can be quantities, texts or numbers', () => {
  const yaml = (resources: string) => `apiVersion: apps.cozystack.io/v1alpha1\nkind: VMInstance\nmetadata:\n  name: web
spec:\n  runStrategy: Always\n  instanceType: ""\n  instanceProfile: ubuntu\n  disks: [{name: elsewhere, bus: virtio}]\n  resources: ${resources}\n`;
  const { report } = adoptText(yaml('{cpu: "2", sockets: 1, memory: 4Gi}'));
  expect([report.copied, report.overlays, report.isEqual, report.faults]).toEqual([[], [], true, []]);
  expect(fields(yaml('{cpu: "2", sockets: 1, memory: 4Gi}'))).toEqual([{ field: 'spec.resources.cpu', was: '2', is: 2 }]);
  // The chart needs both or neither.
  expect(adoptText(yaml('{cpu: 2, memory: 4Gi}')).report.copied.map(({ why }) => why)).toEqual([expect.stringMatching(/^MANIFEST_FIELD_MISSING.*`sockets`/)]);
});

test('KubeVirt ignores the kind in an entry of dataVolumeTemplates', () => {
  const yaml = machine(`kind: DataVolumeTemplate\n      ${TEMPLATE}`, 'memory: {guest: 2Gi}');
  const { report } = adoptText(yaml);
  expect([report.copied, report.overlays, report.isEqual]).toEqual([[], [], true]);
});

test('a manifest with a fault is copied with the reason, because the program would report its overlay as an error', () => {
  const yaml = `apiVersion: apps.cozystack.io/v1alpha1
kind: VMInstance
metadata:
  name: web
spec:
  runStrategy: Always
  instanceType: u1.medium
  instanceProfile: ubuntu
  disks: [{name: data}]
  resources: {cpu: ""}
---
${disk('{source: {}, storage: 1Gi, storageClass: replicated, optical: false}')}`;
  const { copied, isEqual } = adoptText(yaml).report;
  expect(isEqual).toBe(true);
  expect(copied).toEqual([expect.objectContaining({ name: 'web', why: expect.stringContaining('MANIFEST_FIELD_TYPE: spec.resources.cpu') })]);
});

test('a duration in minutes stays as it is: its number would have no meaning as seconds', () => {
  const pool = (after: string) => 'apiVersion: pool.kubevirt.io/v1beta1\nkind: VirtualMachinePool\nmetadata: {name: web}\nspec:\n  replicas: 2\n'
    + `  selector: {matchLabels: {a: b}}\n  autohealing: {startUpFailureThreshold: 2, minFailingToStartDuration: ${after}}\n  virtualMachineTemplate:\n`
    + '    metadata: {labels: {a: b}}\n    spec:\n      runStrategy: Always\n      template:\n        spec:\n'
    + '          domain: {devices: {disks: [{name: d, disk: {bus: virtio}}]}, memory: {guest: 1Gi}}\n'
    + '          volumes: [{name: d, containerDisk: {image: "quay.io/a/b:1"}}]\n';
  const program = (after: string) => adoptText(pool(after)).files.get('main.ts');
  expect(program('300s')).toContain('after: Duration.');
  for (const after of ['5m0s', '5m']) {
    expect(program(after)).not.toContain('Duration.');
    expect(program(after)).toContain(`minFailingToStartDuration: '${after}'`);
    expect(adoptText(pool(after)).report.isEqual).toBe(true);
  }
});
