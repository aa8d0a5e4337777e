import { Chart, Size } from 'cdk8s';
import {
  BindingMode, ClusterCatalog, Disk, DiskSource, InstanceProfile, Platform, RemovalPolicy, RunStrategy, StorageClass, VirtualMachine,
  VirtualMachineClone, VirtualMachineProps, VirtualMachineSnapshot,
} from '../../src';
import { findingsOf, GOOD } from '../support/fleet';

const size = Size.gibibytes(20);
const storageClasses = [
  { name: 'late', bindingMode: BindingMode.WAIT_FOR_FIRST_CONSUMER }, { name: 'now', bindingMode: BindingMode.IMMEDIATE }, { name: 'silent' },
];
const platform = () => Platform.kubevirt({ catalog: ClusterCatalog.extend({ storageClasses }) });
const [late, now, silent] = storageClasses.map(({ name }) => StorageClass.fromName(name));
const bare: VirtualMachineProps = {
  ...GOOD, image: undefined, instanceProfile: InstanceProfile.UBUNTU, systemDisk: { source: DiskSource.installed(), size },
};

/** What waits, by the names of the disks. */
function waiting(build: (chart: Chart) => void): (string | undefined)[] {
  return findingsOf(build, platform(), 'a').filter(({ code }) => code === 'CONSUMER_MISSING').map(({ path, got }) => `${path.split('/').pop()} ${got}`);
}

function machine(chart: Chart, storageClass: StorageClass, props: Partial<VirtualMachineProps> = {}): VirtualMachine {
  const web = new VirtualMachine(chart, 'web', { ...bare, runStrategy: RunStrategy.HALTED, ...props });
  web.addDisk('data', { size, storageClass });
  return web;
}

const OPERATIONS: [string, (chart: Chart, web: VirtualMachine) => void][] = [
  ['a snapshot of a machine', (chart, web) => void new VirtualMachineSnapshot(chart, 'copy', { machine: web })],
  ['a clone of a machine', (chart, web) => void new VirtualMachineClone(chart, 'copy', { machine: web, target: 'other' })],
  ['a clone of a disk', chart => void new Disk(chart, 'copy', { source: DiskSource.disk(Disk.fromName('web-data')), storageClass: now })],
];

describe.each(OPERATIONS)('%s', (_, operation) => {
  test.each([RunStrategy.HALTED, RunStrategy.MANUAL])('waits for the volume of a machine with %s', runStrategy => {
    expect(waiting(chart => operation(chart, machine(chart, late, { runStrategy })))).toEqual(['copy "web-data"']);
  });

  test('does not wait if the machine runs, or the class binds immediately or is unknown', () => {
    for (const runStrategy of [RunStrategy.ALWAYS, RunStrategy.RERUN_ON_FAILURE, RunStrategy.ONCE]) {
      expect(waiting(chart => operation(chart, machine(chart, late, { runStrategy })))).toEqual([]);
    }
    for (const storageClass of [now, silent]) expect(waiting(chart => operation(chart, machine(chart, storageClass)))).toEqual([]);
  });
});

test('a disk that is bound immediately is not waited for, nor one that is uploaded', () => {
  const annotations = { 'cdi.kubevirt.io/storage.bind.immediate.requested': '' };
  const copy = (props: object) => (chart: Chart) => {
    const data = new Disk(chart, 'data', { size, storageClass: late, ...props });
    new Disk(chart, 'copy', { source: DiskSource.disk(data), storageClass: late });
  };
  expect(waiting(copy({}))).toEqual(['copy "data"']);
  expect(waiting(copy({ annotations }))).toEqual([]);
  expect(waiting(copy({ source: DiskSource.upload() }))).toEqual([]);
});

test('a disk in the template of its machine waits as well; disks of other fleets are not judged', () => {
  const systemDisk = { source: DiskSource.installed(), size, storageClass: late, removalPolicy: RemovalPolicy.DELETE };
  const snapshot = (chart: Chart, web: VirtualMachine) => new VirtualMachineSnapshot(chart, 'copy', { machine: web });
  expect(waiting(chart => snapshot(chart, new VirtualMachine(chart, 'web', { ...bare, systemDisk, runStrategy: RunStrategy.HALTED })))).toEqual(['copy "web-system"']);
  expect(waiting(chart => void new VirtualMachineSnapshot(chart, 'copy', { machine: VirtualMachine.fromName('old') }))).toEqual([]);
});
