import { Duration, Size } from 'cdk8s';
import {
  AccessCredential, ClusterCatalog, ConfigDisk, CozystackVersion, DiskBus, DiskCache, DiskIo, DiskSource, EphemeralDisk, EvictionStrategy, Fleet,
  GoldenImage, Gpu, HugePages, InstanceProfile, InstanceType, Network, NetworkInterfaceModel, NodeAffinity, NodeLabel, Platform, Probe, Spread,
  StorageClass, TaintEffect, Tenant, VirtualMachine, VirtualMachineProps,
} from '../../src';
import { codesOf, findingsOf, GOOD, objectsOf } from '../support/fleet';
import { isCore, schemaErrors } from '../support/schemas';
import { captureStderr } from '../support/stderr';

const kubevirt = () => Platform.kubevirt({
  catalog: ClusterCatalog.extend({ goldenImages: [{ name: 'noble', image: GoldenImage.UBUNTU_24_04, minSize: Size.gibibytes(10) }] }),
});

captureStderr();

/** Every property of plain KubeVirt only. */
const WORDS: VirtualMachineProps = {
  nodeSelector: { 'example.com/disk': 'nvme' },
  nodeAffinity: [
    NodeAffinity.required('topology.kubernetes.io/zone', ['a', 'b']),
    NodeAffinity.required('example.com/generation', ['3']),
    NodeAffinity.preferred('example.com/rack', ['7'], 10),
  ],
  tolerations: [
    { key: 'dedicated', value: 'vms', effect: TaintEffect.NO_SCHEDULE },
    { key: 'flaky', effect: TaintEffect.NO_EXECUTE, duration: Duration.minutes(5) },
    {},
  ],
  evictionStrategy: EvictionStrategy.LIVE_MIGRATE,
  hardware: {
    dedicatedCpu: true,
    isolatedEmulator: true,
    hugePages: HugePages.MIB_2,
    firmware: { secureBoot: true, tpm: true, persistent: true },
    hostDevices: ['vendor.com/fpga'],
    headroom: { maxSockets: 8, maxMemory: Size.gibibytes(16) },
  },
  networkInterface: { model: NetworkInterfaceModel.E1000E, macAddress: '02:00:00:00:00:01' },
  systemDisk: { size: Size.gibibytes(20), tuning: { cache: DiskCache.WRITEBACK, io: DiskIo.THREADS, serial: 'root-1' } },
  networks: [Network.fromName('storage', { macAddress: '02:00:00:00:00:02' })],
  hostname: 'web-1',
  subdomain: 'web',
  terminationGracePeriod: Duration.minutes(3),
  readinessProbe: Probe.http(80, '/healthz', { period: Duration.seconds(5) }),
  livenessProbe: Probe.guestAgent({ initialDelay: Duration.minutes(1), failureThreshold: 5 }),
};

const specOf = (props: VirtualMachineProps) => objectsOf(chart => new VirtualMachine(chart, 'web', { ...GOOD, ...props }), kubevirt())
  .find(({ kind }) => kind === 'VirtualMachine').spec.template.spec;
const codes = (props: VirtualMachineProps) => codesOf(chart => new VirtualMachine(chart, 'web', { ...GOOD, ...props }), kubevirt());

test('all properties together pass the schema', () => {
  const objects = objectsOf(chart => new VirtualMachine(chart, 'web', { ...GOOD, ...WORDS }), kubevirt());
  expect(objects.filter(object => !isCore(object)).flatMap(schemaErrors)).toEqual([]);
});

test('placement: requirements are in one term, each preference is separate', () => {
  const { nodeSelector, affinity, tolerations } = specOf(WORDS);
  expect(nodeSelector).toEqual({ 'example.com/disk': 'nvme' });
  expect(affinity.nodeAffinity).toEqual({
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [{
        matchExpressions: [
          { key: 'topology.kubernetes.io/zone', operator: 'In', values: ['a', 'b'] }, { key: 'example.com/generation', operator: 'In', values: ['3'] },
        ],
      }],
    },
    preferredDuringSchedulingIgnoredDuringExecution: [
      { preference: { matchExpressions: [{ key: 'example.com/rack', operator: 'In', values: ['7'] }] }, weight: 10 },
    ],
  });
  expect(tolerations).toEqual([
    { effect: 'NoSchedule', key: 'dedicated', operator: 'Equal', value: 'vms' },
    { effect: 'NoExecute', key: 'flaky', operator: 'Exists', tolerationSeconds: 300 },
    { operator: 'Exists' },
  ]);
});

