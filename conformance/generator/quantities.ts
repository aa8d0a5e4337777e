/** Amounts in other units than Kubernetes stores, in every place that takes an amount. */
import { Chart, Size } from 'cdk8s';
import { Recipe } from './machine';
import {
  Disk, DiskSource, EphemeralDisk, InstanceProfileSet, InstanceTypeSet, MigrationPolicy, Quota, Tenant, VirtualMachine, VirtualMachineProps,
} from '../../src';

/** 2 GiB in other units, and amounts that no larger unit has. */
const SIZES = [Size.mebibytes(2048), Size.kibibytes(2097152), Size.gibibytes(2), Size.mebibytes(1536), Size.mebibytes(1025), Size.tebibytes(1)];
const AMOUNTS: readonly (string | number)[] = ['1000m', '1', 1, '0.5', 0.5, '1.5', '2000m', '1250m'];
const MEMORIES = ['2048Mi', '2Gi', '1.5Gi', '0.5Gi', '2000M', '2147483648', '2000000000', '1.1Gi', '3G'];

const SYSTEM = EphemeralDisk.containerImage('system', 'quay.io/containerdisks/fedora:42');
const machine = (props: VirtualMachineProps): Recipe => (chart: Chart) => {
  new VirtualMachine(chart, 'machine', { resources: { cores: 1, memory: Size.gibibytes(1) }, disks: [SYSTEM], ...props });
};
const tenant = (quota: Quota): Recipe => chart => { new Tenant(chart, 'team', { quota }); };

export const QUANTITIES: readonly Recipe[] = [
  ...SIZES.flatMap((size): Recipe[] => [
    machine({ resources: { cores: 1, memory: size } }),
    machine({ hardware: { headroom: { maxMemory: Size.mebibytes(2 * size.toMebibytes()) } } }),
    machine({ disks: [SYSTEM, EphemeralDisk.empty('scratch', size)] }),
    machine({ disks: [], systemDisk: { source: DiskSource.http('https://example.com/a.img'), size } }),
    chart => { new Disk(chart, 'data', { size }); },
    chart => { new InstanceTypeSet(chart, 'types', { instanceTypes: [{ name: 'own', vcpus: 2, memory: size }] }); },
    chart => { new InstanceProfileSet(chart, 'profiles', { instanceProfiles: [{ name: 'own', minMemory: size }] }); },
    chart => { new MigrationPolicy(chart, 'slow', { everywhere: true, bandwidthPerSecond: size }); },
    tenant({ memory: size, storage: size }),
  ]),
  ...AMOUNTS.flatMap(cpu => [machine({ podResources: { requests: { cpu } } }), machine({ podResources: { limits: { cpu } } })]),
  ...MEMORIES.map(memory => machine({ podResources: { requests: { memory } } })),
  tenant({ vcpus: 0.5, others: { 'requests.ephemeral-storage': '2048Mi' } }),
];
