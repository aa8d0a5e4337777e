import { changed, effectsByField, impactOn, machine, T, templateOf, Tree, typedMachine } from './sides';
import { RolloutStrategy } from '../../src';

/** Name of the boot disk. */
const BOOT_DISK = 'root';

const VERSIONS = ['1.4', '1.5', '1.6', '1.7', '1.8', '1.9'];
const LIVE = ['live'];
const RESTART = ['next-restart'];
const REFUSED = ['refused'];

/** A change, the reported field, and its effects from the oldest version on. */
type Row = readonly [what: string, change: (object: Tree) => void, field: string, effects: Readonly<Record<string, readonly string[]>>];

const ROWS: readonly Row[] = [
  ['more sockets', o => { templateOf(o).domain.cpu.sockets = 3; }, `${T}/domain/cpu/sockets`, { 1.4: RESTART, 1.6: LIVE }],
  ['more sockets than there are places', o => { templateOf(o).domain.cpu.sockets = 5; }, `${T}/domain/cpu/sockets`, { 1.4: RESTART }],
  ['no sockets said', o => { delete templateOf(o).domain.cpu.sockets; }, `${T}/domain/cpu/sockets`, { 1.4: RESTART }],
  ['cores', o => { templateOf(o).domain.cpu.cores = 3; }, `${T}/domain/cpu/cores`, { 1.4: RESTART }],
  ['more memory', o => { templateOf(o).domain.memory.guest = '4Gi'; }, `${T}/domain/memory/guest`, { 1.4: RESTART, 1.6: LIVE }],
  ['less memory', o => { templateOf(o).domain.memory.guest = '1Gi'; }, `${T}/domain/memory/guest`, { 1.4: RESTART }],
  ['more memory than there are places', o => { templateOf(o).domain.memory.guest = '9Gi'; }, `${T}/domain/memory/guest`, { 1.4: RESTART }],
  ['memory that is no multiple of its pages', o => { templateOf(o).domain.memory.guest = '3000001Ki'; }, `${T}/domain/memory/guest`, { 1.4: RESTART }],
  ['another zone', o => { templateOf(o).nodeSelector.zone = 'b'; }, `${T}/nodeSelector`, { 1.4: RESTART, 1.6: LIVE }],
  ['a toleration', o => { templateOf(o).tolerations = [{ key: 'a' }]; }, `${T}/tolerations`, { 1.4: RESTART, 1.6: LIVE }],
  ['an affinity', o => { templateOf(o).affinity = { nodeAffinity: { a: 1 } }; }, `${T}/affinity`, { 1.4: RESTART, 1.6: LIVE }],
  ['a label of the object', o => { o.metadata.labels.app = 'b'; }, '/metadata/labels/app', { 1.4: LIVE }],
  ['a label of the pod', o => { o.spec.template.metadata.labels.app = 'b'; }, '/spec/template/metadata/labels/app', { 1.4: RESTART }],
  ['a probe', o => { templateOf(o).readinessProbe = { tcpSocket: { port: 22 }, periodSeconds: 3 }; }, `${T}/readinessProbe`, { 1.4: RESTART }],
  ['an identity', o => { templateOf(o).domain.firmware.uuid = 'f0000000-b3ef-428c-8861-06e72d69f223'; }, `${T}/domain/firmware/uuid`, { 1.4: ['identity', 'next-restart'] }],
  ['no identity', o => { delete templateOf(o).domain.firmware; }, `${T}/domain/firmware/uuid`, { 1.4: ['identity', 'next-restart'] }],
  ['a volume that can be plugged', o => add(o, 'more', { persistentVolumeClaim: { claimName: 'more', hotpluggable: true } }), `${T}/volumes/more`, { 1.4: RESTART, 1.9: LIVE }],
  ['a volume that cannot', o => add(o, 'more', { persistentVolumeClaim: { claimName: 'more' } }), `${T}/volumes/more`, { 1.4: RESTART }],
  ['a volume less that can be unplugged', o => remove(o, 'data'), `${T}/volumes/data`, { 1.4: RESTART, 1.9: LIVE }],
  ['a volume less that cannot', o => remove(o, 'root'), `${T}/volumes/root`, { 1.4: RESTART }],
  ['another claim that can be plugged', o => { templateOf(o).volumes[1].persistentVolumeClaim.claimName = 'b'; }, `${T}/volumes/data`, { 1.4: RESTART, 1.9: LIVE }],
  ['another disk', o => { templateOf(o).volumes[0].dataVolume.name = 'b'; }, `${T}/volumes/root`, { 1.4: RESTART }],
  ['a disk without its volume', o => { templateOf(o).volumes.pop(); }, `${T}/volumes/data`, { 1.4: REFUSED }],
  ['another bus', o => { templateOf(o).domain.devices.disks[0].disk.bus = 'sata'; }, `${T}/domain/devices/disks/${BOOT_DISK}/disk`, { 1.4: RESTART }],
  ['another order of volumes', o => { templateOf(o).volumes.reverse(); }, `${T}/volumes`, { 1.4: RESTART }],
  ['a bridge card', o => card(o, { bridge: {} }, { multus: { networkName: 'b' } }), `${T}/networks/new`, { 1.4: ['next-restart', 'live'], 1.5: LIVE }],
  ['a card that is masqueraded', o => card(o, { masquerade: {} }, { multus: { networkName: 'b' } }), `${T}/networks/new`, { 1.4: RESTART }],
  ['a card less', o => { templateOf(o).networks.pop(); templateOf(o).domain.devices.interfaces.pop(); }, `${T}/networks/lan`, { 1.4: RESTART }],
  ['a card that is absent', o => { templateOf(o).domain.devices.interfaces[1].state = 'absent'; }, `${T}/domain/devices/interfaces/lan/state`, { 1.4: ['next-restart', 'live'], 1.5: LIVE }],
  ['a link that is down', o => { templateOf(o).domain.devices.interfaces[1].state = 'down'; }, `${T}/domain/devices/interfaces/lan/state`, { 1.4: REFUSED, 1.5: LIVE }],
  ['another network', o => { templateOf(o).networks[1].multus.networkName = 'b'; }, `${T}/networks/lan`, { 1.4: ['address', 'next-restart'] }],
  ['another MAC address', o => { templateOf(o).domain.devices.interfaces[1].macAddress = '02:00:00:00:00:01'; }, `${T}/domain/devices/interfaces/lan/macAddress`,
    { 1.4: ['address', 'next-restart'] }],
  ['halted', o => { o.spec.runStrategy = 'Halted'; }, '/spec/runStrategy', { 1.4: ['stops'] }],
  ['left to a person', o => { o.spec.runStrategy = 'Manual'; }, '/spec/runStrategy', { 1.4: LIVE }],
  ['waiting for a migration', o => { o.spec.runStrategy = 'WaitAsReceiver'; }, '/spec/runStrategy', { 1.4: REFUSED, 1.9: LIVE }],
  ['the same run strategy in its old form', o => { o.spec.running = true; delete o.spec.runStrategy; }, '/spec/running', { 1.4: ['nothing'] }],
  ['a service account', o => { templateOf(o).serviceAccountName = 'a'; }, `${T}/serviceAccountName`, { 1.4: ['ignored'], 1.9: RESTART }],
  ['an unknown field', o => { templateOf(o).domain.devices.flux = { capacitor: 1 }; }, `${T}/domain/devices/flux/capacitor`, { 1.4: ['unknown'] }],
  ['a field beside the template', o => { o.spec.more = 1; }, '/spec/more', { 1.4: ['unknown'] }],
];

