import { Chart, Duration } from 'cdk8s';
import * as fc from 'fast-check';
import {
  ClusterCatalog, Findings, Fleet, FleetChart, GoldenImage, InstanceProfile, InstanceSeries, InstanceSize, InstanceType, KubeVirtVersion,
  Network, Platform, RestoredVolumes, StorageClass, VirtualMachine, VirtualMachineClone, VirtualMachineCloneProps, VirtualMachineRestore,
  VirtualMachineRestoreProps, VirtualMachineSnapshot, VolumeOwner, WhenRunning, RemovalPolicy, Disk,
} from '../../../src';
import { chartOn, codesOf, findingsOf, GOOD, objectsOf } from '../../support/fleet';
import { schemaErrors } from '../../support/schemas';

const GATES = ['Snapshot', 'VMPersistentState'];
const kubevirt = (props = {}) => Platform.kubevirt({
  catalog: ClusterCatalog.extend({ goldenImages: [{ name: 'noble', image: GoldenImage.UBUNTU_24_04 }] }),
  featureGates: GATES,
  stateStorageClass: StorageClass.REPLICATED,
  ...props,
});
const on = (version: KubeVirtVersion) => kubevirt({ version });
const NAME = 'restore-2026-11-22';

const existing = VirtualMachineSnapshot.fromName('web-2026-11-21', VirtualMachine.fromName('web'));
const restore = (props: Partial<VirtualMachineRestoreProps>) => (chart: Chart) => new VirtualMachineRestore(chart, NAME, {
  snapshot: existing, ...props,
});
const clone = (props: Partial<VirtualMachineCloneProps>) => (chart: Chart) => new VirtualMachineClone(chart, 'copy', {
  machine: VirtualMachine.fromName('web'), target: 'web-copy', ...props,
});
const ofKind = (kind: string, build: (chart: Chart) => void, platform = kubevirt()) => (
  objectsOf(build, platform).find(object => object.kind === kind)
);

/** Labels and identity of a restored or cloned machine, as KubeVirt's controllers set them. */
const matches = (filter: string, key: string) => new RegExp(filter === '*' ? '.*' : filter).test(key);
function filtered(labels: Record<string, string>, filters: string[]): string[] {
  const plain = filters.filter(filter => !filter.startsWith('!'));
  const against = filters.filter(filter => filter.startsWith('!')).map(filter => filter.slice(1));
  return Object.keys(labels).filter(key => plain.some(filter => matches(filter, key)) && !against.some(filter => matches(filter, key)));
}

describe('snapshots', () => {
  test('write every property, and are kept', () => {
    const snapshot = ofKind('VirtualMachineSnapshot', chart => new VirtualMachineSnapshot(chart, 'web-2026-11-22', {
      machine: new VirtualMachine(chart, 'web', GOOD), failureDeadline: Duration.minutes(10), keepsContent: true, labels: { team: 'web' },
    }));
    expect(schemaErrors(snapshot)).toEqual([]);
    expect(snapshot.spec).toEqual({
      deletionPolicy: 'Retain', failureDeadline: '600s', source: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'web' },
    });
    expect(snapshot.metadata.annotations).toEqual({
      'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false', 'kustomize.toolkit.fluxcd.io/prune': 'disabled',
    });
  });

  test('that have RemovalPolicy.DELETE may be pruned', () => {
    const snapshot = ofKind('VirtualMachineSnapshot', chart => new VirtualMachineSnapshot(chart, 'now', { machine: VirtualMachine.fromName('web'), removalPolicy: RemovalPolicy.DELETE }));
    expect(snapshot.metadata.annotations ?? {}).toEqual({});
  });

  const take = (props: object) => (chart: Chart) => new VirtualMachineSnapshot(chart, 'now', { machine: VirtualMachine.fromName('web'), ...props });

  test.each<[string, object, string[]]>([
    ['a machine by its name', { machine: 'web' }, ['PROPERTY_TYPE']],
    ['a name that no machine has', { machine: VirtualMachine.fromName('Web 1') }, ['NAME_INVALID']],
    ['no time', { failureDeadline: Duration.seconds(0) }, ['BACKUP_INVALID']],
    ['an invalid name', { name: 'Now' }, ['NAME_INVALID']],
    ['annotations that say the contrary', { annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'enabled' } }, ['RETENTION_CONTRADICTED']],
  ])('%s', (_, props, expected) => expect(codesOf(take(props), kubevirt())).toEqual(expected));

  test('need a feature gate before KubeVirt 1.9', () => {
    const without = (version: KubeVirtVersion) => codesOf(take({}), kubevirt({ version, featureGates: [] }));
    expect(Object.values(KubeVirtVersion).filter(version => without(version).includes('FEATURE_GATE'))).toEqual(['1.4', '1.5', '1.6', '1.7', '1.8']);
  });
});

