import { Chart, Size } from 'cdk8s';
import {
  ClusterCatalog, Disk, DiskBus, DiskSource, Exposure, GoldenImage, Gpu, InstanceProfile, Platform, RunStrategy, VirtualMachine, VirtualMachineProps,
} from '../../src';
import { GOOD, objectsOf } from '../support/fleet';
import { captureStderr } from '../support/stderr';

captureStderr();

/*
 * A machine that goes through Cozystack ends as a VirtualMachine of KubeVirt too. For what both can express, ours must
 * mean the same guest: the expectations are what the charts `vm-instance` and `vm-disk` of Cozystack 1.6 render.
 */

const catalog = ClusterCatalog.extend({
  goldenImages: [{ name: 'ubuntu-24.04', image: GoldenImage.UBUNTU_24_04, minSize: Size.gibibytes(20), namespace: 'cozy-public' }],
});
const cozystack = () => Platform.cozystack();
const kubevirt = () => Platform.kubevirt({ catalog, cozyProxy: true });

/** The properties of a guest that both platforms set. */
interface Guest {
  readonly runStrategy: string;
  readonly type?: string;
  readonly profile?: string;
  readonly cores?: number;
  readonly sockets?: number;
  readonly memory?: string;
  readonly cpuModel?: string;
  readonly gpus: string[];
  readonly disks: { name: string; bootOrder: number; device: string; bus?: string }[];
  readonly sizes: Record<string, string>;
  readonly userData?: string;
  readonly keys: string[];
  readonly service: string;
  readonly ports: number[];
}

/** The objects of the chart for a `VMInstance` and its `VMDisk`s (by section of its `vm.yaml`, `service.yaml`, `secret.yaml`). */
function throughCozystack(objects: any[]): Guest {
  const { spec } = objects.find(({ kind }) => kind === 'VMInstance');
  const disks = new Map(objects.filter(({ kind }) => kind === 'VMDisk').map(({ metadata, spec: disk }) => [metadata.name, disk]));
  return {
    runStrategy: spec.runStrategy,
    type: spec.instanceType || undefined,
    profile: spec.instanceProfile,
    cores: spec.resources?.cpu,
    sockets: spec.resources?.sockets,
    memory: spec.resources?.memory,
    cpuModel: spec.cpuModel,
    gpus: (spec.gpus ?? []).map(({ name }: any) => name),
    disks: spec.disks.map(({ name, bus }: any, i: number) => ({ name, bootOrder: i + 1, device: disks.get(name)?.optical ? 'cdrom' : 'disk', bus })),
    sizes: Object.fromEntries([...disks].map(([name, disk]) => [name, disk.storage])),
    userData: spec.cloudInit ?? (spec.sshKeys ? keysAlone(spec.sshKeys) : undefined),
    keys: spec.sshKeys ?? [],
    service: spec.external ? 'LoadBalancer' : 'headless',
    ports: spec.external && spec.externalMethod === 'PortList' ? spec.externalPorts : [],
  };
}

function throughKubeVirt(objects: any[]): Guest {
  const one = (kind: string) => objects.find(object => object.kind === kind)?.spec;
  const secret = (suffix: string) => objects.find(({ kind, metadata }) => kind === 'Secret' && metadata.name.endsWith(suffix))?.stringData;
  const { runStrategy, instancetype, preference, template: { spec: { domain } } } = one('VirtualMachine');
  const service = one('Service');
  return {
    runStrategy,
    type: instancetype?.name,
    profile: preference?.name,
    cores: domain.cpu?.cores,
    sockets: domain.cpu?.sockets,
    memory: domain.memory?.guest,
    cpuModel: domain.cpu?.model,
    gpus: (domain.devices.gpus ?? []).map(({ deviceName }: any) => deviceName),
    disks: domain.devices.disks.filter(({ bootOrder }: any) => bootOrder !== undefined).map(({ name, bootOrder, disk, cdrom }: any) => (
      { name, bootOrder, device: cdrom ? 'cdrom' : 'disk', bus: (cdrom ?? disk).bus }
    )),
    sizes: Object.fromEntries(objects.filter(({ kind }) => kind === 'DataVolume')
      .map(({ metadata, spec }) => [metadata.name, spec.storage.resources.requests.storage])),
    userData: secret('-cloud-init')?.userdata,
    keys: Object.values(secret('-ssh-keys') ?? {}),
    service: service.clusterIP === 'None' ? 'headless' : service.type,
    ports: service.clusterIP === 'None' ? [] : service.ports.map(({ port }: any) => port).filter((port: number) => port !== 65535),
  };
}

/** The document that the chart writes for keys without a document. */
function keysAlone(keys: string[]): string {
  return `#cloud-config\nssh_authorized_keys:\n${keys.map(key => `  - ${JSON.stringify(key)}\n`).join('')}`;
}

const machine = (props: VirtualMachineProps) => (chart: Chart) => new VirtualMachine(chart, 'web', { ...GOOD, ...props });

const MACHINES: Record<string, (chart: Chart) => unknown> = {
  'a plain one': machine({}),
  'with cloud-init': machine({ cloudConfig: { packages: ['nginx'], users: [{ name: 'ada' }] } }),
  'without keys': machine({ sshKeys: [] }),
  'private': machine({ exposure: Exposure.none() }),
  'with several ports': machine({ exposure: Exposure.portList([22, 80, 443]) }),
  'with a whole address': machine({ exposure: Exposure.wholeIp() }),
  'halted': machine({ runStrategy: RunStrategy.HALTED }),
  'with numbers for its size': machine({ instanceType: undefined, resources: { cores: 1, sockets: 2, memory: Size.gibibytes(4) } }),
  'with a CPU model': machine({ cpuModel: 'host-model' }),
  'with GPUs': machine({ gpus: [Gpu.fromName('nvidia.com/A10'), Gpu.fromName('nvidia.com/A10')] }),
  'from an installer': chart => {
    const iso = new Disk(chart, 'iso', { source: DiskSource.http('https://example.com/a.iso'), size: Size.gibibytes(7), optical: true });
    machine({
      image: undefined,
      instanceProfile: InstanceProfile.WINDOWS_SERVER_2025,
      systemDisk: { source: DiskSource.blank(), size: Size.gibibytes(60) },
      disks: [iso],
    })(chart);
  },
  'with more disks and buses': chart => {
    const web = new VirtualMachine(chart, 'web', GOOD);
    web.addDisk('data', { size: Size.gibibytes(9), bus: DiskBus.SCSI });
    web.addDisk('logs', { size: Size.gibibytes(3) });
  },
};

test.each(Object.keys(MACHINES))('%s is the same guest on both', name => {
  const ours = throughKubeVirt(objectsOf(MACHINES[name], kubevirt(), 'tenant-a'));
  const theirs = throughCozystack(objectsOf(MACHINES[name], cozystack(), 'tenant-a'));
  expect(ours).toEqual(theirs);
  expect(ours.disks.length).toBeGreaterThan(0);
});