function add(object: Tree, name: string, volume: object): void {
  templateOf(object).volumes.push({ name, ...volume });
  templateOf(object).domain.devices.disks.push({ name, disk: { bus: 'scsi' } });
}

function remove(object: Tree, name: string): void {
  const spec = templateOf(object);
  spec.volumes = spec.volumes.filter((each: Tree) => each.name !== name);
  spec.domain.devices.disks = spec.domain.devices.disks.filter((each: Tree) => each.name !== name);
}

function card(object: Tree, binding: object, network: object): void {
  templateOf(object).domain.devices.interfaces.push({ name: 'new', ...binding });
  templateOf(object).networks.push({ name: 'new', ...network });
}

const expectedIn = (effects: Row[3], version: string) => (
  Object.entries(effects).filter(([since]) => Number(since) <= Number(version)).sort().pop()![1]
);

describe.each(VERSIONS)('KubeVirt %s', version => {
  test.each(ROWS)('%s', (what, change, field, effects) => {
    // A path below the given one counts too: a network is reported by its name only.
    const found = Object.entries(changed(`kubevirt@${version}`, machine(), change));
    const expected = what === 'another network' && version === '1.9' ? ['address', 'live'] : expectedIn(effects, version);
    const own = found.filter(([pointer]) => pointer === field || pointer.startsWith(`${field}/`));
    const all = Object.fromEntries(found);
    expect({ all, effects: own.map(([, each]) => each)[0] }).toEqual({ all, effects: expected });
  });
});

const SOCKETS = `${T}/domain/cpu/sockets`;
const more = (object: Tree) => { templateOf(object).domain.cpu.sockets = 2; };