describe('restores', () => {
  test('of a machine replace its disks, once and by hand', () => {
    const object = ofKind('VirtualMachineRestore', restore({}));
    expect(schemaErrors(object)).toEqual([]);
    expect(object.spec).toEqual({
      target: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'web' },
      virtualMachineSnapshotName: 'web-2026-11-21',
      volumeRestorePolicy: 'InPlace',
    });
    expect(object.metadata.annotations).toEqual({
      'argocd.argoproj.io/hook': 'Skip', 'kustomize.toolkit.fluxcd.io/prune': 'disabled', 'kustomize.toolkit.fluxcd.io/ssa': 'Ignore',
    });
    expect(findingsOf(restore({}), kubevirt()).map(({ code, message }) => [code, message])).toEqual([['RESTORE_OVERWRITES',
      'the restore puts machine "web" and its disks back to snapshot "web-2026-11-21", and waits until the machine is stopped; data that was written after the snapshot is lost']]);
  });

  test.each([
    [WhenRunning.STOP, KubeVirtVersion.V1_9, 'stops the machine first'],
    [WhenRunning.WAIT, KubeVirtVersion.V1_9, 'waits until the machine is stopped'],
    [WhenRunning.FAIL, KubeVirtVersion.V1_9, 'requires a stopped machine'],
    [undefined, KubeVirtVersion.V1_4, 'requires a stopped machine'],
  ])('say what happens to a running machine: %s on %s', (whenRunning, version, effect) => {
    const [{ message }] = findingsOf(restore({ whenRunning }), on(version));
    expect(message).toContain(` and ${effect}; `);
  });

  test('that an engine applies are neither changed nor pruned', () => {
    expect(ofKind('VirtualMachineRestore', restore({ appliedByEngine: true })).metadata.annotations).toEqual({
      'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
      'kustomize.toolkit.fluxcd.io/prune': 'disabled',
      'kustomize.toolkit.fluxcd.io/ssa': 'IfNotPresent',
    });
  });

  test('write every property', () => {
    const object = ofKind('VirtualMachineRestore', restore({
      newMachine: 'web-old',
      whenRunning: WhenRunning.STOP,
      volumes: RestoredVolumes.PREFIXED,
      volumeOwner: VolumeOwner.NONE,
      volumeOverrides: [{ disk: Disk.fromName('web-data'), name: 'old-data', labels: { age: 'old' }, annotations: { 'example.com/from': 'web' } }],
      patches: ['{"op": "remove", "path": "/spec/template/spec/hostname"}'],
    }));
    expect(schemaErrors(object)).toEqual([]);
    expect(object.spec).toEqual({
      patches: ['{"op": "remove", "path": "/spec/template/spec/hostname"}'],
      target: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'web-old' },
      targetReadinessPolicy: 'StopTarget',
      virtualMachineSnapshotName: 'web-2026-11-21',
      volumeOwnershipPolicy: 'None',
      volumeRestoreOverrides: [{ annotations: { 'example.com/from': 'web' }, labels: { age: 'old' }, restoreName: 'old-data', volumeName: 'web-data' }],
      volumeRestorePolicy: 'PrefixTargetName',
    });
  });

  test('into a new machine give it a new identity and a new label', () => {
    const objects = objectsOf(chart => {
      const fleet = new Fleet(chart, 'web', {
        members: ['a'],
        machine: { ...GOOD, networkInterface: { macAddress: '02:00:00:00:00:01' }, networks: [Network.fromName('storage', { macAddress: '02:00:00:00:00:02' })] },
      });
      const snapshot = new VirtualMachineSnapshot(chart, 'now', { machine: fleet.machines[0] });
      new VirtualMachineRestore(chart, NAME, { snapshot, newMachine: 'web-old' });
    }, kubevirt());
    const machine = objects.find(({ kind }) => kind === 'VirtualMachine').spec.template;
    const changed = structuredClone(machine);
    for (const text of objects.find(({ kind }) => kind === 'VirtualMachineRestore').spec.patches) {
      // KubeVirt rejects a patch whose parts have more than one colon.
      expect(text.replace(/^{|}$/g, '').split(',').every((part: string) => part.split(':').length === 2)).toBe(true);
      const { op, path, value } = JSON.parse(text);
      const keys = path.replace('/spec/template/', '').split('/').map((key: string) => key.replace(/~1/g, '/').replace(/~0/g, '~'));
      const last = keys.pop();
      const at = keys.reduce((object: any, key: string) => object[key], changed);
      expect(at[last]).toBeDefined();
      if (op === 'remove') delete at[last];
      else at[last] = value;
    }
    expect(changed.metadata.labels).toEqual({ 'cdk8s-vm-fleet/machine': 'web-old' });
    expect([changed.spec.domain.firmware.uuid, changed.spec.domain.firmware.serial]).toEqual(['', '']);
    expect(changed.spec.domain.devices.interfaces.map(({ macAddress }: any) => macAddress)).toEqual([undefined, undefined]);
    expect(machine.spec.domain.devices.interfaces.map(({ macAddress }: any) => macAddress)).toEqual(['02:00:00:00:00:01', '02:00:00:00:00:02']);
  });

  test.each<[string, Partial<VirtualMachineRestoreProps>, string[]]>([
    ['a name without a day', { name: 'restore-web' }, ['RESTORE_OVERWRITES', 'RESTORE_UNDATED']],
    ['an invalid day', { name: 'restore-2026-13-01' }, ['RESTORE_OVERWRITES', 'RESTORE_UNDATED']],
    ['a day without dashes', { name: 'restore-20261122' }, ['RESTORE_OVERWRITES']],
    ['a new machine', { newMachine: 'web-old' }, []],
    ['a new machine in the place of the old one\'s disks', { newMachine: 'web-old', volumes: RestoredVolumes.IN_PLACE }, ['BACKUP_INVALID']],
    ['a new machine of the old name', { newMachine: 'web' }, ['BACKUP_INVALID']],
    ['an old and a new machine', { newMachine: 'web-old', machine: VirtualMachine.fromName('web') }, ['BACKUP_INVALID']],
    ['a machine over another one', { machine: VirtualMachine.fromName('db') }, ['BACKUP_INVALID', 'RESTORE_OVERWRITES']],
    ['nothing', { snapshot: VirtualMachineSnapshot.fromName('old') }, ['BACKUP_INVALID', 'RESTORE_OVERWRITES']],
    ['a patch with a colon', { newMachine: 'web-old', patches: ['{"op": "add", "path": "/spec/a", "value": "b:c"}'] }, ['BACKUP_INVALID']],
    ['a patch of the name', { newMachine: 'web-old', patches: ['{"op": "replace", "path": "/metadata/name", "value": "b"}'] }, ['BACKUP_INVALID']],
    ['a patch that is no JSON', { newMachine: 'web-old', patches: ['remove it'] }, ['BACKUP_INVALID']],
    ['an override that says nothing', { newMachine: 'web-old', volumeOverrides: [{ disk: Disk.fromName('data') }] }, ['BACKUP_INVALID']],
    ['a snapshot by its name', { snapshot: 'old' as any }, ['PROPERTY_TYPE']],
  ])('%s', (_, props, expected) => expect(codesOf(restore(props), kubevirt())).toEqual(expected));

  test('an override of a disk that the machine does not have', () => {
    expect(codesOf(chart => new VirtualMachineRestore(chart, NAME, {
      snapshot: VirtualMachineSnapshot.fromName('old', new VirtualMachine(chart, 'web', GOOD)), newMachine: 'web-old', volumeOverrides: [{ disk: Disk.fromName('data'), name: 'x' }],
    }), kubevirt())).toEqual(['BACKUP_INVALID']);
  });

  test('a new machine with the name of an existing machine', () => {
    expect(codesOf(chart => {
      new VirtualMachine(chart, 'db', GOOD);
      restore({ newMachine: 'db' })(chart);
    }, kubevirt())).toContain('NAME_DUPLICATE');
  });

  test.each<[KubeVirtVersion, Partial<VirtualMachineRestoreProps>]>([
    [KubeVirtVersion.V1_5, { whenRunning: WhenRunning.WAIT }],
    [KubeVirtVersion.V1_6, { volumes: RestoredVolumes.RANDOM }],
    [KubeVirtVersion.V1_6, { volumeOverrides: [{ disk: Disk.fromName('data'), name: 'x' }] }],
    [KubeVirtVersion.V1_7, { volumeOwner: VolumeOwner.MACHINE }],
    [KubeVirtVersion.V1_8, { newMachine: 'web-old', volumes: RestoredVolumes.PREFIXED }],
  ])('from KubeVirt %s on they have %j', (since, props) => {
    const refusing = Object.values(KubeVirtVersion).filter(version => codesOf(restore(props), on(version)).includes('NOT_SUPPORTED'));
    expect(refusing).toEqual(Object.values(KubeVirtVersion).filter(version => version < since));
  });

  test('change the names of the volumes if a restore in place is not possible', () => {
    const drifting = (version: KubeVirtVersion) => codesOf(chart => new VirtualMachineRestore(chart, NAME, {
      snapshot: VirtualMachineSnapshot.fromName('old', new VirtualMachine(chart, 'web', GOOD)),
    }), on(version)).includes('RESTORE_DRIFTS');
    expect(Object.values(KubeVirtVersion).filter(drifting)).toEqual(['1.4', '1.5']);
  });

  test('of a machine with firmware state are only possible in place', () => {
    const codes = (props: Partial<VirtualMachineRestoreProps>) => codesOf(chart => {
      const machine = new VirtualMachine(chart, 'web', { ...GOOD, hardware: { firmware: { uefi: true, persistent: true } } });
      new VirtualMachineRestore(chart, NAME, { snapshot: VirtualMachineSnapshot.fromName('old', machine), ...props });
    }, kubevirt());
    expect(codes({})).toEqual(['RESTORE_OVERWRITES']);
    expect(codes({ newMachine: 'web-old' })).toEqual(['BACKUP_INVALID']);
  });
});

