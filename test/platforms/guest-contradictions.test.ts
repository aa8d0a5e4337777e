import { Chart, Size } from 'cdk8s';
import {
  AccessCredential, CloudFileSystemType, CloudInit, CloudInitDrive, ClusterCatalog, ConfigDisk, Disk, DiskBus, DiskSource, Findings, GoldenImage,
  InstanceProfile,
  InstanceType, NodeAffinity, Platform, Probe, VirtualMachine, VirtualMachineProps,
} from '../../src';
import { chartOn, codesOf, findingsOf, GOOD } from '../support/fleet';

const cozystack = () => Platform.cozystack();
const kubevirt = () => Platform.kubevirt({
  featureGates: ['Sidecar'],
  catalog: ClusterCatalog.extend({
    goldenImages: [{ name: 'noble', image: GoldenImage.UBUNTU_24_04 }, { name: 'rocky', image: GoldenImage.ROCKY_9 }, { name: 'own' }],
  }),
});

type Build = (machine: VirtualMachine) => void;

function codes(props: VirtualMachineProps, build: Build = () => undefined, platform = cozystack()): string[] {
  return codesOf(chart => build(new VirtualMachine(chart, 'web', { ...GOOD, exposure: undefined, ...props })), platform, 'tenant-a');
}

const size = Size.gibibytes(5);
const twoDisks = (chart: Chart, bus?: DiskBus) => ['one', 'two'].map(name => new Disk(chart, name, { size, bus }));
const config = (text: string) => ({ cloudInit: CloudInit.fromString(`#cloud-config\n${text}\n`) });
const formats = (device: string) => config(`fs_setup:\n  - {device: ${device}, filesystem: ext4}`);
const addsOne: Build = machine => void machine.addDisk('data', { size });