test('the declared settings of a cluster override the default of its version', () => {
  expect(changed('kubevirt@1.5', machine(), more, { rolloutStrategy: RolloutStrategy.LIVE_UPDATE })[SOCKETS]).toEqual(LIVE);
  expect(changed('kubevirt@1.9', machine(), more, { rolloutStrategy: RolloutStrategy.STAGE })[SOCKETS]).toEqual(RESTART);
  const plug = (object: Tree) => add(object, 'more', { dataVolume: { name: 'more', hotpluggable: true } });
  const effects = (version: string, settings: object) => changed(`kubevirt@${version}`, machine(), plug, settings)[`${T}/volumes/more`];
  expect(effects('1.8', { featureGates: ['DeclarativeHotplugVolumes'] })).toEqual(LIVE);
  expect(effects('1.8', { featureGates: ['DeclarativeHotplugVolumes', 'HotplugVolumes'] })).toEqual(RESTART);
  expect(effects('1.9', { featureGates: ['HotplugVolumes'] })).toEqual(RESTART);
  expect(effects('1.9', { disabledFeatureGates: ['DeclarativeHotplugVolumes'] })).toEqual(RESTART);
  expect(effects('1.5', { featureGates: ['DeclarativeHotplugVolumes'] })).toEqual(RESTART);
});

test('the fix for a hotpluggable volume without declarative hotplug names what works in the cluster', () => {
  const plug = (object: Tree) => add(object, 'more', { dataVolume: { name: 'more', hotpluggable: true } });
  const told = (platform: string, settings: object, change: (object: Tree) => void = plug, before: Tree = machine()) => {
    const after = structuredClone(before);
    change(after);
    const found = impactOn(platform, [before], [after], settings).subjects.flatMap(({ changes }) => changes).find(({ field }) => field === `${T}/volumes/more`);
    return [found?.rule, found?.fix];
  };
  const OFF = 'declarative hotplug is disabled in this cluster: the change applies at the next start, and no condition reports this';
  expect(told('kubevirt@1.9', { disabledFeatureGates: ['DeclarativeHotplugVolumes'] }))
    .toEqual([OFF, 'restart the machine; or enable the feature gate DeclarativeHotplugVolumes']);
  expect(told('kubevirt@1.9', { featureGates: ['HotplugVolumes'] }))
    .toEqual([OFF, 'restart the machine; or use `virtctl addvolume` or `virtctl removevolume`; or disable HotplugVolumes']);
  expect(told('kubevirt@1.8', { featureGates: ['HotplugVolumes'] })[1]).toBe(
    'restart the machine; or use `virtctl addvolume` or `virtctl removevolume`; or enable the feature gate DeclarativeHotplugVolumes, and disable HotplugVolumes');
  expect(told('kubevirt@1.8', {})[0]).toContain('needs the feature gate DeclarativeHotplugVolumes');
  expect(told('kubevirt@1.5', {})[1]).toBe('restart the machine');
  const migrated = machine();
  migrated.spec.updateVolumesStrategy = 'Migration';
  expect(told('kubevirt@1.9', {}, plug, migrated)[1]).toBe('restart the machine; or remove `updateVolumesStrategy`');
});

test('a change that waits for a restart delays live changes, but not hotplug', () => {
  const both = (object: Tree) => {
    more(object);
    templateOf(object).hostname = 'b';
    templateOf(object).nodeSelector.zone = 'b';
    add(object, 'more', { dataVolume: { name: 'more', hotpluggable: true } });
  };
  const effects = changed('kubevirt@1.9', machine(), both);
  expect([effects[SOCKETS], effects[`${T}/nodeSelector`], effects[`${T}/volumes/more`]]).toEqual([RESTART, RESTART, LIVE]);
  expect(changed('kubevirt@1.9', machine(), object => { more(object); object.spec.template.metadata.labels.app = 'b'; })[SOCKETS]).toEqual(LIVE);
});

test('node devices, arm64 and a maximum in the template prevent hotplug of sockets', () => {
  const fixed = (change: (object: Tree) => void, wanted = 2) => {
    const before = machine();
    change(templateOf(before));
    return changed('kubevirt@1.9', before, object => { templateOf(object).domain.cpu.sockets = wanted; })[SOCKETS];
  };
  expect(fixed(spec => { spec.domain.devices.gpus = [{ name: 'gpu0', deviceName: 'nvidia.com/A100' }]; })).toEqual(RESTART);
  expect(fixed(spec => { spec.architecture = 'arm64'; })).toEqual(RESTART);
  expect(fixed(spec => { spec.domain.cpu.maxSockets = 2; }, 3)).toEqual(REFUSED);
  expect(fixed(spec => { spec.domain.cpu.maxSockets = 2; }, 2)).toEqual(LIVE);
});

