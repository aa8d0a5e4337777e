import { Size } from 'cdk8s';
import {
  CloudInit, CloudInitDelivery, ClusterCatalog, CozystackVersion, Disk, DiskBus, DiskTuning, GoldenImage, KubeVirtVersion, Network, NetworkBinding,
  NetworkData, NetworkInterface, Platform, SystemDiskProps, VirtualMachine, VirtualMachineProps,
} from '../../src';
import { lintText, machine } from '../lint/lint-text';
import { codesOf, GOOD } from '../support/fleet';

const catalog = ClusterCatalog.extend({ goldenImages: [{ name: 'noble', image: GoldenImage.UBUNTU_24_04 }] });
const on = (version?: KubeVirtVersion) => Platform.kubevirt({ version, catalog });
const codes = (props: VirtualMachineProps, platform = on()) => [...new Set(codesOf(chart => (
  new VirtualMachine(chart, 'web', { ...GOOD, exposure: undefined, ...props })
), platform, 'prod'))];
const nic = (networkInterface: NetworkInterface, version?: KubeVirtVersion) => codes({ networkInterface }, on(version));
const disk = (given: Partial<SystemDiskProps>, version?: KubeVirtVersion) => (
  codes({ systemDisk: { size: Size.gibibytes(20), ...given } }, on(version))
);
const tuned = (tuning: DiskTuning, bus?: DiskBus, version?: KubeVirtVersion) => disk({ tuning, bus }, version);
const { VIRTIO, SATA, SCSI } = DiskBus;