describe('devices of user data', () => {
  test.each<[string, VirtualMachineProps, Build?]>([
    ['the second disk of one', formats('/dev/vdb')],
    ['the second disk, without /dev', formats('vdb')],
    ['a partition of it', formats('/dev/vdb1')],
    ['the drive of cloud-init', formats('/dev/vdc'), addsOne],
    ['a third disk of two', formats('/dev/vdd'), addsOne],
    ['a SCSI name of a virtio disk', formats('/dev/sdb'), addsOne],
    ['a name of Xen', formats('/dev/xvdb'), addsOne],
    ['a name of NVMe', formats('/dev/nvme1n1'), addsOne],
    ['the disk that it boots from', formats('/dev/vda'), addsOne],
    ['partitions', config('disk_setup:\n  /dev/vdb: {table_type: gpt, layout: true}')],
    ['partitions of the system disk', config('disk_setup:\n  /dev/vda: {table_type: gpt, layout: true}'), addsOne],
    ['a mount', config('mounts:\n  - [/dev/vdb, /srv]')],
    ['a mount by a short name', config('mounts:\n  - [vdb, /srv]')],
    ['an alias', config('device_aliases: {data: /dev/vdb}\nfs_setup:\n  - {device: data, filesystem: ext4}')],
    ['a serial number that no disk has', formats('/dev/disk/by-id/virtio-data'), addsOne],
    ['a partition of an alias', config('device_aliases: {data: /dev/vdb}\nfs_setup:\n  - {device: data.1, filesystem: ext4}')],
    ['a mount of a partition of an alias', config('device_aliases: {data: /dev/vdb}\nmounts:\n  - [data.1, /srv]')],
    ['a file system on a disk of public clouds', formats('ephemeral0'), addsOne],
    ['a file system on its partition', formats('ephemeral0.1'), addsOne],
    ['partitions of a disk of public clouds', config('disk_setup:\n  ephemeral0: {table_type: gpt, layout: true}'), addsOne],
    ['a file system on a name without a path', formats('vdb'), addsOne],
    ['an alias that is not defined', formats('data'), addsOne],
    ['a command', config('runcmd:\n  - mkfs.ext4 /dev/vdb')],
    ['a command as a list', config('runcmd:\n  - [mount, /dev/vdb, /srv]')],
    ['a command after another', config('bootcmd:\n  - mkdir -p /srv && sudo /usr/sbin/mkfs.xfs -f /dev/vdb')],
    ['a script', { cloudInit: CloudInit.fromString('#!/bin/sh\nset -e\nmkfs.xfs /dev/vdb\n') }],
    ['a volume group', config('runcmd:\n  - vgcreate data /dev/vdb')],
    ['a command that overwrites it', config('runcmd:\n  - dd if=/dev/zero of=/dev/vdb bs=1M')],
    ['a command in a shell', config('runcmd:\n  - sh -c "mkfs.ext4 /dev/vdb"')],
    ['a command in a shell as a list', config('runcmd:\n  - [sh, -c, mkfs.ext4 /dev/vdb]')],
    ['a line for fstab', config('runcmd:\n  - echo "/dev/vdb /srv ext4 defaults 0 2" >> /etc/fstab')],
    ['a file that is fstab', config('write_files:\n  - path: /etc/fstab\n    append: true\n    content: /dev/vdb /srv ext4 defaults 0 2')],
    ['a unit of systemd', config('write_files:\n  - path: /etc/systemd/system/srv.mount\n    content: "[Mount]\\nWhat=/dev/vdb\\nWhere=/srv\\n"')],
    ['two places', config('fs_setup:\n  - {device: /dev/vdb, filesystem: ext4}\nmounts:\n  - [/dev/vdb, /srv]')],
    ['a part of an archive', { cloudInit: CloudInit.fromString('#cloud-config-archive\n- type: text/cloud-config\n  content: |\n    mounts:\n      - [/dev/vdb, /srv]\n') }],
    ['a template', { cloudInit: CloudInit.fromString('## template: jinja\n#cloud-config\nmounts:\n  - [/dev/vdb, /srv]\n') }],
    ['a boot hook', { cloudInit: CloudInit.fromString('#cloud-boothook\n#!/bin/sh\nmkfs.ext4 /dev/vdb\n') }],
    ['a partition that growpart grows', config('growpart:\n  devices: [/, /dev/vdb1]')],
    ['a partition that growpart grows, with the wrong bus', config('growpart:\n  devices: [/dev/sda1]'), addsOne],
    ['a disk for LXD', config('lxd:\n  init: {storage_backend: zfs, storage_create_device: /dev/vdb}')],
    ['the disk of the boot loader', config('grub_dpkg:\n  enabled: true\n  grub-pc/install_devices: /dev/sda')],
    ['an encrypted disk', config('write_files:\n  - path: /etc/crypttab\n    content: data /dev/vdb none luks')],
    ['a command that runs once', config('bootcmd:\n  - [cloud-init-per, once, mkfs, mkfs, /dev/vdb]')],
    ['a command that grows a partition', config('runcmd:\n  - growpart /dev/sda 1'), addsOne],
    ['a command with quotes', config('runcmd:\n  - mkfs.ext4 "/dev/vdb"')],
    ['a command with a serial number', config('runcmd:\n  - mount /dev/disk/by-id/virtio-data /srv'), addsOne],
    ['a command for the first partition of the boot disk', config('runcmd:\n  - mkfs.ext4 -F /dev/vda1'), addsOne],
    ['the first partition of the boot disk', config('fs_setup:\n  - {device: /dev/vda1, partition: none, filesystem: ext4}'), addsOne],
    ['a command for the disk that it boots from', config('runcmd:\n  - mkfs.ext4 -F /dev/vda'), addsOne],
  ])('%s', (...[, props, build]) => expect(codes(props, build)).toEqual(['DEVICE_MISSING']));

  test.each<[string, VirtualMachineProps, Build?]>([
    ['the second disk of two', formats('/dev/vdb'), addsOne],
    ['a label', config('mounts:\n  - [LABEL=data, /srv]')],
    ['a server', config('mounts:\n  - ["10.0.0.5:/export", /srv, nfs]')],
    ['a file system in memory', config('mounts:\n  - [tmpfs, /scratch, tmpfs]')],
    ['growpart for disks of the machine', config('growpart:\n  devices: [/, /srv, /dev/vdb1, /dev/disk/by-label/data]'), addsOne],
    ['growpart switched off', config('growpart: {mode: off, devices: [/dev/vdz1]}')],
    ['a second disk for LXD', config('lxd:\n  init: {storage_backend: zfs, storage_create_device: /dev/vdb}'), addsOne],
    ['a disk of the boot loader that is not set', config('grub_dpkg:\n  enabled: false\n  grub-pc/install_devices: /dev/sda')],
    ['a new partition of the boot disk', config('fs_setup:\n  - {device: /dev/vda3, partition: none, filesystem: ext4}')],
    ['a first partition that has a file system', config('fs_setup:\n  - {device: /dev/vda1, filesystem: ext4}')],
    ['a command that grows what it boots from', config('runcmd:\n  - growpart /dev/vda 1\n  - resize2fs /dev/vda1\n  - xfs_growfs /')],
    ['a command with a label', config('runcmd:\n  - mount /dev/disk/by-label/data /srv')],
    ['a volume group', formats('/dev/mapper/vg-data')],
    ['a mount of the system disk', config('mounts:\n  - [/dev/vda1, /srv]')],
    ['a name of cloud-init', config('mounts:\n  - [ephemeral0, /mnt]')],
    ['a partition of an alias', config('device_aliases: {data: /dev/vdb}\nfs_setup:\n  - {device: data.1, filesystem: ext4}'), addsOne],
    ['an alias of the name of public clouds', config('device_aliases: {ephemeral0: /dev/vdb}\nfs_setup:\n  - {device: ephemeral0, filesystem: ext4}'), addsOne],
    ['a command for the second disk of two', config('runcmd:\n  - mkfs.ext4 /dev/vdb'), addsOne],
    ['a command that asks first', config('runcmd:\n  - if [ -b /dev/vdb ]; then mkfs.ext4 /dev/vdb; fi\n  - "[ -b /dev/vdc ] && mount /dev/vdc /srv"\n  - mount /dev/vdd /srv || true')],
    ['a command that grows the system disk', config('runcmd:\n  - growpart /dev/vda 1\n  - parted /dev/vda resizepart 1 100%')],
    ['a script that asks first', { cloudInit: CloudInit.fromString('#!/bin/sh\nif [ -b /dev/vdb ]; then\n  mkfs.xfs /dev/vdb\nfi\n') }],
    ['another device', config('runcmd:\n  - echo done > /dev/console\n  - mount /dev/mapper/data /srv')],
    ['other files', config('write_files:\n  - path: /etc/motd\n    content: /dev/vdb is free')],
    ['a line for fstab by label', config('runcmd:\n  - echo "LABEL=data /srv ext4 defaults 0 2" >> /etc/fstab')],
    ['a copy of a disk', config('runcmd:\n  - dd if=/dev/vda of=/srv/boot.img count=1')],
    ['a path of a bus', formats('/dev/disk/by-path/pci-0000:07:00.0')],
  ])('%s is fine', (...[, props, build]) => expect(codes(props, build)).toEqual([]));

  test('disks are found in the order of the list, each kind by itself', () => {
    const build: Build = machine => twoDisks(machine.node.scope as Chart, DiskBus.SATA).forEach(disk => machine.attachDisk(disk));
    expect(codes(formats('/dev/sda'), build)).toEqual([]);
    expect(codes(formats('/dev/sdb'), build)).toEqual([]);
    expect(codes(formats('/dev/sdc'), build)).toEqual(['DEVICE_MISSING']);
  });

  test('with an unknown profile any bus is possible', () => {
    const props = { image: undefined, systemDisk: { source: DiskSource.http('https://example.com/a.img'), size }, instanceProfile: InstanceProfile.fromName('own') };
    const platform = () => Platform.cozystack({ catalog: ClusterCatalog.extend({ instanceProfiles: [{ name: 'own' }] }) });
    expect(codes({ ...props, ...formats('/dev/sdb') }, addsOne, platform())).toEqual([]);
    expect(codes({ ...props, ...formats('/dev/vdd') }, addsOne, platform())).toEqual(['DEVICE_MISSING']);
  });

  test('the disk that it boots from is that of the lowest boot order', () => {
    const ordered = (device: string, ...orders: readonly number[]) => codesOf(chart => {
      const source = DiskSource.http('https://example.com/a.img');
      const disks = orders.map((bootOrder, i) => new Disk(chart, `disk${i}`, { size, bootOrder, ...i === 1 && { source } }));
      const { instanceType, sshKeys } = GOOD;
      new VirtualMachine(chart, 'web', { instanceType, sshKeys, instanceProfile: InstanceProfile.fromName('ubuntu'), disks, ...formats(device) });
    }, kubevirt(), 'tenant-a');
    expect(ordered('/dev/vdb', 2, 1)).toEqual(['DEVICE_MISSING']);
    expect(ordered('/dev/vda', 2, 1)).toEqual([]);
  });

  test('configuration disks are disks as well', () => {
    expect(codes(formats('/dev/vdb'), machine => machine.attachDisk(ConfigDisk.configMap('settings')), kubevirt())).toEqual([]);
  });
});