test('the architecture is the reason only from the release on that does not hotplug sockets on arm64', () => {
  const ruleIn = (version: string) => {
    const [before, after] = [machine(), machine()];
    for (const each of [before, after]) templateOf(each).architecture = 'arm64';
    templateOf(after).domain.cpu.sockets = 9;
    const { subjects: [{ changes }] } = impactOn(`kubevirt@${version}`, [before], [after], { rolloutStrategy: RolloutStrategy.LIVE_UPDATE });
    return changes.find(({ field }) => field === SOCKETS)!.rule;
  };
  expect(ruleIn('1.5')).toContain('arm64');
  expect(ruleIn('1.4')).toContain('maxSockets');
});

test.each([
  ['u1.medium', 'u1.large', LIVE], ['u1.large', 'u1.medium', RESTART], ['u1.medium', 'cx1.medium', RESTART], ['u1.medium', 'u1.8xlarge', RESTART],
  ['o1.medium', 'o1.large', RESTART], ['cx1.medium', 'cx1.large', RESTART], ['n1.medium', 'n1.large', LIVE], ['u1.medium', 'our-own', ['unknown']],
  ['u1.nano', 'u1.micro', RESTART],
])('from %s to %s', (from, to, effects) => {
  const name = (object: Tree) => { object.spec.instancetype.name = to; };
  expect(changed('kubevirt@1.9', typedMachine(from), name)).toEqual({ '/spec/instancetype/name': effects });
  expect(changed('kubevirt@1.5', typedMachine(from), name)).toEqual({ '/spec/instancetype/name': RESTART });
  expect(changed('kubevirt@1.4', typedMachine(from), name)).toEqual({ '/spec/instancetype/name': REFUSED });
});

test('an instance type in the manifests is compared', () => {
  const type = (name: string, guest: number, memory: object) => (
    { apiVersion: 'instancetype.kubevirt.io/v1beta1', kind: 'VirtualMachineInstancetype', metadata: { name, namespace: 'vms' }, spec: { cpu: { guest }, memory } }
  );
  const types = [type('small', 1, { guest: '2Gi' }), type('large', 2, { guest: '4Gi' }), type('cheap', 2, { guest: '4Gi', overcommitPercent: 50 })];
  const effects = (to: string) => impactOn('kubevirt@1.9', [typedMachine('small'), ...types], [typedMachine(to), ...types]).subjects[0].effects;
  expect([effects('large'), effects('cheap')]).toEqual([LIVE, RESTART]);
});

test('a volume that is not plugged says why: an older release, a feature gate, or migrated volumes', () => {
  const rule = (ref: string, strategy?: string) => {
    const before = machine();
    if (strategy !== undefined) before.spec.updateVolumesStrategy = strategy;
    const after = structuredClone(before);
    add(after, 'more', { persistentVolumeClaim: { claimName: 'more', hotpluggable: true } });
    return impactOn(ref, [before], [after]).subjects[0].changes.find(({ field }) => field === `${T}/volumes/more`)!.rule;
  };
  expect(rule('kubevirt@1.8')).toMatch(/^before KubeVirt 1\.9, .* feature gate/);
  expect(rule('kubevirt@1.9', 'Migration')).toMatch(/prevents declarative hotplug/);
  expect(rule('kubevirt@1.9')).toMatch(/is plugged into the running machine/);
});

test('a disk of the machine is recreated if its name changes', () => {
  const before = machine();
  before.spec.dataVolumeTemplates = [{ metadata: { name: 'web-root' }, spec: { source: { blank: {} }, storage: { resources: { requests: { storage: '10Gi' } } } } }];
  const template = (object: Tree) => object.spec.dataVolumeTemplates[0];
  const field = '/spec/dataVolumeTemplates/web-root/spec/storage/resources/requests/storage';
  expect(changed('kubevirt@1.9', before, object => { template(object).spec.storage.resources.requests.storage = '20Gi'; })).toEqual({ [field]: ['ignored'] });
  expect(changed('kubevirt@1.9', before, object => { template(object).spec.storage.resources.requests.storage = '10240Mi'; })).toEqual({});
  const renamed = changed('kubevirt@1.9', before, object => {
    template(object).metadata.name = 'new-root';
    templateOf(object).volumes[0].dataVolume.name = 'new-root';
  });
  expect(renamed[`${T}/volumes/root`]).toEqual(['data-loss', 'next-restart']);
});

test('the effect of a type instead of a size is not known: live, or at a restart', () => {
  const typed = typedMachine('u1.medium');
  const [live, staged] = [{}, { rolloutStrategy: RolloutStrategy.STAGE }].map(settings => effectsByField(impactOn('kubevirt@1.9', [machine()], [typed], settings)));
  expect(live['/spec/instancetype/name']).toEqual(['unknown']);
  expect(staged['/spec/instancetype/name']).toEqual(['next-restart']);
});
