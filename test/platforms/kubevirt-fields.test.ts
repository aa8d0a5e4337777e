import { Duration, Size } from 'cdk8s';
import {
  AccessMode, CloudInit, CloudInitDelivery, ConfigDisk, CozystackVersion, Disk, DiskBus, DiskErrorPolicy, DiskSource, DnsPolicy,
  EphemeralDisk, Filesystem, HugePages, InstanceProfile, InstanceType, MachineAffinity, MachinePool, Network, NetworkBinding, NetworkData, Platform,
  Probe, RemovalPolicy, VirtualMachine, VirtualMachineProps, VolumeMode, VolumeRequest,
} from '../../src';
import { findingsOf, GOOD, objectsOf } from '../support/fleet';
import { isCore, schemaErrors } from '../support/schemas';
import { captureStderr } from '../support/stderr';

captureStderr();

const kubevirt = () => Platform.kubevirt();
const PLAIN: VirtualMachineProps = {
  resources: { cores: 2, memory: Size.gibibytes(4) }, disks: [Disk.fromName('root', { bus: DiskBus.VIRTIO })],
};
const USER_DATA = '#cloud-config\nusers: []\n';
const template = (spec: object) => ({ spec: { template: { spec } } });
const domain = (of: object) => template({ domain: of });
const devices = (of: object) => domain({ devices: of });