test('the allowed disks of a finding can be formatted', () => {
  const allowed = (build: Build) => findingsOf(chart => build(new VirtualMachine(chart, 'web', { ...GOOD, ...formats('/dev/vda') })), cozystack(), 'tenant-a').map(each => each.allowed);
  expect(allowed(addsOne)).toEqual(['/dev/vdb ("web-data")']);
  expect(allowed(() => undefined)).toEqual(['a data disk of the machine']);
});

test('the device after all disks is the drive of cloud-init, unless it is one of the disks', () => {
  const told = (device: string, disks: VirtualMachineProps = {}) => findingsOf(chart => new VirtualMachine(chart, 'web', { ...GOOD, ...disks, exposure: undefined, ...formats(device) }), kubevirt(), 'shop')
    .filter(({ code }) => code === 'DEVICE_MISSING').map(({ message }) => /is the cloud-init drive|is not a disk/.exec(message)?.[0]);
  const own = { systemDisk: undefined, image: undefined, disks: [Disk.fromName('root', { bus: DiskBus.VIRTIO }), ConfigDisk.cloudInit(), Disk.fromName('data', { bus: DiskBus.VIRTIO })] };
  expect([told('/dev/vdb'), told('/dev/vdc')]).toEqual([['is the cloud-init drive'], ['is not a disk']]);
  expect(told('/dev/vdd', own)).toEqual(['is not a disk']);
});