test.each<[string, NodeLabel, object]>([
  ['in', NodeLabel.isIn('zone', ['a', 'b']), { operator: 'In', values: ['a', 'b'] }],
  ['not in', NodeLabel.isNotIn('zone', ['a', 'b']), { operator: 'NotIn', values: ['a', 'b'] }],
  ['exists', NodeLabel.exists('zone'), { operator: 'Exists' }],
  ['does not exist', NodeLabel.doesNotExist('zone'), { operator: 'DoesNotExist' }],
  ['greater than', NodeLabel.greaterThan('zone', 3), { operator: 'Gt', values: ['3'] }],
  ['less than', NodeLabel.lessThan('zone', 3), { operator: 'Lt', values: ['3'] }],
])('a condition on a label of nodes: %s', (_, label, expected) => {
  const { nodeAffinity } = specOf({ nodeAffinity: [NodeAffinity.requires(label), NodeAffinity.prefers(label)] }).affinity;
  const [demand] = nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions;
  const [wish] = nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution;
  expect(demand).toEqual({ key: 'zone', ...expected });
  expect(wish).toEqual({ weight: 50, preference: { matchExpressions: [{ key: 'zone', ...expected }] } });
});

test('hardware', () => {
  const { domain } = specOf(WORDS);
  expect(domain.cpu).toEqual({ dedicatedCpuPlacement: true, isolateEmulatorThread: true, maxSockets: 8 });
  expect(domain.memory).toEqual({ hugepages: { pageSize: '2Mi' }, maxGuest: '16Gi' });
  expect(domain.firmware.bootloader).toEqual({ efi: { persistent: true, secureBoot: true } });
  expect(domain.features).toEqual({ smm: { enabled: true } });
  expect(domain.devices).toMatchObject({ hostDevices: [{ deviceName: 'vendor.com/fpga', name: 'hostdevice1' }], tpm: { persistent: true } });
});

test('disks and network cards', () => {
  const { devices } = specOf(WORDS).domain;
  expect(devices.disks[0]).toEqual({ bootOrder: 1, cache: 'writeback', disk: {}, io: 'threads', name: 'web-system', serial: 'root-1' });
  expect(devices.interfaces).toEqual([
    { macAddress: '02:00:00:00:00:01', masquerade: {}, model: 'e1000e', name: 'default' },
    { bridge: {}, macAddress: '02:00:00:00:00:02', name: 'storage' },
  ]);
});

test('configuration as a disk has no place in the boot order, and many machines may read it', () => {
  const disks = [ConfigDisk.configMap('settings'), ConfigDisk.secret('tokens'), ConfigDisk.sysprepFromConfigMap('answers'), ConfigDisk.sysprepFromSecret('key')];
  const build = (chart: any) => new Fleet(chart, 'web', { members: ['a', 'b'], machine: { ...GOOD, disks } });
  expect(codesOf(build, kubevirt())).toEqual([]);
  const objects = objectsOf(build, kubevirt());
  expect(objects.filter(object => !isCore(object)).flatMap(schemaErrors)).toEqual([]);
  const { domain, volumes } = objects.find(({ kind }) => kind === 'VirtualMachine').spec.template.spec;
  expect(domain.devices.disks.slice(1, 5)).toEqual([
    { disk: {}, name: 'settings' }, { disk: {}, name: 'tokens' }, { cdrom: {}, name: 'answers' }, { cdrom: {}, name: 'key' },
  ]);
  expect(volumes.slice(1, 5)).toEqual([
    { configMap: { name: 'settings' }, name: 'settings' },
    { name: 'tokens', secret: { secretName: 'tokens' } },
    { name: 'answers', sysprep: { configMap: { name: 'answers' } } },
    { name: 'key', sysprep: { secret: { name: 'key' } } },
  ]);
  expect(codesOf(build, Platform.cozystack())).toEqual(['NOT_SUPPORTED', 'NOT_SUPPORTED']);
});