/** The properties, and the expected manifest. */
const WORDS: [name: string, props: VirtualMachineProps, manifest: object][] = [
  ['labels and annotations of the pod', { podLabels: { 'kubevirt.io/vm': 'web' }, podAnnotations: { 'a.b/c': 'd' } },
    { spec: { template: { metadata: { labels: { 'kubevirt.io/vm': 'web', 'cdk8s-vm-fleet/machine': 'web' }, annotations: { 'a.b/c': 'd' } } } } }],
  ['scheduler, priority and name servers', {
    schedulerName: 'own', priorityClassName: 'high', dnsPolicy: DnsPolicy.NONE,
    dnsConfig: { nameservers: ['10.0.0.53'], options: [{ name: 'ndots', value: '2' }] },
  }, template({ schedulerName: 'own', priorityClassName: 'high', dnsPolicy: 'None', dnsConfig: { nameservers: ['10.0.0.53'], options: [{ name: 'ndots', value: '2' }] } })],
  ['what the pod asks for', { resources: undefined, podResources: { requests: { cpu: 1, memory: '4Gi' }, limits: { cpu: '2' } } },
    domain({ resources: { requests: { cpu: '1', memory: '4Gi' }, limits: { cpu: '2' } } })],
  ['amounts as KubeVirt stores them', {
    resources: { cores: 1, memory: Size.mebibytes(2048) }, podResources: { requests: { cpu: 0.5, memory: '1024Mi' }, limits: { cpu: '2000m' } },
  }, domain({ memory: { guest: '2Gi' }, resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '2' } } })],
  ['pods of others', { machineAffinity: [MachineAffinity.separateFromPods({ app: 'db', tier: 'data' }), MachineAffinity.colocateWithPods({ app: 'cache' }, { weight: 5 })] },
    template({
      affinity: {
        podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'db', tier: 'data' } } }] },
        podAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 5, podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'cache' } } } }],
        },
      },
    })],
  ['threads', { resources: { cores: 2, sockets: 2, threads: 2, memory: Size.gibibytes(4) } }, domain({ cpu: { cores: 2, sockets: 2, threads: 2 } })],
  ['CPU', {
    hardware: { dedicatedCpu: true, hugePages: HugePages.GIB_1, numaPassthrough: true, realtime: { mask: '0-1' }, cpuFeatures: [{ name: 'tsc-deadline', policy: 'require' }] },
  }, domain({ cpu: { numa: { guestMappingPassthrough: {} }, realtime: { mask: '0-1' }, features: [{ name: 'tsc-deadline', policy: 'require' }] } })],
  ['features', {
    hardware: { acpi: {}, apic: { enabled: true }, smm: {}, kvmHidden: true, hyperv: { relaxed: {}, spinlocks: { spinlocks: 8191 } } },
  }, domain({
    features: { acpi: {}, apic: { enabled: true }, smm: {}, kvm: { hidden: true }, hyperv: { relaxed: {}, spinlocks: { spinlocks: 8191 } } },
  })],
  ['clock', { hardware: { clock: { utc: {}, timer: { hpet: { present: false }, pit: { tickPolicy: 'delay' } } } } },
    domain({ clock: { utc: {}, timer: { hpet: { present: false }, pit: { tickPolicy: 'delay' } } } })],
  ['firmware apart', { hardware: { efi: { secureBoot: false }, tpm: { persistent: true } } },
    domain({ firmware: { bootloader: { efi: { secureBoot: false } } }, devices: { tpm: { persistent: true } } })],
  ['devices', {
    hardware: {
      machineType: 'pc-q35-rhel9.4.0', rng: true, networkMultiqueue: true, graphics: false, serialConsole: false, memoryBalloon: false, hotplug: false,
      inputs: [{ name: 'tablet', type: 'tablet', bus: 'usb' }], watchdog: { name: 'dog', i6300esb: { action: 'reset' } },
    },
  }, domain({
    machine: { type: 'pc-q35-rhel9.4.0' },
    devices: {
      rng: {}, networkInterfaceMultiqueue: true, autoattachGraphicsDevice: false, autoattachSerialConsole: false,
      autoattachMemBalloon: false, disableHotplug: true,
      inputs: [{ name: 'tablet', type: 'tablet', bus: 'usb' }], watchdog: { name: 'dog', i6300esb: { action: 'reset' } },
    },
  })],
  ['folders', { filesystems: [Filesystem.configMap('settings', 'app'), Filesystem.fromName('later')] },
    {
      spec: {
        template: {
          spec: {
            domain: { devices: { filesystems: [{ name: 'settings', virtiofs: {} }, { name: 'later', virtiofs: {} }] } },
            volumes: [{ name: 'root' }, { name: 'settings', configMap: { name: 'app' } }],
          },
        },
      },
    }],
  ['a shared disk of a claim with dots', { disks: [Disk.fromName('a.b', { alias: 'quorum', shareable: true, lun: true, reservation: true, readOnly: false })] },
    {
      spec: {
        template: {
          spec: {
            domain: { devices: { disks: [{ name: 'quorum', shareable: true, lun: { reservation: true } }] } },
            volumes: [{ name: 'quorum', persistentVolumeClaim: { claimName: 'a.b' } }],
          },
        },
      },
    }],
  ['how a disk is treated', { disks: [Disk.fromName('root', { tuning: { errorPolicy: DiskErrorPolicy.REPORT, blockSize: { matchVolume: {} } }, hotpluggable: true, dataVolume: true })] },
    {
      spec: {
        template: {
          spec: {
            domain: { devices: { disks: [{ errorPolicy: 'report', blockSize: { matchVolume: {} } }] } }, volumes: [{ dataVolume: { name: 'root', hotpluggable: true } }],
          },
        },
      },
    }],
  ['the disk of cloud-init', {
    cloudInit: CloudInit.fromString(USER_DATA), cloudInitDelivery: CloudInitDelivery.INLINE,
    disks: [ConfigDisk.cloudInit({ alias: 'seed', bus: DiskBus.SATA, optical: true }), Disk.fromName('root')],
  }, {
    spec: {
      template: {
        spec: {
          domain: { devices: { disks: [{ name: 'seed', cdrom: { bus: 'sata' } }, { name: 'root' }] } },
          volumes: [{ name: 'seed', cloudInitNoCloud: { userData: USER_DATA } }, { name: 'root' }],
        },
      },
    },
  }],
  ['documents in Secrets of others', { cloudInit: CloudInit.fromSecret('u'), networkData: NetworkData.fromSecret('n') },
    template({ volumes: [{ name: 'root' }, { name: 'cloudinit', cloudInitNoCloud: { secretRef: { name: 'u' }, networkDataSecretRef: { name: 'n' } } }] })],
  ['a VLAN alone', { podNetwork: false, networks: [Network.fromName('infra/vlan.7', { binding: NetworkBinding.SRIOV, bootOrder: 2 })] },
    {
      spec: {
        template: {
          spec: {
            domain: { devices: { interfaces: [{ name: 'infra-vlan-7', sriov: {}, bootOrder: 2 }] } }, networks: [{ name: 'infra-vlan-7', multus: { networkName: 'infra/vlan.7' } }],
          },
        },
      },
    }],
  ['no network', { podNetwork: false }, devices({ autoattachPodInterface: false })],
  ['the pod network in a place of its own', {
    networks: [Network.fromName('lan'), Network.pod({ cidr: '10.9.0.0/24', nic: { alias: 'podnet', plugin: 'passt', ports: [{ port: 22 }] } })],
  }, {
    spec: {
      template: {
        spec: {
          domain: { devices: { interfaces: [{ name: 'lan', bridge: {} }, { name: 'podnet', binding: { name: 'passt' }, ports: [{ port: 22 }] }] } },
          networks: [{ name: 'lan' }, { name: 'podnet', pod: { vmNetworkCIDR: '10.9.0.0/24' } }],
        },
      },
    },
  }],
  ['types of a namespace', {
    resources: undefined, instanceType: InstanceType.fromName('u1.small', { namespaced: true }), instanceProfile: InstanceProfile.fromName('fedora', { namespaced: true }),
  }, { spec: { instancetype: { kind: 'VirtualMachineInstancetype', name: 'u1.small' }, preference: { kind: 'VirtualMachinePreference', name: 'fedora' } } }],
  ['a volume as it is said', {
    disks: undefined,
    systemDisk: {
      source: DiskSource.http('https://example.com/a.img'), size: Size.gibibytes(9), removalPolicy: RemovalPolicy.DELETE, accessMode: AccessMode.READ_WRITE_ONCE,
      volumeMode: VolumeMode.BLOCK, preallocation: true, request: VolumeRequest.PVC, templateHead: { kind: 'DataVolume' },
    },
  }, {
    spec: {
      dataVolumeTemplates: [{
        kind: 'DataVolume', spec: { preallocation: true, pvc: { accessModes: ['ReadWriteOnce'], volumeMode: 'Block', resources: { requests: { storage: '9Gi' } } } },
      }],
    },
  }],
  ['an older API version', { apiVersion: 'kubevirt.io/v1alpha3' }, { apiVersion: 'kubevirt.io/v1alpha3' }],
];