describe('the path of a disk', () => {
  const machineIn = (platform: Platform, props: VirtualMachineProps = {}) => {
    const chart = chartOn(platform, 'tenant-a');
    return { chart, machine: new VirtualMachine(chart, 'web', { ...GOOD, exposure: undefined, ...props }) };
  };

  test('depends on position and bus, and is correct in the cloud config', () => {
    const { chart, machine } = machineIn(cozystack());
    const disks = ['one', 'two'].map(id => machine.addDisk(id, { size }));
    expect([machine.systemDisk!, ...disks].map(disk => machine.devicePath(disk))).toEqual(['/dev/vda', '/dev/vdb', '/dev/vdc']);
    machine.cloudConfig.addFileSystem({ device: machine.devicePath(disks[1]), type: CloudFileSystemType.EXT4, label: 'data', mountPoint: '/srv' });
    expect(Findings.of(chart.node.root)).toEqual([]);
    expect(machine.devicePath(disks[0])).toBe('/dev/vdb');
  });

  test('of a SATA disk, an optical one and one of Windows', () => {
    const { chart, machine } = machineIn(kubevirt());
    const sata = new Disk(chart, 'sata', { size, bus: DiskBus.SATA });
    const optical = new Disk(chart, 'iso', { source: DiskSource.http('https://example.com/a.iso'), size, optical: true });
    for (const disk of [optical, sata]) machine.attachDisk(disk);
    expect([optical, sata].map(disk => machine.devicePath(disk))).toEqual(['/dev/sr0', '/dev/sda']);
    const windows = machineIn(kubevirt(), { instanceProfile: InstanceProfile.WINDOWS_SERVER_2025, instanceType: InstanceType.fromName('u1.large') }).machine;
    expect(windows.devicePath(windows.systemDisk!)).toBe('/dev/sda');
  });

  test('of what is no disk is a finding, and a path that no guest has', () => {
    const { chart, machine } = machineIn(cozystack());
    expect(machine.devicePath('data' as never)).toBe('/dev/disk/by-id/virtio-unknown');
    expect(Findings.of(chart.node.root).map(({ code }) => code)).toEqual(['PROPERTY_TYPE']);
  });

  test('of a disk that is not attached is a finding', () => {
    const { chart, machine } = machineIn(cozystack());
    const other = new Disk(chart, 'other', { size });
    machine.cloudConfig.addFileSystem({ device: machine.devicePath(other), type: CloudFileSystemType.EXT4 });
    expect(Findings.of(chart.node.root).map(({ code }) => code)).toEqual(['DEVICE_MISSING']);
  });
});