describe('clones', () => {
  test('do not copy labels and addresses that identify the original', () => {
    const objects = objectsOf(chart => {
      const fleet = new Fleet(chart, 'web', { members: ['a'], machine: { ...GOOD, labels: { team: 'web' } } });
      new VirtualMachineClone(chart, 'copy', { machine: fleet.machines[0], target: 'web-copy' });
    }, kubevirt());
    const { template } = objects.find(({ kind }) => kind === 'VirtualMachine').spec;
    const { spec, metadata } = objects.find(({ kind }) => kind === 'VirtualMachineClone');
    expect(filtered({ ...template.metadata.labels, 'example.com/role': 'web' }, spec.template.labelFilters)).toEqual(['example.com/role']);
    expect(filtered({ 'team': 'web', 'app.kubernetes.io/instance': 'prod', 'kustomize.toolkit.fluxcd.io/name': 'prod' }, spec.labelFilters)).toEqual(['team']);
    expect(filtered({ 'example.com/why': '', 'argocd.argoproj.io/tracking-id': '', 'kubectl.kubernetes.io/last-applied-configuration': '' }, spec.annotationFilters))
      .toEqual(['example.com/why']);
    expect(metadata.annotations).toEqual(ofKind('VirtualMachineRestore', restore({})).metadata.annotations);
  });

  test('write every property', () => {
    const object = ofKind('VirtualMachineClone', clone({
      machine: undefined,
      snapshot: existing,
      macAddresses: { default: '02:00:00:00:00:03' },
      serial: 'S-2',
      labelFilters: ['example.com/*'],
      annotationFilters: ['*', '!example.com/secret'],
      templateLabelFilters: ['role'],
      templateAnnotationFilters: ['*'],
      volumes: RestoredVolumes.PREFIXED,
      patches: ['{"op": "remove", "path": "/spec/template/spec/hostname"}'],
    }));
    expect(schemaErrors(object)).toEqual([]);
    expect([object.apiVersion, object.spec]).toEqual(['clone.kubevirt.io/v1beta1', {
      annotationFilters: ['*', '!example.com/secret', '!argocd.argoproj.io/*', '!kustomize.toolkit.fluxcd.io/*', '!kubectl.kubernetes.io/*'],
      labelFilters: ['example.com/*', '!app.kubernetes.io/instance', '!kustomize.toolkit.fluxcd.io/*'],
      newMacAddresses: { default: '02:00:00:00:00:03' },
      newSMBiosSerial: 'S-2',
      patches: ['{"op": "remove", "path": "/spec/template/spec/hostname"}'],
      source: { apiGroup: 'snapshot.kubevirt.io', kind: 'VirtualMachineSnapshot', name: 'web-2026-11-21' },
      target: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'web-copy' },
      template: { annotationFilters: ['*'], labelFilters: ['role', '!cdk8s-vm-fleet/machine', '!cdk8s-vm-fleet/fleet'] },
      volumeNamePolicy: 'PrefixTargetName',
    }]);
    expect(ofKind('VirtualMachineClone', clone({}), on(KubeVirtVersion.V1_4)).apiVersion).toBe('clone.kubevirt.io/v1alpha1');
  });

  test.each<[string, Partial<VirtualMachineCloneProps>, string[]]>([
    ['nothing wrong', {}, []],
    ['the name of the original', { target: 'web' }, ['BACKUP_INVALID']],
    ['a machine and a snapshot', { snapshot: existing }, ['BACKUP_INVALID']],
    ['neither', { machine: undefined }, ['BACKUP_INVALID']],
    ['a MAC address of a group', { macAddresses: { default: '01:00:5e:00:00:01' } }, ['BACKUP_INVALID']],
    ['a filter with a star in the middle', { labelFilters: ['a*b'] }, ['BACKUP_INVALID']],
    ['a filter of nothing but its sign', { annotationFilters: ['!'] }, ['BACKUP_INVALID']],
    ['a patch that is no JSON', { patches: ['{'] }, ['BACKUP_INVALID']],
    ['volumes in place', { volumes: RestoredVolumes.IN_PLACE }, ['BACKUP_INVALID']],
    ['no target', { target: undefined }, ['PROPERTY_TYPE']],
    ['a target of no name', { target: 'Web Copy' }, ['NAME_INVALID']],
  ])('%s', (_, props, expected) => expect(codesOf(clone(props), kubevirt())).toEqual(expected));

  test('a property that the version does not have is an error that names it', () => {
    const refusing = (props: Partial<VirtualMachineCloneProps>) => Object.values(KubeVirtVersion)
      .filter(version => codesOf(clone(props), on(version)).includes('NOT_SUPPORTED'));
    expect(refusing({ patches: ['{}'] })).toEqual(['1.4', '1.5']);
    expect(refusing({ volumes: RestoredVolumes.RANDOM })).toEqual(['1.4', '1.5', '1.6', '1.7']);
    expect(refusing({})).toEqual([]);
  });

  test('of machines that keep the state of their firmware are refused, also by their profile', () => {
    const codes = (props: object) => codesOf(chart => new VirtualMachineClone(chart, 'copy', {
      machine: new VirtualMachine(chart, 'web', { ...GOOD, ...props }), target: 'web-copy',
    }), kubevirt());
    expect(codes({ hardware: { firmware: { tpm: true, persistent: true } } })).toEqual(['BACKUP_INVALID']);
    expect(codes({
      instanceType: InstanceType.of(InstanceSeries.U1, InstanceSize.LARGE), instanceProfile: InstanceProfile.fromName('windows.2k22.virtio'),
    })).toEqual(['BACKUP_INVALID', 'PROFILE_FOREIGN']);
    expect(codes({ macAddresses: undefined })).toEqual(['PROPERTY_UNKNOWN']);
  });

  test('a MAC address on a network that the machine is not on', () => {
    const codes = (network: string) => codesOf(chart => new VirtualMachineClone(chart, 'copy', {
      machine: new VirtualMachine(chart, 'web', { ...GOOD, networks: [Network.fromName('storage')] }), target: 'web-copy', macAddresses: { [network]: '02:00:00:00:00:03' },
    }), kubevirt());
    expect([codes('default'), codes('storage'), codes('backup')]).toEqual([[], [], ['BACKUP_INVALID']]);
  });
});