test('zero values are not written: the webhook would remove them, and a GitOps engine would find a difference', () => {
  const probe = Probe.tcp(22);
  const silent: VirtualMachineProps = {
    hardware: { dedicatedCpu: false, isolatedEmulator: false, kvmHidden: false, hotplug: true, chassis: { serial: '' }, apic: { endOfInterrupt: false } },
    disks: [Disk.fromName('a', { readOnly: false, hotpluggable: false, tuning: { serial: '' } })],
    networkInterface: { ports: [], acpiIndex: 0, tag: '' },
    nodeSelector: {},
    podResources: { overcommitGuestOverhead: false },
    readinessProbe: Probe.tcp(22, { initialDelay: Duration.seconds(0) }),
  };
  const specOf = (props: VirtualMachineProps) => objectsOf(chart => new VirtualMachine(chart, 'web', { ...PLAIN, ...props }), kubevirt(), 'shop')
    .find(({ kind }) => kind === 'VirtualMachine')!.spec.template.spec;
  const plain = specOf({ disks: [Disk.fromName('a')], hardware: { chassis: {}, apic: {} }, podResources: {}, readinessProbe: probe });
  expect(specOf(silent)).toEqual(plain);
});

test.each(WORDS)('%s', (_, props, manifest) => {
  const objects = objectsOf(chart => new VirtualMachine(chart, 'web', { ...PLAIN, ...props }), kubevirt(), 'shop');
  const machine = objects.find(({ kind }) => kind === 'VirtualMachine');
  expect(machine).toMatchObject(manifest);
  expect(objects.filter(object => !isCore(object)).map(object => ({ ...object, apiVersion: object.apiVersion.replace('v1alpha3', 'v1') })).flatMap(schemaErrors)).toEqual([]);
});

test.each(WORDS.filter(([name]) => name !== 'threads'))('on Cozystack it is an error with its name: %s', (_, props) => {
  const { resources, disks, ...machine } = props;
  const own = { ...GOOD, ...machine, ...disks && { disks }, ...props.systemDisk && { systemDisk: { ...props.systemDisk, storageClass: undefined } } };
  const found = findingsOf(chart => new VirtualMachine(chart, 'web', own), Platform.cozystack({ version: CozystackVersion.V1_6 }), 'tenant-shop');
  const refused = found.filter(({ code, message }) => code === 'NOT_SUPPORTED' && /`\w+(\.\w+)*`|ConfigDisk|Network\.|CloudInit|NetworkData/.test(message));
  expect(refused.length).toBeGreaterThan(0);
});