describe('the guest agent', () => {
  const byAgent = { accessCredentials: [AccessCredential.sshKeysByAgent('keys', ['ubuntu'])] };
  const installs = { cloudConfig: { packages: ['qemu-guest-agent'] } };

  test.each<[string, VirtualMachineProps]>([
    ['a probe', { readinessProbe: Probe.guestAgent() }],
    ['a command', { livenessProbe: Probe.exec(['true']) }],
    ['keys', byAgent],
    ['passwords', { accessCredentials: [AccessCredential.passwordsByAgent('passwords')] }],
  ])('is needed by %s', (_, props) => {
    expect(codes(props, undefined, kubevirt())).toEqual(['GUEST_AGENT_MISSING']);
    expect(codes({ ...props, ...installs }, undefined, kubevirt())).toEqual([]);
    expect(codes({ ...props, image: GoldenImage.ROCKY_9, accessCredentials: undefined }, undefined, kubevirt())).toEqual([]);
    expect(codes({ ...props, image: GoldenImage.fromName('own'), instanceProfile: InstanceProfile.UBUNTU }, undefined, kubevirt())).toEqual([]);
  });

  test.each(['packages: [guest-agent]', 'runcmd: [systemctl disable --now qemu-guest-agent]', '# packages: [qemu-guest-agent]\npackages: []'])('is not installed by %j', text => {
    expect(codes({ readinessProbe: Probe.guestAgent(), ...config(text) }, undefined, kubevirt())).toEqual(['GUEST_AGENT_MISSING']);
  });

  test('is installed by a command', () => {
    expect(codes({ readinessProbe: Probe.guestAgent(), ...config('runcmd: [apt-get install -y qemu-guest-agent]') }, undefined, kubevirt())).toEqual([]);
  });

  test('is not needed by a port', () => expect(codes({ readinessProbe: Probe.tcp(22) }, undefined, kubevirt())).toEqual([]));

  test('writes keys of existing users', () => {
    const keys = (user: string, more: VirtualMachineProps['cloudConfig'] = {}) => codes({
      accessCredentials: [AccessCredential.sshKeysByAgent('keys', [user])], cloudConfig: { ...installs.cloudConfig, ...more },
    }, undefined, kubevirt());
    expect(keys('ops')).toEqual(['GUEST_USER_UNKNOWN']);
    expect(keys('ubuntu')).toEqual([]);
    expect(keys('root')).toEqual([]);
    expect(keys('ops', { users: [{ name: 'ops' }] })).toEqual([]);
  });
});