test('a machine does not boot from configuration', () => {
  expect(codes({ image: undefined, systemDisk: undefined, instanceProfile: InstanceProfile.UBUNTU, disks: [ConfigDisk.secret('x')] }))
    .toEqual(['MACHINE_WITHOUT_DISK']);
});

test('UEFI without secure boot is explicit, because KubeVirt would enable it', () => {
  expect(specOf({ hardware: { firmware: { uefi: true } } }).domain.firmware.bootloader).toEqual({ efi: { secureBoot: false } });
});

test('guest', () => {
  expect(specOf(WORDS)).toMatchObject({
    evictionStrategy: 'LiveMigrate',
    hostname: 'web-1',
    subdomain: 'web',
    terminationGracePeriodSeconds: 180,
    readinessProbe: { httpGet: { path: '/healthz', port: 80 }, periodSeconds: 5 },
    livenessProbe: { guestAgentPing: {}, initialDelaySeconds: 60, failureThreshold: 5 },
  });
});

test('a fleet is spread by its own label', () => {
  const machines = objectsOf(chart => new Fleet(chart, 'web', {
    members: ['a', 'b'], machine: GOOD, spread: [Spread.overHosts({ strict: true }), Spread.overZones()],
  }), kubevirt()).filter(({ kind }) => kind === 'VirtualMachine');
  for (const { spec: { template } } of machines) {
    expect(template.metadata.labels['cdk8s-vm-fleet/fleet']).toBe('web');
    const labelSelector = { matchLabels: { 'cdk8s-vm-fleet/fleet': 'web' } };
    expect(template.spec.topologySpreadConstraints).toEqual([
      { labelSelector, maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'DoNotSchedule' },
      { labelSelector, maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway' },
    ]);
  }
});

test.each(Object.keys(WORDS))('%s is an error that names it on Cozystack and Hikube', word => {
  for (const platform of [Platform.cozystack(), Platform.hikube({ version: CozystackVersion.V1_6 })]) {
    const findings = findingsOf(chart => new VirtualMachine(chart, 'web', { ...GOOD, [word]: WORDS[word as keyof VirtualMachineProps] }), platform);
    const refusals = findings.filter(({ code }) => code === 'NOT_SUPPORTED');
    expect(refusals).toHaveLength(1);
    expect(refusals[0].allowed).toContain('plain KubeVirt');
  }
});

test('a spread fleet is refused on Cozystack', () => {
  expect(codesOf(chart => new Fleet(chart, 'web', { members: ['a'], machine: GOOD, spread: [Spread.overHosts()] }), Platform.cozystack()))
    .toEqual(['NOT_SUPPORTED']);
});

test.each<[string, VirtualMachineProps, string[]]>([
  ['a label with a space', { nodeSelector: { 'two words': 'x' } }, ['SCHEDULING_INVALID']],
  ['an invalid value', { nodeSelector: { zone: '-' } }, ['SCHEDULING_INVALID']],
  ['an affinity without values', { nodeAffinity: [NodeAffinity.preferred('zone', [])] }, ['SCHEDULING_INVALID']],
  ['a weight of 101', { nodeAffinity: [NodeAffinity.preferred('zone', ['a'], 101)] }, ['SCHEDULING_INVALID']],
  ['a toleration with a value and no key', { tolerations: [{ value: 'x' }] }, ['SCHEDULING_INVALID']],
  ['a duration without NoExecute', { tolerations: [{ key: 'x', duration: Duration.seconds(1) }] }, ['SCHEDULING_INVALID']],
  ['a duration of half seconds', { tolerations: [{ key: 'x', effect: TaintEffect.NO_EXECUTE, duration: Duration.millis(1500) }] }, ['SCHEDULING_INVALID']],
  ['a toleration of no taint', { tolerations: [{ key: 'a b', effect: TaintEffect.NO_EXECUTE }] }, ['SCHEDULING_INVALID']],
  ['a toleration of no value', { tolerations: [{ key: 'x', value: '-' }] }, ['SCHEDULING_INVALID']],
  ['a label with an empty part', { nodeSelector: { 'example..com/disk': 'x' } }, ['SCHEDULING_INVALID']],
  ['an affinity to an invalid value', { nodeAffinity: [NodeAffinity.required('zone', ['a b'])] }, ['SCHEDULING_INVALID']],
  ['an isolated emulator alone', { hardware: { isolatedEmulator: true } }, ['HARDWARE_INVALID']],
  ['odd huge pages', {
    instanceType: undefined, resources: { cores: 1, sockets: 1, memory: Size.mebibytes(2049) }, hardware: { hugePages: HugePages.MIB_2 },
  }, ['HARDWARE_INVALID']],
  ['fewer sockets at most than at first', {
    instanceType: undefined, resources: { cores: 1, sockets: 4, memory: Size.gibibytes(4) }, hardware: { headroom: { maxSockets: 2 } },
  }, ['HARDWARE_INVALID']],
  ['less memory at most than at first', { hardware: { headroom: { maxMemory: Size.gibibytes(2) } } }, ['HARDWARE_INVALID']],
  ['fewer sockets at most than the type has CPUs', {
    instanceType: InstanceType.fromName('u1.2xlarge'), hardware: { headroom: { maxSockets: 4 } },
  }, ['HARDWARE_INVALID']],
  ['memory that is to grow by no whole blocks', {
    instanceType: undefined,
    resources: { cores: 1, sockets: 1, memory: Size.mebibytes(2049) },
    hardware: { headroom: { maxMemory: Size.gibibytes(4) } },
  }, ['HARDWARE_INVALID']],
  ['memory that is to grow in real time', {
    instanceType: InstanceType.fromName('rt1.large'), hardware: { headroom: { maxMemory: Size.gibibytes(16) } },
  }, ['FEATURE_GATE', 'HARDWARE_INVALID']],
  ['huge pages larger than the memory that is reserved', {
    instanceType: InstanceType.fromName('o1.small'), instanceProfile: InstanceProfile.fromName('alpine'), hardware: { hugePages: HugePages.GIB_1 },
  }, []],
  ['huge pages larger than the memory that is reserved', {
    instanceType: InstanceType.fromName('o1.micro'), instanceProfile: InstanceProfile.fromName('alpine'), hardware: { hugePages: HugePages.GIB_1 },
  }, ['HARDWARE_INVALID']],
  ['a host device that is no resource', { hardware: { hostDevices: ['card'] } }, ['FEATURE_GATE', 'HARDWARE_INVALID']],
  ['a grace period of half seconds', { terminationGracePeriod: Duration.millis(1500) }, ['HARDWARE_INVALID']],
  ['persistent nothing', { hardware: { firmware: { persistent: true } } }, ['HARDWARE_INVALID']],
  ['what the type says', { instanceType: InstanceType.fromName('m1.large'), hardware: { hugePages: HugePages.MIB_2 } }, ['HARDWARE_CONFLICT']],
  ['a host name of two labels', { hostname: 'a.b' }, ['HOSTNAME_INVALID']],
  ['a subdomain of two labels', { subdomain: 'a.b' }, ['HOSTNAME_INVALID']],
  ['a Secret of credentials for two uses', {
    accessCredentials: [AccessCredential.sshKeysByAgent('ops', ['root']), AccessCredential.passwordsByAgent('ops')],
  }, ['CREDENTIAL_INVALID']],
  ['an optical disk on the virtio bus', {
    disks: [EphemeralDisk.containerImage('tools', 'quay.io/a/tools', { optical: true, bus: DiskBus.VIRTIO })],
  }, ['DISK_BUS_INVALID']],
  ['a disk from a stream\'s tag', {
    image: undefined, instanceProfile: InstanceProfile.DEBIAN, systemDisk: { source: DiskSource.imageStream('debian:13'), size: Size.gibibytes(4) },
  }, []],
  ['what the type says, in the negative', { instanceType: InstanceType.fromName('d1.large'), hardware: { dedicatedCpu: false } }, ['FEATURE_GATE']],
  ['a group\'s MAC address', { networkInterface: { macAddress: '01:00:5e:00:00:01' } }, ['NETWORK_INVALID']],
  ['a serial number with a space', { systemDisk: { size: Size.gibibytes(20), tuning: { serial: 'a b' } } }, ['HARDWARE_INVALID']],
  ['a probe without a command', { livenessProbe: Probe.exec([]) }, ['PROBE_INVALID']],
  ['a probe of port 0', { livenessProbe: Probe.http(0, '/') }, ['PROBE_INVALID']],
  ['a probe every half second', { livenessProbe: Probe.tcp(22, { period: Duration.millis(500) }) }, ['PROBE_INVALID']],
])('%s is reported', (_, props, expected) => expect(codes(props)).toEqual(expected));

describe('live migration', () => {
  const strategy = EvictionStrategy.LIVE_MIGRATE;
  const blocked = (props: VirtualMachineProps) => findingsOf(chart => new VirtualMachine(chart, 'web', { ...GOOD, ...props }), kubevirt())
    .filter(({ code }) => code === 'NOT_MIGRATABLE').map(({ got }) => got);

  test('that is required and impossible names the blocker', () => {
    expect(blocked({ evictionStrategy: strategy })).toEqual([]);
    expect(blocked({ evictionStrategy: strategy, gpus: [Gpu.fromName('nvidia.com/A10')] })).toEqual(['a GPU cannot move to another node']);
    expect(blocked({ evictionStrategy: strategy, systemDisk: { size: Size.gibibytes(20), storageClass: StorageClass.LOCAL } }))
      .toEqual(['disk "web-system" in storage class "local", which only one node can use at a time']);
  });

  test('that is only preferred gives no finding', () => {
    expect(blocked({ gpus: [Gpu.fromName('nvidia.com/A10')] })).toEqual([]);
  });
});

test.each(['a..b', '.a', 'a.', 'a/b/c', 'a'.repeat(254), 'A/b'])('a network attachment "%s" does not exist', name => {
  expect(codesOf(chart => new VirtualMachine(chart, 'web', { ...GOOD, image: GoldenImage.fromName('noble'), networks: [Network.fromName(name)] }), kubevirt(), 'prod')).toEqual(['NETWORK_INVALID']);
});

test.each(['a.b', 'storage/a.b', 'a'.repeat(253)])('a network attachment "%s" may exist', name => {
  expect(codesOf(chart => new VirtualMachine(chart, 'web', { ...GOOD, image: GoldenImage.fromName('noble'), networks: [Network.fromName(name)] }), kubevirt(), 'prod')).toEqual([]);
});

test('labels of pods that only KubeVirt may set', () => {
  const found = (podLabels: Record<string, string>) => codesOf(chart => new VirtualMachine(chart, 'web', { ...GOOD, image: GoldenImage.fromName('noble'), podLabels }), kubevirt(), 'prod');
  expect(found({ 'kubevirt.io/nodeName': 'a' })).toEqual(['LABEL_INVALID']);
  expect(found({ 'kubevirt.io/domain': 'a' })).toEqual([]);
});

test('annotations of KubeVirt that it reads from pods', () => {
  const found = (annotations: Record<string, string>) => codesOf(chart => new VirtualMachine(chart, 'web', { ...GOOD, image: GoldenImage.fromName('noble'), annotations }), kubevirt(), 'prod');
  for (const key of ['kubevirt.io/ignitiondata', 'kubevirt.io/libvirt-log-filters', 'cluster-autoscaler.kubernetes.io/safe-to-evict']) expect(found({ [key]: 'x' })).toEqual(['POD_METADATA_MISPLACED']);
  expect(found({ 'kubevirt.io/other': 'x' })).toEqual([]);
});

test.each([
  ['CPU', ['QUOTA_INVALID']], ['storage', ['QUOTA_INVALID']], ['services.clusterip', ['QUOTA_INVALID']], ['hugepages-2M', ['QUOTA_INVALID']], ['a/b/c', ['QUOTA_INVALID']],
  ['requests.cpu', []], ['hugepages-2Mi', []], ['requests.hugepages-1Gi', []], ['count/pods', []], ['requests.nvidia.com/gpu', []], ['fast.storageclass.storage.k8s.io/requests.storage', []],
])('a quota of %s', (word, expected) => {
  expect(codesOf(chart => new Tenant(chart, 'shop', { quota: { others: { [word]: '5' } } }), kubevirt(), 'tenant-root')).toEqual(expected);
});
