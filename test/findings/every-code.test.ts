import { App, Chart, Size, Testing, YamlOutputType } from 'cdk8s';
import { BACKUP_MISTAKES } from './backup-mistakes';
import { NOT_QUOTED } from './not-quoted';
import { PLATFORM_MISTAKES } from './platform-mistakes';
import { PRIVATE_NETWORK_MISTAKES } from './private-network-mistakes';
import { TENANT_MISTAKES } from './tenant-mistakes';
import {
  AccessCredential, ClusterCatalog, CloudInit, CozystackVersion, Delivery, Disk, DiskBus, DiskSource, EvictionStrategy, Exposure, Findings,
  Fleet, FleetApp, FleetChart, GoldenImage, Gpu, InstanceProfile, InstanceSeries, InstanceSize, InstanceType, MachinePool, MachineService,
  Network, NetworkData, NetworkIsolation, NetworkIsolationProps, NodeAffinity, Platform, Probe, ReclaimPolicy, RunStrategy, SecurityGroup,
  ServiceType, Severity, SshKey, StorageClass, TrafficPeer, VirtualMachine, VirtualMachineProps, RemovalPolicy, VolumeRequest, MachineDefault,
  Overlay,
} from '../../src';
import { CODES, FindingCode, FolderCode, ManifestCode } from '../../src/findings/codes';
import { chartOn, EXPOSED, GOOD, PUBLIC_KEY, wordy } from '../support/fleet';

const hikube = () => Platform.hikube();
const newest = () => Platform.cozystack();
const kubevirt = () => Platform.kubevirt({
  catalog: ClusterCatalog.extend({ goldenImages: [{ name: 'noble', image: GoldenImage.UBUNTU_24_04 }] }),
  featureGates: ['CPUManager'],
});
const on = (version: CozystackVersion) => () => Platform.cozystack({ version });

/** A user's mistake: what stands in the tree when the findings are asked for. */
type Mistake = () => Chart;

/** The mistake of one machine, on Hikube unless said otherwise. */
function machine(props: VirtualMachineProps, platform: () => Platform = hikube, namespace?: string, id = 'web'): Mistake {
  return () => inChart(chart => new VirtualMachine(chart, id, { ...GOOD, ...props }), platform, namespace);
}

/** The mistake of one disk. */
function disk(props: object, platform: () => Platform = hikube): Mistake {
  return () => inChart(chart => new Disk(chart, 'data', props), platform);
}

function inChart(build: (chart: Chart) => void, platform: () => Platform = hikube, namespace?: string): Chart {
  const chart = chartOn(platform(), namespace);
  build(chart);
  return chart;
}

/** The mistake of one isolation. */
function isolation(build: (each: NetworkIsolation) => void, props?: NetworkIsolationProps): Mistake {
  return () => inChart(chart => build(new NetworkIsolation(chart, 'deny', props)), kubevirt, 'one');
}

/** A mistake that comes with a warning, which is accepted. */
function accepting(code: FindingCode, mistake: Mistake): Mistake {
  return () => {
    const chart = mistake();
    Findings.acknowledge(chart, code, 'it comes with the mistake');
    return chart;
  };
}

const EMPTY = { ...GOOD, image: undefined, systemDisk: undefined };
const LONG = 'a'.repeat(42);