describe('keys that are read from pods', () => {
  test.each([
    'ovn.kubernetes.io/ip_address', 'net1.default.ovn.kubernetes.io/ip_address', 'cni.projectcalico.org/ipAddrs', 'k8s.v1.cni.cncf.io/networks', 'v1.multus-cni.io/default-network',
    'hooks.kubevirt.io/hookSidecars', 'sidecar.istio.io/inject', 'kubernetes.io/egress-bandwidth', 'linkerd.io/inject', 'ipam.cilium.io/ip-pool',
    'lan.tenant-a.kubernetes.io/ip_address', 'policy.cilium.io/no-track-port', 'prometheus.io/scrape',
  ])('%s', key => {
    for (const platform of [cozystack, kubevirt]) expect(codes({ annotations: { [key]: 'x' } }, undefined, platform())).toEqual(['POD_METADATA_MISPLACED']);
    expect(codes({ podAnnotations: { [key]: 'x' } }, undefined, kubevirt())).toEqual([]);
    expect(codes({ annotations: { [key]: 'x' }, podAnnotations: { [key]: 'x' } }, undefined, kubevirt())).toEqual([]);
  });

  test.each(['k8s.v1.cni.cncf.io/networks', 'cni.projectcalico.org/ipAddrs', 'ovn.kubernetes.io/ip_address', 'hooks.kubevirt.io/hookSidecars'])('%s has no effect as a label', key => {
    expect(codes({ podLabels: { [key]: 'x' } }, undefined, kubevirt())).toEqual(['POD_METADATA_MISPLACED']);
    expect(codes({ podLabels: { [key]: 'x' }, podAnnotations: { [key]: 'x' } }, undefined, kubevirt())).toEqual([]);
  });

  test.each(['sidecar.istio.io/inject', 'linkerd.io/inject', 'kubevirt.io/domain'])('%s may be a label', key => {
    expect(codes({ podLabels: { [key]: 'x' } }, undefined, kubevirt())).toEqual([]);
  });

  test.each(['example.com/ip_address', 'prometheus.io/rules', 'app.kubernetes.io/part-of', 'argocd.argoproj.io/sync-options', 'backup.kubevirt.io/x'])('%s is not', key => {
    expect(codes({ annotations: { [key]: 'x' } }, undefined, kubevirt())).toEqual([]);
  });
});

describe('nodes that cannot run the machine', () => {
  test.each<[string, VirtualMachineProps]>([
    ['another architecture', { nodeSelector: { 'kubernetes.io/arch': 'arm64' } }],
    ['another system', { nodeSelector: { 'kubernetes.io/os': 'windows' } }],
    ['another architecture, by the older label', { nodeSelector: { 'beta.kubernetes.io/arch': 'arm64' } }],
    ['another architecture, by affinity', { nodeAffinity: [NodeAffinity.required('kubernetes.io/arch', ['arm64'])] }],
  ])('%s', (_, props) => expect(codes(props, undefined, kubevirt())).toEqual(['SCHEDULING_INVALID']));

  test.each<[string, VirtualMachineProps]>([
    ['the architecture', { nodeSelector: { 'kubernetes.io/arch': 'amd64', 'kubernetes.io/os': 'linux' } }],
    ['several', { nodeAffinity: [NodeAffinity.required('kubernetes.io/arch', ['amd64', 'arm64'])] }],
  ])('%s is fine', (_, props) => expect(codes(props, undefined, kubevirt())).toEqual([]));
});

