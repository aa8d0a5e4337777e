import { Size, Testing } from 'cdk8s';
import {
  ClusterCatalog, Disk, DiskBus, EphemeralDisk, Fleet, FleetChart, GoldenImage, MachineAffinity, MachineDefault, MachineService, Platform,
  RunStrategy, VirtualMachine, VirtualMachineProps,
} from '../../src';
import { DEFAULTS } from '../../src/platforms/kubevirt/machine/defaults';
import { textOf } from '../docs/markdown';
import { codesOf, findingsOf, GOOD, objectsOf } from '../support/fleet';
import { captureStderr } from '../support/stderr';

captureStderr();

const kubevirt = () => Platform.kubevirt();
const ALL = Object.values(MachineDefault);

/** A machine with every written default. */
const PLAIN: VirtualMachineProps = {
  resources: { cores: 2, memory: Size.gibibytes(4) }, disks: [Disk.fromName('web-root'), EphemeralDisk.containerImage('tools', 'quay.io/tools:1')],
};
const render = (props: VirtualMachineProps) => objectsOf(chart => new VirtualMachine(chart, 'web', { ...PLAIN, ...props }), kubevirt(), 'shop');
const vm = (objects: any[]) => objects.find(({ kind }) => kind === 'VirtualMachine');

test('with all defaults left to the cluster, only given properties are written', () => {
  const objects = render({ leaveToCluster: ALL });
  expect(objects.map(({ kind }) => kind)).toEqual(['VirtualMachine']);
  expect(vm(objects).spec).toEqual({
    runStrategy: 'Always',
    template: {
      spec: {
        domain: { cpu: { cores: 2 }, devices: {}, memory: { guest: '4Gi' } },
        volumes: [
          { name: 'web-root', persistentVolumeClaim: { claimName: 'web-root' } },
          { name: 'tools', containerDisk: { image: 'quay.io/tools:1' } },
        ],
      },
    },
  });
});

/** Without the Service nothing selects by the label, and a device with a boot order is written for it. */
const TOGETHER: Partial<Record<MachineDefault, MachineDefault[]>> = {
  [MachineDefault.MACHINE_LABEL]: [MachineDefault.SERVICE],
  [MachineDefault.DISK_DEVICE]: [MachineDefault.BOOT_ORDER],
};

test.each(ALL.filter(each => each !== MachineDefault.INSTANCE_PROFILE))('%s: leaves out only its own place', each => {
  const base = placesOf(render({ leaveToCluster: TOGETHER[each] ?? [] }));
  const without = placesOf(render({ leaveToCluster: [each, ...TOGETHER[each] ?? []] }));
  expect([...without].filter(place => !base.has(place))).toEqual([]);
  const gone = [...base].filter(place => !without.has(place));
  expect(gone.length).toBeGreaterThan(0);
});

test('the profile of an image is left out alone', () => {
  const platform = () => Platform.kubevirt({
    catalog: ClusterCatalog.extend({ goldenImages: [{ name: 'noble', image: GoldenImage.UBUNTU_24_04, minSize: Size.gibibytes(10) }] }),
  });
  const preference = (leaveToCluster: MachineDefault[]) => (
    vm(objectsOf(chart => new VirtualMachine(chart, 'web', { ...GOOD, image: GoldenImage.UBUNTU_24_04, leaveToCluster }), platform())).spec.preference
  );
  expect([preference([]), preference([MachineDefault.INSTANCE_PROFILE])]).toEqual([{ kind: 'VirtualMachineClusterPreference', name: 'ubuntu' }, undefined]);
});