test('machines and snapshots elsewhere are not referred to', () => {
  const platform = kubevirt();
  const one = chartOn(platform, 'one');
  const two = new FleetChart(one.node.root, 'two', { platform, namespace: 'two' });
  const machine = new VirtualMachine(two, 'web', GOOD);
  const snapshot = new VirtualMachineSnapshot(two, 'now', { machine: VirtualMachine.fromName('web') });
  new VirtualMachineSnapshot(one, 'now', { machine });
  new VirtualMachineRestore(one, NAME, { snapshot, newMachine: 'web-old' });
  new VirtualMachineClone(one, 'copy', { snapshot, target: 'web-copy' });
  expect(Findings.of(one).map(({ code, path }) => [path, code])).toEqual(
    ['test/copy', 'test/now', `test/${NAME}`].map(path => [path, 'DISK_ELSEWHERE']),
  );
});

test.each([Platform.hikube(), Platform.cozystack()])('other platforms have no snapshots of machines', platform => {
  expect([restore({}), clone({}), (chart: Chart) => new VirtualMachineSnapshot(chart, 'now', { machine: VirtualMachine.fromName('web') })]
    .map(build => codesOf(build, platform))).toEqual([['NOT_SUPPORTED'], ['NOT_SUPPORTED'], ['NOT_SUPPORTED']]);
});

test('a clone copies all labels of a machine except those that select the original', () => {
  const { spec } = ofKind('VirtualMachineClone', clone({}));
  const key = fc.stringMatching(/^[a-z][a-z0-9]{0,8}\.example\/[a-z]{1,8}$/);
  fc.assert(fc.property(fc.dictionary(key, fc.constant('x')), labels => {
    const own = { ...labels, 'cdk8s-vm-fleet/machine': 'web', 'cdk8s-vm-fleet/fleet': 'web' };
    expect(filtered(own, spec.template.labelFilters).sort()).toEqual(Object.keys(labels).sort());
  }));
});