describe('the guest of an image', () => {
  const TALOS = CloudInit.fromString('version: v1alpha1\nmachine: {type: worker}\n');
  const IGNITION = CloudInit.fromString('{"ignition": {"version": "3.4.0"}}');
  const clouds = { cloudInit: CloudInit.fromString('#cloud-config\nhostname: a\n'), sshKeys: undefined };
  const instanceProfile = InstanceProfile.FEDORA;
  const from = (url: string): VirtualMachineProps => ({ image: undefined, systemDisk: { source: DiskSource.http(url), size }, instanceProfile });

  test('is known by the name of the image', () => {
    const hikube = (cloudInit: CloudInit) => codes({ image: GoldenImage.fromName('talos-112'), sshKeys: undefined, cloudInit }, undefined, Platform.hikube());
    expect(hikube(clouds.cloudInit)).toEqual(['USER_DATA_FOREIGN']);
    expect(hikube(TALOS)).toEqual([]);
    expect(codes({ image: GoldenImage.fromName('rocky'), ...config('runcmd: [apt-get update]') }, undefined, kubevirt())).toEqual(['CLOUD_INIT_VALUE']);
    expect(codes({ image: GoldenImage.fromName('rocky'), ...config('runcmd: [dnf update]') }, undefined, kubevirt())).toEqual([]);
  });

  test('is known by the profile of the image', () => {
    const platform = () => Platform.kubevirt({ stateStorageClass: undefined, catalog: ClusterCatalog.extend({ goldenImages: [{ name: 'server', profile: InstanceProfile.fromName('windows.2k19') }] }) });
    const windows = { image: GoldenImage.fromName('server'), instanceType: InstanceType.fromName('u1.large'), sshKeys: undefined };
    expect(codes({ ...windows, ...config('packages: [git]') }, undefined, platform())).toEqual(['USER_DATA_FOREIGN']);
    expect(codes({ ...windows, cloudInit: CloudInit.fromString('#ps1_sysnative\nWrite-Host a\n') }, undefined, platform())).toEqual([]);
  });

  test.each(['https://factory.talos.dev/image/a/v1.12.0/nocloud-amd64.raw.xz', 'https://images.example.com/talos-1.12.raw.xz'])('is Talos at %s', url => {
    const talos = { ...from(url), instanceProfile: InstanceProfile.UBUNTU };
    expect(codes({ ...talos, ...clouds }, undefined, kubevirt())).toEqual(['USER_DATA_FOREIGN']);
    expect(codes({ ...talos, cloudInit: TALOS, sshKeys: undefined }, undefined, kubevirt())).toEqual([]);
  });

  test('is CoreOS by its address, and a clone has the content of its original', () => {
    const url = 'https://builds.coreos.fedoraproject.org/fedora-coreos-1-openstack.x86_64.qcow2.xz';
    expect(codes({ ...from(url), ...clouds }, undefined, kubevirt())).toEqual(['USER_DATA_FOREIGN']);
    const props = { ...from(url), cloudInit: IGNITION, cloudInitDrive: CloudInitDrive.CONFIG_DRIVE, sshKeys: undefined };
    expect(codes(props, undefined, kubevirt())).toEqual([]);
    expect(codes({ ...from('https://example.com/noble.img'), ...clouds }, undefined, kubevirt())).toEqual([]);
    expect(codesOf(chart => {
      const original = new Disk(chart, 'original', { source: DiskSource.http(url), size });
      new VirtualMachine(chart, 'web', { ...GOOD, ...from(url), systemDisk: { source: DiskSource.disk(original), size }, ...clouds });
    }, kubevirt(), 'tenant-a')).toContain('USER_DATA_FOREIGN');
  });

  test('has one finding for Ignition that it does not read', () => {
    expect(codes({ cloudInit: IGNITION })).toEqual(['USER_DATA_FOREIGN']);
    expect(codes({ image: GoldenImage.fromName('own'), instanceProfile: InstanceProfile.FEDORA, cloudInit: IGNITION }, undefined, kubevirt())).toEqual(['USER_DATA_FOREIGN']);
  });

  test('gets a script with other line ends', () => {
    const script = { cloudInit: CloudInit.fromString('#!/bin/sh\r\necho ready\r\n') };
    expect(codes(script)).toEqual([]);
    expect(codes({ ...script, image: GoldenImage.fromName('noble') }, undefined, kubevirt())).toEqual([]);
  });

  test('has its user only after the files are written', () => {
    const file = (owner: string, defer?: boolean) => ({ cloudConfig: { files: [{ path: '/srv/a', content: 'a', owner, defer }] } });
    expect(codes(file('ubuntu:ubuntu'))).toEqual(['CLOUD_INIT_VALUE']);
    expect(codes(file('ubuntu:ubuntu', true))).toEqual([]);
    expect(codes(file('root:root'))).toEqual([]);
    expect(codes(config('write_files: [{path: /a, content: b, owner: ubuntu}]'))).toEqual(['CLOUD_INIT_VALUE']);
  });
});
