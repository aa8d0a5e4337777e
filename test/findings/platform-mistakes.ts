import { Chart, Size, Testing } from 'cdk8s';
import {
  AccessCredential, CloudFileSystemType, ClusterCatalog, Delivery, Disk, DiskSource, FleetApp, FleetChart, GoldenImage, InstanceProfile,
  MachineService, Platform, Probe, RunStrategy, ServiceType, StorageClass, VirtualMachine, VirtualMachineProps, VirtualMachineSnapshot,
} from '../../src';
import { chartOn, GOOD } from '../support/fleet';

function inChart(platform: () => Platform, build: (chart: Chart) => void, namespace?: string): () => Chart {
  return () => {
    const chart = chartOn(platform(), namespace);
    build(chart);
    return chart;
  };
}

const IMPORTED = { source: DiskSource.http('https://example.com/a.img'), size: Size.gibibytes(20) };
const newest = () => Platform.cozystack();
const kubevirt = () => Platform.kubevirt({ catalog: ClusterCatalog.extend({ goldenImages: [{ name: 'noble', image: GoldenImage.UBUNTU_24_04 }] }) });
const machine = (platform: () => Platform, props: VirtualMachineProps) => inChart(platform, chart => new VirtualMachine(chart, 'web', { ...GOOD, ...props }));

/** How a user provokes the codes of what platforms do with what they are given. */
export const PLATFORM_MISTAKES = {
  VALUE_MISREAD: inChart(() => Platform.cozystack({ catalog: ClusterCatalog.extend({ storageClasses: [{ name: 'on' }] }) }),
    chart => new Disk(chart, 'data', { size: Size.gibibytes(1), storageClass: StorageClass.fromName('on') })),
  PROFILE_ARCHITECTURE: machine(newest, { instanceProfile: InstanceProfile.fromName('rhel.9.arm64') }),
  NODE_PORT_UNUSUAL: inChart(() => Platform.kubevirt(), chart => {
    const machines = new VirtualMachine(chart, 'web', {
      ...GOOD, exposure: undefined, image: undefined, systemDisk: IMPORTED, instanceProfile: InstanceProfile.UBUNTU,
    });
    new MachineService(chart, 'front', { machines, type: ServiceType.NODE_PORT, ports: [{ port: 80, nodePort: 8080 }] });
  }, 'prod'),
  DEFAULT_LOST: () => {
    const chart = new FleetChart(Testing.app(), 'test', { platform: newest(), defaults: { image: GoldenImage.UBUNTU_24_04 } });
    new VirtualMachine(chart, 'web', {
      ...GOOD, image: undefined, systemDisk: undefined, instanceProfile: InstanceProfile.UBUNTU, disks: [new Disk(chart, 'data', { size: Size.gibibytes(1) })],
    });
    return chart;
  },
  ARGO_CD_WAITS: () => {
    const app = new FleetApp({ outdir: Testing.app().outdir, delivery: Delivery.argoCd() });
    const chart = new FleetChart(app, 'test', { platform: kubevirt() });
    const web = new VirtualMachine(chart, 'web', { ...GOOD, exposure: undefined, runStrategy: RunStrategy.HALTED });
    new VirtualMachineSnapshot(chart, 'before', { machine: web });
    return app as unknown as Chart;
  },
  DEVICE_MISSING: machine(newest, { cloudConfig: { fileSystems: [{ device: '/dev/vdb', type: CloudFileSystemType.EXT4 }] } }),
  GUEST_AGENT_MISSING: machine(kubevirt, { exposure: undefined, readinessProbe: Probe.guestAgent() }),
  GUEST_USER_UNKNOWN: machine(kubevirt, {
    exposure: undefined, cloudConfig: { packages: ['qemu-guest-agent'] }, accessCredentials: [AccessCredential.sshKeysByAgent('keys', ['ops'])],
  }),
  POD_METADATA_MISPLACED: machine(newest, { annotations: { 'ovn.kubernetes.io/ip_address': '10.0.0.5' } }),
  TEXT_BROKEN: machine(newest, { annotations: { note: 'a\ud800' } }),
};