describe('settings of interfaces that the webhook rejects', () => {
  test.each<[string, NetworkInterface, string[]]>([
    ['port 0', { ports: [{ port: 0 }] }, ['PORT_INVALID']],
    ['a port above all', { ports: [{ port: 65536 }] }, ['PORT_INVALID']],
    ['half a port', { ports: [{ port: 80.5 }] }, ['PORT_INVALID']],
    ['another protocol', { ports: [{ port: 80, protocol: 'SCTP' }] }, ['NETWORK_INVALID']],
    ['a protocol in small letters', { ports: [{ port: 80, protocol: 'tcp' }] }, ['NETWORK_INVALID']],
    ['a port name in capitals', { ports: [{ port: 80, name: 'HTTP' }] }, ['NETWORK_INVALID']],
    ['a port name of digits', { ports: [{ port: 80, name: '80' }] }, ['NETWORK_INVALID']],
    ['a long port name', { ports: [{ port: 80, name: 'a'.repeat(16) }] }, ['NETWORK_INVALID']],
    ['a port name twice', { ports: [{ port: 80, name: 'a' }, { port: 81, name: 'a' }] }, ['PORT_DUPLICATE']],
    ['a short PCI address', { pciAddress: '81:00.1' }, ['NETWORK_INVALID']],
    ['a function of PCI above 7', { pciAddress: '0000:81:00.8' }, ['NETWORK_INVALID']],
    ['boot order 0', { bootOrder: 0 }, ['NETWORK_INVALID']],
    ['a public DHCP option', { dhcpOptions: { privateOptions: [{ option: 100, value: 'a' }] } }, ['NETWORK_INVALID']],
    ['a DHCP option twice', { dhcpOptions: { privateOptions: [{ option: 240, value: 'a' }, { option: 240, value: 'b' }] } }, ['NETWORK_INVALID']],
    ['a name of an NTP server', { dhcpOptions: { ntpServers: ['pool.ntp.org'] } }, ['NETWORK_INVALID']],
    ['an IPv6 NTP server', { dhcpOptions: { ntpServers: ['2001:db8::1'] } }, ['NETWORK_INVALID']],
    ['another state', { state: 'Down' }, ['NETWORK_INVALID']],
    ['an absent default interface', { state: 'absent' }, ['NETWORK_INVALID']],
    ['a MAC address of zeros', { macAddress: '00:00:00:00:00:00' }, ['NETWORK_INVALID']],
    ['the MAC address of the bridge in the pod', { macAddress: '02:00:00:00:00:00' }, ['NETWORK_INVALID']],
  ])('%s', (_, given, expected) => expect(nic(given)).toEqual(expected));

  test.each<[string, NetworkInterface]>([
    ['ports', { ports: [{ port: 1, name: 'a-1' }, { port: 65535, protocol: 'UDP' }] }],
    ['a PCI address', { pciAddress: '0000:81:00.1' }],
    ['DHCP options', { dhcpOptions: { ntpServers: ['192.0.2.1'], privateOptions: [{ option: 224, value: 'a' }, { option: 254, value: 'b' }] } }],
    ['a state', { state: 'down' }],
    ['a boot order', { bootOrder: 2 }],
  ])('not: %s', (_, given) => expect(nic(given)).toEqual([]));

  test('the link of an interface can be set from 1.5 on, except with SR-IOV', () => {
    expect(nic({ state: 'down' }, KubeVirtVersion.V1_4)).toEqual(['NOT_SUPPORTED']);
    expect(codes({ networks: [Network.fromName('fast', { binding: NetworkBinding.SRIOV, state: 'up' })] })).toContain('NETWORK_INVALID');
    expect(codes({ networks: [Network.fromName('lan', { state: 'absent' })] })).toEqual([]);
  });

  test('ports and the reserved address matter only behind masquerade', () => {
    expect(codes({ networks: [Network.fromName('lan', { ports: [{ port: 0 }], macAddress: '02:00:00:00:00:00' })] })).toEqual([]);
  });

  test.each<[string | undefined, string | undefined, string[]]>([
    ['10.11.12.0/24', 'fd10:0:2::/120', []], ['10.11.12.0/30', undefined, []],
    ['10.11.12.0/31', undefined, ['CIDR_INVALID']], ['10.11.12.0', undefined, ['CIDR_INVALID']], ['10.11.12.0/33', undefined, ['CIDR_INVALID']],
    ['fd10:0:2::/120', undefined, ['CIDR_INVALID']], [undefined, '10.11.12.0/24', ['CIDR_INVALID']], [undefined, 'fd10:0:2::/127', ['CIDR_INVALID']],
  ])('ranges of the pod network: %s, %s', (cidr, ipv6Cidr, expected) => {
    expect(codes({ networks: [Network.pod({ cidr, ipv6Cidr })] })).toEqual(expected);
  });

  test('a range that the bridge binding does not use', () => {
    expect(codes({ networks: [Network.pod({ cidr: '10.11.12.0', nic: { binding: NetworkBinding.BRIDGE } })] })).not.toContain('CIDR_INVALID');
  });
});

describe('settings of disks that the webhook rejects', () => {
  const blocks = (logical: number, physical: number) => ({ blockSize: { custom: { logical, physical } } });

  test.each<[string, string[], string[]]>([
    ['a PCI address on SATA', tuned({ pciAddress: '0000:81:00.1' }, SATA), ['HARDWARE_INVALID']],
    ['a short PCI address', tuned({ pciAddress: '81:00.1' }, VIRTIO), ['HARDWARE_INVALID']],
    ['a PCI address on virtio', tuned({ pciAddress: '0000:81:00.1' }, VIRTIO), []],
    ['a PCI address on the bus of the profile', tuned({ pciAddress: '0000:81:00.1' }), []],
    ['an I/O thread on SCSI', tuned({ dedicatedIoThread: true }, SCSI), ['HARDWARE_INVALID']],
    ['an I/O thread on virtio', tuned({ dedicatedIoThread: true }, VIRTIO), []],
    ['no I/O thread on SATA', tuned({ dedicatedIoThread: false }, SATA), []],
    ['a read-only SATA disk', disk({ readOnly: true, bus: SATA }), ['HARDWARE_INVALID']],
    ['a read-only SCSI disk', disk({ readOnly: true, bus: SCSI }), []],
    ['blocks of 1000 bytes', tuned(blocks(1000, 4096)), ['HARDWARE_INVALID']],
    ['small blocks', tuned(blocks(256, 4096)), ['HARDWARE_INVALID']],
    ['large blocks', tuned(blocks(512, 4_194_304)), ['HARDWARE_INVALID']],
    ['logical blocks above the physical ones', tuned(blocks(4096, 512)), ['HARDWARE_INVALID']],
    ['blocks twice', tuned({ blockSize: { custom: { logical: 512, physical: 4096 }, matchVolume: { enabled: true } } }), ['HARDWARE_INVALID']],
    ['blocks', tuned(blocks(512, 4096)), []],
    ['large blocks on SATA', tuned(blocks(4096, 4096), SATA), ['HARDWARE_INVALID']],
    ['large blocks on SATA before 1.7', tuned(blocks(4096, 4096), SATA, KubeVirtVersion.V1_6), []],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected));

  test('the default bus counts too, if no profile sets another', () => {
    expect(lintText(machine().replace('            disk:\n              bus: virtio', '            disk:\n              readonly: true'))).toContainEqual(expect.stringMatching(/^HARDWARE_INVALID/));
  });
});