/** The invalid properties, the code, and similar valid properties. */
const REFUSED: [name: string, code: string, wrong: VirtualMachineProps, right: VirtualMachineProps][] = [
  ['NUMA without CPUs of its own', 'HARDWARE_INVALID', { hardware: { numaPassthrough: true } },
    { hardware: { numaPassthrough: true, dedicatedCpu: true, hugePages: HugePages.GIB_1 } }],
  ['secure boot without SMM', 'HARDWARE_INVALID', { hardware: { efi: {} } }, { hardware: { efi: {}, smm: { enabled: true } } }],
  ['an invalid policy', 'HARDWARE_INVALID', { hardware: { cpuFeatures: [{ name: 'a', policy: 'please' }] } }, { hardware: { cpuFeatures: [{ name: 'a', policy: 'forbid' }] } }],
  ['an invalid input', 'HARDWARE_INVALID', { hardware: { inputs: [{ name: 'a', type: 'mouse' }] } }, { hardware: { inputs: [{ name: 'a', type: 'tablet' }] } }],
  ['firmware twice', 'SAID_TWICE', { hardware: { firmware: { tpm: true }, tpm: {} } }, { hardware: { firmware: { uefi: true }, tpm: {} } }],
  ['a boot order twice', 'HARDWARE_INVALID', { disks: [Disk.fromName('a', { bootOrder: 1 }), Disk.fromName('b', { bootOrder: 1 })] },
    { disks: [Disk.fromName('a', { bootOrder: 1 }), Disk.fromName('b', { bootOrder: 2 })] }],
  ['a reservation without a LUN', 'HARDWARE_INVALID', { disks: [Disk.fromName('a', { reservation: true })] }, { disks: [Disk.fromName('a', { reservation: true, lun: true })] }],
  ['two volumes of one name', 'NAME_DUPLICATE', { disks: [Disk.fromName('a'), Disk.fromName('b', { alias: 'a' })] }, { disks: [Disk.fromName('a'), Disk.fromName('b', { alias: 'c' })] }],
  ['a name that no volume has', 'NAME_INVALID', { disks: [Disk.fromName('a', { alias: 'a.b' })] }, { disks: [Disk.fromName('a.b', { alias: 'ab' })] }],
  ['nothing on the disk of cloud-init', 'CLOUD_INIT_INVALID', { disks: [Disk.fromName('a'), ConfigDisk.cloudInit()] },
    { disks: [Disk.fromName('a'), ConfigDisk.cloudInit()], cloudInit: CloudInit.fromSecret('s') }],
  ['a document too long for the manifest', 'CLOUD_INIT_TOO_LARGE', { cloudInit: CloudInit.fromString(`${USER_DATA}#${'x'.repeat(2048)}\n`), cloudInitDelivery: CloudInitDelivery.INLINE },
    { cloudInit: CloudInit.fromString(`${USER_DATA}#${'x'.repeat(2048)}\n`) }],
  ['masquerade on another network', 'NETWORK_INVALID', { networks: [Network.fromName('a', { binding: NetworkBinding.MASQUERADE })] }, { networks: [Network.fromName('a', { binding: NetworkBinding.SRIOV })] }],
  ['a network without a name', 'NETWORK_INVALID', { networks: [Network.fromName('a/b/c', { alias: 'c' })] }, { networks: [Network.fromName('a/b.c')] }],
  ['an interface of no network', 'NETWORK_INVALID', { podNetwork: false, networkInterface: { acpiIndex: 1 }, networks: [Network.fromName('a')] },
    { podNetwork: false, networks: [Network.fromName('a', { acpiIndex: 1 })] }],
  ['a label of another machine', 'LABEL_INVALID', { podLabels: { 'cdk8s-vm-fleet/machine': 'db' } }, { podLabels: { 'cdk8s-vm-fleet/machine': 'web' } }],
  ['a device name of no device', 'HARDWARE_INVALID', { hardware: { deviceNames: { 'a.b/c': 'x' } } }, { hardware: { hostDevices: ['a.b/c'], deviceNames: { 'a.b/c': 'x' } } }],
  ['every pod', 'SCHEDULING_INVALID', { machineAffinity: [MachineAffinity.separateFromPods({})] }, { machineAffinity: [MachineAffinity.separateFromPods({ app: 'db' })] }],
  ['pods by what is no label', 'SCHEDULING_INVALID', { machineAffinity: [MachineAffinity.colocateWithPods({ 'a b': 'c' })] }, { machineAffinity: [MachineAffinity.colocateWithPods({ a: 'c' })] }],
  ['no memory', 'RESOURCES_INVALID', { resources: { cores: 2 } }, { resources: { cores: 2 }, podResources: { requests: { memory: '1Gi' } } }],
  ['an invalid version', 'HARDWARE_INVALID', { apiVersion: 'kubevirt.io/v2' }, { apiVersion: 'kubevirt.io/v1alpha3' }],
];