/** How a user provokes each code. The type makes a code without a mistake a compile error. */
const MISTAKES: Record<Exclude<FindingCode, FolderCode | ManifestCode>, Mistake> = {
  PROPERTY_UNKNOWN: machine({ sshKeyz: [] } as VirtualMachineProps),
  PROPERTY_TYPE: machine({ sshKeys: [PUBLIC_KEY] } as unknown as VirtualMachineProps),

  PLATFORM_MISSING: () => {
    const chart = chartOn();
    new VirtualMachine(chart, 'web', GOOD);
    return chart;
  },
  PLATFORM_UNREGISTERED: machine({}, () => Platform.registered('paddock')),
  NOT_SUPPORTED: machine({ networks: [Network.fromName('storage')] }),
  NAME_INVALID: machine({}, hikube, undefined, 'Web_1'),
  NAME_TOO_LONG: machine({}, hikube, undefined, LONG),
  NAME_DUPLICATE: () => inChart(chart => {
    new VirtualMachine(chart, 'web', GOOD);
    new VirtualMachine(chart, 'other', { ...GOOD, name: 'web' });
  }),
  NAME_DUPLICATE_UNSURE: () => {
    const app = Testing.app();
    new VirtualMachine(new FleetChart(app, 'one', { platform: hikube() }), 'web', GOOD);
    const two = new FleetChart(app, 'two', { platform: hikube() });
    new VirtualMachine(two, 'web', GOOD);
    return two;
  },
  NAMESPACE_INVALID: machine({}, hikube, 'Tenant_Prod'),
  NAMESPACE_MISSING: disk({ source: DiskSource.disk(Disk.fromName('old')), size: Size.gibibytes(1) }, () => Platform.kubevirt()),
  NAMESPACE_NO_TENANT: machine({}, hikube, 'default'),
  CHART_MISSING: () => {
    const app = new FleetApp({ outdir: Testing.app().outdir, platform: hikube() });
    new VirtualMachine(app, 'web', GOOD);
    return app as unknown as Chart;
  },
  LABEL_INVALID: machine({ labels: { team: 'two words' } }),
  CHART_DUPLICATE: () => {
    const app = Testing.app();
    new FleetChart(app, 'prod');
    return new FleetChart(app, 'prod');
  },
  DELIVERY_INVALID: () => new FleetApp({
    outdir: Testing.app().outdir, delivery: Delivery.flux({
      source: 'fleet',
      path: './prod',
    }),
  }) as unknown as Chart,
  DEPENDENCY_RING: () => {
    const app = new FleetApp({ outdir: Testing.app().outdir });
    const [one, two] = ['one', 'two'].map(id => new FleetChart(app, id, { platform: hikube() }));
    one.addDependency(two);
    two.addDependency(one);
    return one;
  },
  ENVIRONMENT_CHANGES_OUTPUT: () => {
    process.env.CDK8S_DISABLE_SORT = '1';
    return new FleetChart(new FleetApp({ outdir: Testing.app().outdir }), 'prod', { platform: hikube() });
  },
  FILE_COLLISION: () => {
    const app = new FleetApp({ outdir: Testing.app().outdir, yamlOutputType: YamlOutputType.FILE_PER_RESOURCE });
    for (const id of ['one', 'two']) new VirtualMachine(new FleetChart(app, id, { platform: newest(), namespace: `tenant-${id}` }), 'web', GOOD);
    return app as unknown as Chart;
  },

  MANUAL_START_FORBIDDEN: machine({ runStrategy: RunStrategy.MANUAL }),
  INSTANCE_TYPE_MISSING: machine({ instanceType: undefined }),
  INSTANCE_TYPE_UNKNOWN: machine({ instanceType: InstanceType.fromName('u1.small') }),
  INSTANCE_TYPE_NONE_FITS: machine({ instanceType: InstanceType.atLeast({ vcpus: 65, memory: Size.gibibytes(1) }) }),
  COMPUTE_TWICE: machine({ resources: { cores: 2, memory: Size.gibibytes(4) } }),
  RESOURCES_INVALID: machine({ instanceType: undefined, resources: { cores: 0.5, memory: Size.gibibytes(4) } }),
  MACHINE_TOO_LARGE: machine({ instanceType: undefined, resources: { cores: 64, sockets: 2, memory: Size.gibibytes(4) } }),
  PROFILE_UNKNOWN: machine({ instanceProfile: InstanceProfile.fromName('rocky') }),
  PROFILE_MINIMUM: machine({ instanceProfile: InstanceProfile.WINDOWS_11 }),
  PROFILE_ASSUMED: machine({ ...EMPTY, systemDisk: { source: DiskSource.http('https://example.com/a.img'), size: Size.gibibytes(9) } }),
  INFERRED: machine({ instanceType: InstanceType.inferred() }, kubevirt),
  INFERENCE_IMPOSSIBLE: machine({
    image: undefined, instanceProfile: InstanceProfile.UBUNTU, instanceType: InstanceType.inferred(),
    systemDisk: { source: DiskSource.http('https://a.example/a.img'), size: Size.gibibytes(1) },
  }, kubevirt),
  CATALOG_UNVERIFIED: machine({ instanceType: InstanceType.of(InstanceSeries.S1, InstanceSize.LARGE_3) }),
  GPU_UNKNOWN: machine({ gpus: [Gpu.fromName('nvidia.com/L40')] }),
  GPU_TWICE: accepting('NOT_MIGRATABLE', machine({
    instanceType: InstanceType.of(InstanceSeries.GN1, InstanceSize.XLARGE), gpus: [Gpu.fromName('nvidia.com/A10')],
  }, newest)),
  GPU_BELOW_MINIMUM: accepting('NOT_MIGRATABLE', machine({ gpus: [Gpu.fromName('example.com/gpu')] }, () => Platform.cozystack({
    catalog: ClusterCatalog.extend({ gpus: [{ name: 'example.com/gpu', minMemory: Size.gibibytes(8) }] }),
  }))),
  GPU_BELOW_GUIDANCE: machine({ gpus: [Gpu.NVIDIA_L40S] }),

  ...TENANT_MISTAKES,
  ...PLATFORM_MISTAKES,
  SCHEDULING_INVALID: machine({ nodeAffinity: [NodeAffinity.required('zone', [])] }, kubevirt),
  HARDWARE_INVALID: machine({ hardware: { isolatedEmulator: true } }, kubevirt),
  HARDWARE_CONFLICT: machine({ instanceType: InstanceType.fromName('cx1.xlarge'), hardware: { dedicatedCpu: true } }, kubevirt),
  HOSTNAME_INVALID: machine({ hostname: 'Web_1' }, kubevirt),
  PROBE_INVALID: machine({ readinessProbe: Probe.tcp(0) }, kubevirt),
  FEATURE_GATE: machine({ hardware: { hostDevices: ['vendor.com/fpga'] } }, kubevirt),
  STATE_STORAGE_UNSURE: machine({ hardware: { firmware: { uefi: true, persistent: true } } }, kubevirt),
  NOT_MIGRATABLE: machine({ evictionStrategy: EvictionStrategy.LIVE_MIGRATE, gpus: [Gpu.fromName('nvidia.com/A10')] }, kubevirt),

  MACHINE_WITHOUT_DISK: machine(EMPTY),
  STORAGE_MODE_INVALID: machine({ systemDisk: { request: VolumeRequest.PVC, size: Size.gibibytes(20) } }, kubevirt),
  MACHINE_UNLABELLED: machine({ leaveToCluster: [MachineDefault.MACHINE_LABEL] }, kubevirt),
  OVERLAY_INVALID: () => inChart(chart => Overlay.of(new VirtualMachine(chart, 'web', GOOD)).merge({ spec: { colour: 'red' } })),
  SAID_TWICE: machine({ running: true, runStrategy: RunStrategy.ALWAYS }, kubevirt),
  SYSTEM_DISK_TWICE: machine({ systemDisk: { source: DiskSource.image(GoldenImage.UBUNTU_24_04) } }),
  DISK_ATTACHED_TWICE: () => inChart(chart => {
    const shared = new Disk(chart, 'shared', { size: Size.gibibytes(1) });
    for (const id of ['a', 'b']) new VirtualMachine(chart, id, { ...GOOD, disks: [shared] });
  }),
  DISK_ELSEWHERE: () => {
    const chart = chartOn(hikube(), 'tenant-a');
    const other = new FleetChart(chart.node.root as any, 'other', { platform: hikube(), namespace: 'tenant-b' });
    new VirtualMachine(chart, 'web', { ...GOOD, disks: [new Disk(other, 'data', { size: Size.gibibytes(1) })] });
    return chart;
  },
  RETENTION_CONTRADICTED: disk({ size: Size.gibibytes(1), annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'enabled' } }),
  DISK_BUS_INVALID: disk({ optical: true, bus: DiskBus.VIRTIO, size: Size.gibibytes(1) }),
  SIZE_MISSING: disk({ source: DiskSource.blank() }),
  SIZE_INVALID: disk({ size: Size.gibibytes(0) }),
  DISK_SMALLER_THAN_SOURCE: machine({ systemDisk: { size: Size.gibibytes(3) } }),
  CLONE_OTHER_STORAGE_CLASS: machine({ systemDisk: { size: Size.gibibytes(20), storageClass: StorageClass.LOCAL } }, newest),
  CLONE_STORAGE_CLASS_UNSURE: machine({ systemDisk: { size: Size.gibibytes(20), storageClass: StorageClass.LOCAL } }),
  STORAGE_CLASS_UNKNOWN: disk({ size: Size.gibibytes(1), storageClass: StorageClass.fromName('fast') }),
  IMAGE_UNKNOWN: machine({ image: GoldenImage.ALPINE_3_21 }),
  IMAGE_IS_INSTALLER: machine({ image: GoldenImage.PROXMOX_9 }),
  DISK_SOURCE_INVALID: disk({
    source: DiskSource.vddk({
      url: 'https://esx.example.com/sdk', uuid: '', backingFile: '[a] b.vmdk', thumbprint: 'AA:BB', secret: 'esx',
    }), size: Size.gibibytes(1),
  }, () => Platform.kubevirt()),
  DISK_LEFT_BEHIND: disk({ removalPolicy: RemovalPolicy.DELETE, size: Size.gibibytes(1), storageClass: StorageClass.fromName('kept') }, () => Platform.kubevirt({
    catalog: ClusterCatalog.extend({ storageClasses: [{ name: 'kept', reclaimPolicy: ReclaimPolicy.RETAIN }] }),
  })),
  URL_INVALID: disk({ source: DiskSource.http('ftp://example.com/a.img'), size: Size.gibibytes(1) }),
  DISK_LOCAL: disk({ size: Size.gibibytes(1), storageClass: StorageClass.LOCAL }),

  ...BACKUP_MISTAKES,

  PORT_INVALID: machine({ exposure: Exposure.portList([0]) }, on(CozystackVersion.V1_6)),
  PORT_DUPLICATE: machine({ exposure: Exposure.portList([80, 80]) }, on(CozystackVersion.V1_6)),
  PORTS_MISSING: machine({ exposure: Exposure.portList([]) }),
  PORTLIST_UDP: machine({ exposure: Exposure.portList([22], { udp: [53] }) }),
  PORTLIST_NOT_FILTERED: machine({ exposure: Exposure.portList([22]) }),
  WHOLE_IP: machine({ exposure: Exposure.wholeIp() }),
  SERVICE_INVALID: () => inChart(chart => new MachineService(chart, 'http', {
    machines: new VirtualMachine(chart, 'web', GOOD), ports: [{ port: 80, nodePort: 30080 }],
  }), kubevirt),
  SERVICE_BLOCKED: () => inChart(chart => new MachineService(chart, 'http', {
    machines: new VirtualMachine(chart, 'web', EXPOSED), ports: [{ port: 80 }], type: ServiceType.LOAD_BALANCER,
  }), kubevirt),
  MAC_DUPLICATE: () => inChart(chart => ['a', 'b'].forEach(id => new VirtualMachine(chart, id, {
    ...GOOD, networks: [Network.fromName('storage', { macAddress: '02:00:00:00:00:01' })],
  })), kubevirt),
  ADDRESS_DUPLICATE: () => inChart(chart => ['a', 'b'].forEach(id => new VirtualMachine(chart, id, {
    ...GOOD, networks: [Network.fromName('storage')], networkData: NetworkData.version2({ ethernets: { enp2s0: { addresses: ['192.0.2.10/24'] } } }),
  })), kubevirt),
  NETWORK_INVALID: machine({ networks: [Network.fromName('default')] }, newest),
  GPU_INVALID: machine({ gpus: [Gpu.fromName('')], instanceType: InstanceType.fromName('u1.2xlarge') }),
  NETWORK_DUPLICATE: machine({ networks: [Network.fromName('storage'), Network.fromName('storage')] }, newest),
  ...PRIVATE_NETWORK_MISTAKES,

  TRAFFIC_INVALID: isolation(each => each.allow('out', { to: TrafficPeer.cidr('203.0.113.0/24') })),
  TRAFFIC_ELSEWHERE: () => {
    const chart = chartOn(kubevirt(), 'one');
    const machines = new VirtualMachine(chart, 'web', GOOD);
    const other = new FleetChart(chart.node.root as App, 'other', { platform: kubevirt(), namespace: 'two' });
    new NetworkIsolation(other, 'deny').allow('web', { from: TrafficPeer.machines(machines), to: TrafficPeer.sameNamespace() });
    return other;
  },
  DNS_BLOCKED: isolation(() => undefined, { dns: false }),
  SECURITY_GROUP_INVALID: () => inChart(chart => new SecurityGroup(chart, 'db', { machines: [] }), newest),
  SECURITY_GROUP_ISOLATES_NOTHING: () => inChart(chart => (
    new SecurityGroup(chart, 'db', { machines: [new VirtualMachine(chart, 'db', { ...GOOD, name: 'db-1' })] })
  ), newest),

  SSH_KEY_INVALID: machine({ sshKeys: [SshKey.fromString('ssh-ed25519 AAAA')] }),
  NO_LOGIN: machine({ sshKeys: undefined, cloudConfig: { packages: ['nginx'] } }),
  CREDENTIAL_INVALID: machine({ accessCredentials: [AccessCredential.sshKeysByAgent('ops', [])] }, kubevirt),
  SSH_KEYS_UNUSED: machine({ cloudConfig: { keepDefaultUser: false, users: [{ name: 'ada', sshAuthorizedKeys: [PUBLIC_KEY] }] } }),
  CLOUD_INIT_INVALID: machine({ cloudInit: CloudInit.fromString('packages: [nginx]\n') }),
  CLOUD_INIT_TOO_LARGE: machine({ cloudConfig: { files: [{ path: '/big', content: 'x'.repeat(1_100_000) }] } }),
  CLOUD_INIT_TWICE: machine({ cloudInit: CloudInit.fromString('#cloud-config\n{}\n'), cloudConfig: { packages: ['nginx'] } }),
  CLOUD_INIT_DUPLICATE: machine({ cloudConfig: { users: [{ name: 'ada' }, { name: 'ada' }] } }),
  CLOUD_INIT_VALUE: machine({ cloudConfig: { timezone: 'somewhere nice' } }),
  CLOUD_INIT_ALTERED: machine({ cloudInit: CloudInit.fromString('#cloud-config\nwrite_files:\n  - path: /a\n    content: |+\n      a\n\n\n') }),
  CLOUD_INIT_SCHEMA: machine({ cloudInit: CloudInit.fromString('#cloud-config\npakages: [nginx]\n') }),
  USER_DATA_FOREIGN: machine({ image: GoldenImage.TALOS_1_12, sshKeys: undefined, cloudInit: CloudInit.fromString('#cloud-config\npackages: [nginx]\n') }),
  NETWORK_DATA_INVALID: machine({ networkData: NetworkData.fromString('version: 2\nethernets:\n  enp1s0:\n    addresses: [192.0.2.10]\n') }, kubevirt),
  SECRET_IN_PLAIN_TEXT: machine({ sshKeys: [SshKey.fromString('-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n')] }),
  SECRET_SUSPECTED: machine({ cloudConfig: { files: [{ path: '/etc/app.conf', content: `widget_key = ${'aB3dE5gH7jK9mN1pQ3rS5tU7'}\n` }] } }),
  PASSWORD_HASH: machine({
    cloudConfig: {
      users: [{
        name: 'ada', lockPassword: false,
        passwordHash: `$6$rounds=4096$saltsalt$${'a'.repeat(86)}`,
      }],
    },
  }),

  POOL_INVALID: () => inChart(chart => new MachinePool(chart, 'web', { replicas: -1, machine: { ...GOOD, exposure: Exposure.none() } }), kubevirt),
  FLEET_KEY_DUPLICATE: () => inChart(chart => new Fleet(chart, 'web', { members: ['a', 'a'], machine: GOOD })),
  FLEET_KEY_UNKNOWN: () => inChart(chart => new Fleet(chart, 'web', { members: ['a'], machine: GOOD, overrides: { b: {} } })),
  ACKNOWLEDGEMENT_INVALID: () => inChart(chart => Findings.acknowledge(chart, 'WHOLE_IP', ' ')),
  ACKNOWLEDGEMENT_UNUSED: () => inChart(chart => Findings.acknowledge(chart, 'WHOLE_IP', 'the guest filters')),
};

