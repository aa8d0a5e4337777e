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
])('%s needs no overlay, and the report says which rule holds', (_, yaml, field, was, is) => {
  const { report, files } = adoptText(yaml);
  expect([report.overlays, report.copied, report.isEqual]).toEqual([[], [], true]);
  expect(fields(yaml)).toEqual([{ field, was, is }]);
  expect(report.spellings[0].rule).toMatch(/\w/);
  expect(report.spellings[0].source).toMatch(/^https:/);
  expect(files.get('main.ts')).not.toContain('Overlay');
});

test('an empty device is a device, and stays', () => {
  const yaml = machine(TEMPLATE, 'memory: {guest: 2Gi}', 'rng: {}');
  expect(fields(yaml)).toEqual([]);
  expect(Object.values(runFiles(adoptText(yaml).files)).join('')).toContain('rng: {}');
});

test('what is written in the program\'s own way says nothing', () => {
  expect(fields(machine(TEMPLATE, 'memory: {guest: 2Gi}'))).toEqual([]);
  expect(fields(disk('{source: {}, storage: 1Gi, storageClass: replicated, optical: false}'))).toEqual([]);
});

test('a machine is copied with the disks in its manifest if one of them cannot be said', () => {
  // CDI refuses a claim that does not say its access mode.
  const yaml = machine('metadata: {name: web-system}\n      spec: {source: {blank: {}}, pvc: {resources: {requests: {storage: 20Gi}}}}', 'memory: {guest: 2Gi}');
  const { report, files } = adoptText(yaml);
  expect(report.copied.map(({ kind, why }) => [kind, why])).toEqual([['VirtualMachine', expect.stringContaining('STORAGE_MODE_INVALID')]]);
  expect(files.get('main.ts')).not.toContain('new VirtualMachine');
  expect(Object.values(runFiles(files)).join('').match(/kind: VirtualMachine$/gm)).toHaveLength(1);
});

test('KubeVirt does not read what kind a disk in a machine says to be', () => {
  const yaml = machine(`kind: DataVolumeTemplate\n      ${TEMPLATE}`, 'memory: {guest: 2Gi}');
  const { report } = adoptText(yaml);
  expect([report.copied, report.overlays, report.isEqual]).toEqual([[], [], true]);
});

test('what is wrong with a manifest is said, although the program writes it again', () => {
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
  const { faults, isEqual } = adoptText(yaml).report;
  expect(isEqual).toBe(true);
  expect(faults).toEqual([expect.objectContaining({ code: 'MANIFEST_FIELD_TYPE', line: 10, message: expect.stringContaining('VMInstance web') })]);
});