test.each(REFUSED)('%s is %s, and its neighbour is fine', (_, code, wrong, right) => {
  const codes = (props: VirtualMachineProps) => findingsOf(chart => new VirtualMachine(chart, 'web', { ...PLAIN, ...props }), kubevirt(), 'shop').map(each => each.code);
  expect(codes(wrong)).toContain(code);
  expect(codes(right)).not.toContain(code);
});

test('a machine whose disks set their bus needs no profile for that', () => {
  const codes = (bus?: DiskBus) => findingsOf(chart => new VirtualMachine(chart, 'web', { ...PLAIN, disks: [EphemeralDisk.containerImage('root', 'quay.io/a:1', { bus })] }), kubevirt())
    .map(({ code }) => code);
  expect([codes(), codes(DiskBus.VIRTIO)]).toEqual([expect.arrayContaining(['PROFILE_ASSUMED']), expect.not.arrayContaining(['PROFILE_ASSUMED'])]);
});

describe('an image whose file name names its system', () => {
  const told = (platform: Platform, source: DiskSource) => findingsOf(chart => new VirtualMachine(chart, 'web', { ...GOOD, image: undefined, systemDisk: { size: Size.gibibytes(20), source } }), platform, 'tenant-a')
    .filter(({ code }) => code === 'PROFILE_ASSUMED').map(({ fix }) => /InstanceProfile\.(\w+)/.exec(fix!)?.[1]);

  test.each([
    ['https://cloud-images.ubuntu.com/noble/current/noble-server-cloudimg-amd64.img', 'UBUNTU'],
    ['https://cloud.debian.org/images/cloud/bookworm/latest/debian-12-genericcloud-amd64.qcow2', 'DEBIAN'],
    ['https://download.rockylinux.org/pub/rocky/9/images/x86_64/Rocky-9-GenericCloud.latest.x86_64.qcow2?mirror=1', 'RHEL_9'],
    ['https://cloud.centos.org/centos/10-stream/x86_64/images/CentOS-Stream-GenericCloud-10-latest.x86_64.qcow2', 'CENTOS_STREAM_10'],
    ['https://factory.talos.dev/image/376567988ad370138ad8b2698212367b8edcb69b5fd68c80be1f2ec7d603b4ba/v1.12.0/nocloud-amd64.raw.xz', 'LINUX'],
  ])('%s', (url, profile) => {
    expect(told(Platform.cozystack(), DiskSource.http(url))).toEqual([]);
    expect(told(kubevirt(), DiskSource.http(url))).toEqual([profile]);
  });

  test.each(['https://example.com/a.img', 'https://ubuntu.example.com/disk.qcow2', 'https://example.com/ubuntu/win2025.qcow2', 'https://example.com/windows-ubuntu.qcow2'])('%s names none', url => {
    for (const platform of [Platform.cozystack(), kubevirt()]) expect(told(platform, DiskSource.http(url))).toEqual(['WINDOWS_SERVER_2025']);
  });

  test('the name of a golden image in another namespace', () => {
    expect(told(kubevirt(), DiskSource.dataSource('fedora', 'images'))).toEqual(['FEDORA']);
  });
});

test('a pool selects its machines by labels of the user', () => {
  const [pool] = objectsOf(chart => new MachinePool(chart, 'jobs', {
    replicas: 2, selector: { 'kubevirt.io/vmpool': 'jobs' }, machineLabels: { role: 'job' }, machine: { ...PLAIN, disks: [EphemeralDisk.containerImage('root', 'quay.io/a:1')] },
  }), kubevirt()).filter(({ kind }) => kind === 'VirtualMachinePool');
  expect(pool.spec.selector).toEqual({ matchLabels: { 'kubevirt.io/vmpool': 'jobs' } });
  expect(pool.spec.virtualMachineTemplate.metadata.labels).toEqual({ 'role': 'job', 'kubevirt.io/vmpool': 'jobs', 'cdk8s-vm-fleet/fleet': 'jobs' });
  expect(schemaErrors(pool)).toEqual([]);
});