afterEach(() => { delete process.env.CDK8S_DISABLE_SORT; });

test.each(Object.keys(MISTAKES) as (keyof typeof MISTAKES)[])('%s is found, with a place and a way to mend it', code => {
  const chart = MISTAKES[code]();
  const found = wordy(Findings.of(chart.node.root)).filter(finding => finding.code === code);
  expect(found.length).toBeGreaterThan(0);
  expect(found.every(({ got }) => got !== undefined)).toBe(!NOT_QUOTED.has(code));
  for (const finding of found) {
    expect(finding.severity).toBe(CODES[code].severity === 'error' ? Severity.ERROR : Severity.WARNING);
    expect(finding.path).not.toBe('');
    expect(finding.fix.length).toBeGreaterThan(10);
    for (const text of [finding.message, finding.fix]) {
      expect(text).not.toMatch(/undefined|\[object|NaN/);
      expect(text).not.toMatch(/\.$/);
    }
  }
});

/** Mistakes that are two at once. */
const ALSO: Partial<Record<FindingCode, FindingCode[]>> = {
  CLONE_OTHER_STORAGE_CLASS: ['DISK_LOCAL'],
  CLONE_STORAGE_CLASS_UNSURE: ['DISK_LOCAL'],
  GPU_BELOW_MINIMUM: ['GPU_BELOW_GUIDANCE'],
  GPU_UNKNOWN: ['GPU_BELOW_GUIDANCE'],
  DEFAULT_LOST: ['MACHINE_WITHOUT_DISK'],
  PEERING_INVALID: ['VPC_NOT_ROUTED'],
  PEERING_ONE_SIDED: ['VPC_NOT_ROUTED'],
  PEERING_UNSEEN: ['VPC_NOT_ROUTED'],
  ROUTE_INVALID: ['VPC_NOT_ROUTED'],
  SECURITY_GROUP_INVALID: ['SECURITY_GROUP_ISOLATES_NOTHING'],
};

test.each(Object.keys(MISTAKES) as (keyof typeof MISTAKES)[])('of the mistake %s nothing else is said', code => {
  const chart = MISTAKES[code]();
  const others = new Set(Findings.of(chart.node.root).map(finding => finding.code).filter(other => other !== code));
  expect([...others].sort()).toEqual(ALSO[code] ?? []);
});

test.each((Object.keys(MISTAKES) as (keyof typeof MISTAKES)[]).filter(code => CODES[code].severity === 'error'))('%s stops the synthesis of a plain chart', code => {
  const chart = MISTAKES[code]();
  expect(() => chart instanceof FleetApp ? chart.synthYaml() : Testing.synth(chart)).toThrow(code);
});