test('the list of a machine replaces that of its chart, and a fleet\'s template applies to its members', () => {
  const chart = new FleetChart(Testing.app(), 'test', { platform: kubevirt(), defaults: { leaveToCluster: [MachineDefault.EVICTION_STRATEGY] } });
  const own = { ...PLAIN, disks: [EphemeralDisk.containerImage('root', 'quay.io/root:1')] };
  new VirtualMachine(chart, 'a', own);
  new VirtualMachine(chart, 'b', { ...own, leaveToCluster: [] });
  new Fleet(chart, 'c', { members: ['x'], machine: { ...own, leaveToCluster: [MachineDefault.ARCHITECTURE] } });
  const strategies = Testing.synth(chart).filter(({ kind }) => kind === 'VirtualMachine')
    .map(({ metadata, spec }) => [metadata.name, spec.template.spec.evictionStrategy, spec.template.spec.architecture]);
  expect(strategies).toEqual([
    ['a', undefined, 'amd64'], ['b', 'LiveMigrateIfPossible', 'amd64'], ['c-x', 'LiveMigrateIfPossible', undefined],
  ]);
});

test('an explicit boot order replaces the order of the list', () => {
  const orders = (disks: VirtualMachineProps['disks']) => vm(render({ disks })).spec.template.spec.domain.devices.disks.map((disk: any) => disk.bootOrder);
  expect(orders([Disk.fromName('a'), Disk.fromName('b')])).toEqual([1, 2]);
  expect(orders([Disk.fromName('a'), Disk.fromName('b', { bootOrder: 1 })])).toEqual([undefined, 1]);
});

test('a construct that selects a machine without its label is reported', () => {
  const left = { ...PLAIN, disks: [Disk.fromName('r', { bus: DiskBus.VIRTIO })], leaveToCluster: [MachineDefault.MACHINE_LABEL, MachineDefault.SERVICE] };
  const codes = (build: (web: VirtualMachine, chart: any) => void) => codesOf(chart => build(new VirtualMachine(chart, 'web', left), chart), kubevirt(), 'shop')
    .filter(code => code === 'MACHINE_UNLABELLED');
  expect(codes(() => undefined)).toEqual([]);
  expect(codes((web, chart) => new MachineService(chart, 'db', { machines: web, ports: [{ port: 80 }] }))).toHaveLength(1);
  expect(codes((web, chart) => new VirtualMachine(chart, 'b', { ...PLAIN, disks: [Disk.fromName('s')], machineAffinity: [MachineAffinity.separate(web)] }))).toHaveLength(1);
});

test('on Cozystack, the charts decide most defaults', () => {
  const codes = (each: MachineDefault) => codesOf(chart => new VirtualMachine(chart, 'web', { ...GOOD, leaveToCluster: [each] }), Platform.cozystack());
  expect(codes(MachineDefault.SERVICE)).toEqual([]);
  expect(codes(MachineDefault.EVICTION_STRATEGY)).toEqual(['NOT_SUPPORTED']);
});

test('`runStrategy` and `running` together are an error', () => {
  const codes = (props: VirtualMachineProps) => findingsOf(chart => new VirtualMachine(chart, 'web', { ...PLAIN, disks: [Disk.fromName('r', { bus: DiskBus.VIRTIO })], ...props }), kubevirt())
    .map(({ code }) => code);
  expect(codes({ running: true })).not.toContain('SAID_TWICE');
  expect(codes({ running: true, runStrategy: RunStrategy.ALWAYS })).toContain('SAID_TWICE');
  expect(vm(render({ running: false })).spec).toMatchObject({ running: false });
  expect(vm(render({ running: false })).spec.runStrategy).toBeUndefined();
});

test('the page lists each default with its place and its reason', () => {
  const page = textOf('docs/defaults.md');
  for (const [key, value] of Object.entries(MachineDefault)) {
    const { place, instead, reason } = DEFAULTS[value];
    expect(page).toContain(`| \`${key}\` | ${place} | ${instead} | ${reason} |`);
  }
});

function placesOf(objects: any[]): Set<string> {
  const walk = (value: any, path: string): string[] => typeof value !== 'object' || value === null ? [path] : Object.entries(value).flatMap(([key, each]) => walk(each, `${path}/${key}`));
  return new Set(objects.flatMap(object => walk(object, object.kind)));
}

