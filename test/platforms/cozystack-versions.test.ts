import { Chart, Size } from 'cdk8s';
import {
  ClusterCatalog, CozystackVersion, Disk, DiskSource, InstanceProfile, InstanceType, Platform, StorageClass, Tenant, VirtualMachine,
  VirtualMachineProps,
} from '../../src';
import { codesOf, GOOD } from '../support/fleet';

const { V0_38, V1_3, V1_4, V1_5, V1_6 } = CozystackVersion;
const on = (version: CozystackVersion) => Platform.cozystack({ version, catalog: ClusterCatalog.extend({ instanceProfiles: [{ name: 'mine' }] }) });
const profile = (name: string) => InstanceProfile.fromName(name);

/** The images differ between versions. */
const IMPORTED = { source: DiskSource.http('https://example.com/a.img'), size: Size.gibibytes(20) };

function machine(props: VirtualMachineProps): (chart: Chart) => void {
  return chart => void new VirtualMachine(chart, 'web', { ...GOOD, image: undefined, systemDisk: IMPORTED, exposure: undefined, ...props });
}

const SPREADING = ['centos.stream8.dpdk', 'centos.stream9.dpdk', 'rhel.8.dpdk', 'rhel.9.dpdk', 'rhel.9.realtime'];

describe.each([V0_38, V1_3, V1_4, V1_6])('profiles that spread virtual CPUs over threads, on %s', version => {
  test.each(SPREADING)('%s: explicit resources are rejected, because the chart writes no threads', name => {
    const resources = { cores: 16, sockets: 2, memory: Size.gibibytes(32) };
    expect(codesOf(machine({ instanceType: undefined, resources, instanceProfile: profile(name) }), on(version))).toContain('PROFILE_MINIMUM');
  });

  test.each(SPREADING)('%s: an instance type that can be spread is fine', name => {
    expect(codesOf(machine({ instanceType: InstanceType.fromName('u1.2xlarge'), instanceProfile: profile(name) }), on(version))).toEqual([]);
  });

  test('a type that cannot be spread evenly is rejected', () => {
    expect(codesOf(machine({ instanceType: InstanceType.fromName('u1.large'), instanceProfile: profile('rhel.8.dpdk') }), on(version))).toContain('PROFILE_MINIMUM');
  });
});

test('plain KubeVirt gets one thread for each core, so that resources can be spread', () => {
  const resources = { cores: 8, sockets: 2, memory: Size.gibibytes(32) };
  const props = { instanceType: undefined, resources, instanceProfile: profile('rhel.9.dpdk'), image: undefined, exposure: undefined };
  expect(codesOf(machine({ ...props, systemDisk: { size: Size.gibibytes(9) } }), Platform.kubevirt())).not.toContain('PROFILE_MINIMUM');
});

test.each([[V0_38, ['PROFILE_UNKNOWN']], [V1_4, ['PROFILE_UNKNOWN']], [V1_5, []], [V1_6, []]])('a profile of the cluster\'s own on %s', (version, codes) => {
  expect(codesOf(machine({ instanceProfile: profile('mine') }), on(version))).toEqual(codes);
});

test.each(['rhel.9.arm64', 'rhel.10.arm64', 'fedora.arm64', 'fedora.s390x', 'rhel.9.s390x', 'rhel.10.s390x'])('%s is for other nodes from 1.5 on', name => {
  expect(codesOf(machine({ instanceProfile: profile(name) }), on(V1_6))).toEqual(['PROFILE_ARCHITECTURE']);
  if (!name.endsWith('s390x')) expect(codesOf(machine({ instanceProfile: profile(name) }), on(V1_4))).toEqual([]);
});

test.each(['rhel.9', 'fedora', 'ubuntu'])('%s is for the existing nodes', name => {
  expect(codesOf(machine({ instanceProfile: profile(name) }), on(V1_6))).toEqual([]);
});

describe('keys of a quota', () => {
  const quota = (word: string) => codesOf(chart => new Tenant(chart, 'blue', { quota: { others: { [word]: '5' } } }), Platform.cozystack(), 'tenant-root');

  test.each([
    'requests.storage', 'limits.cpu', 'requests.cpu', 'requests.ephemeral-storage', 'hugepages-2Mi', 'count/pods', 'count/deployments.apps',
    'fast.storageclass.storage.k8s.io/requests.storage', 'services.clusterip', 'requests.nvidia.com/A10', 'limits', 'kubernetes.io/x',
  ])('"%s" is refused or limits nothing', word => expect(quota(word)).toEqual(['QUOTA_INVALID']));

  test.each(['configmaps', 'secrets', 'services.nodeports', 'ephemeral-storage', 'resourcequotas', 'nvidia.com/A10', 'example.com/some.device'])('"%s" is one', word => {
    expect(quota(word)).toEqual([]);
  });
});

test('Hikube documents the class `replicated-async`', () => {
  expect(codesOf(chart => new Disk(chart, 'data', { size: Size.gibibytes(1), storageClass: StorageClass.fromName('replicated-async') }))).toEqual([]);
});