describe('a CD-ROM on the virtio bus', () => {
  test('of a manifest', () => {
    expect(lintText(machine().replace('            disk:\n              bus: virtio', '            cdrom:\n              bus: virtio'))).toContainEqual(expect.stringMatching(/^DISK_BUS_INVALID/));
    expect(lintText(machine().replace('            disk:\n              bus: virtio', '            cdrom:\n              bus: sata'))).toEqual([]);
  });

  test('of an existing disk, and of a new one', () => {
    const found = (of: (chart: VirtualMachine) => void) => codesOf(chart => of(new VirtualMachine(chart, 'web', { ...GOOD, exposure: undefined })), on(), 'prod');
    expect(found(web => web.attachDisk(Disk.fromName('tools', { optical: true, bus: VIRTIO })))).toEqual(['DISK_BUS_INVALID']);
    expect(found(web => web.attachDisk(Disk.fromName('tools', { optical: true, bus: SATA })))).toEqual([]);
    expect(found(web => web.addDisk('tools', { optical: true, bus: VIRTIO, size: Size.gibibytes(1) }))).toEqual(['DISK_BUS_INVALID']);
  });
});

describe('the CPU model is part of a label of nodes', () => {
  const cozystack = Platform.cozystack({ version: CozystackVersion.V1_6 });
  test.each(['host-model', 'host-passthrough', 'Skylake-Server-IBRS', 'EPYC-Rome-v2', '486', ''])('%j', cpuModel => {
    expect([codes({ cpuModel }), codes({ cpuModel }, cozystack)]).toEqual([[], []]);
  });
  test.each(['a\u0001b', ' host-model', 'host model', 'a/b', 'x'.repeat(64), 'a\nb', '-x', 'é', 'Host-Model', 'host_passthrough'])('not %j', cpuModel => {
    expect([codes({ cpuModel }), codes({ cpuModel }, cozystack)]).toEqual([['HARDWARE_INVALID'], ['HARDWARE_INVALID']]);
  });
});

describe('documents in the manifest', () => {
  const inline = CloudInitDelivery.INLINE;
  const networkData = NetworkData.fromString('version: 2\nethernets:\n  eth0: {dhcp4: true}\n');
  const ofSecret = { sshKeys: undefined, cloudInit: CloudInit.fromSecret('user-data'), cloudInitDelivery: inline };

  test('no document is left', () => {
    expect(codes(ofSecret)).toEqual(['SAID_TWICE']);
    expect(codes({ ...ofSecret, networkData: NetworkData.fromSecret('network-data') })).toEqual(['SAID_TWICE']);
  });

  test('the other document is left', () => {
    expect(codes({ ...ofSecret, networkData })).toEqual([]);
    expect(codes({ ...ofSecret, cloudInitDelivery: undefined })).toEqual([]);
    expect(codes({ networkData: NetworkData.fromSecret('network-data'), cloudInitDelivery: inline })).toEqual([]);
  });
});
