import { Chart, Duration, Size } from 'cdk8s';
import { ClusterCatalog, Findings, Fleet, FleetChart, GoldenImage, KubeVirtVersion, MigrationPolicy, MigrationPolicyProps, Platform, VirtualMachine } from '../../../src';
import { chartOn, codesOf, GOOD, objectsOf } from '../../support/fleet';
import { schemaErrors } from '../../support/schemas';

const kubevirt = (props = {}) => Platform.kubevirt({
  catalog: ClusterCatalog.extend({ goldenImages: [{ name: 'noble', image: GoldenImage.UBUNTU_24_04 }] }), ...props,
});
const make = (props: MigrationPolicyProps) => (chart: Chart) => new MigrationPolicy(chart, 'slow', props);
const codes = (props: MigrationPolicyProps, platform = kubevirt(), namespace: string | undefined = 'prod') => codesOf(make(props), platform, namespace);

/** KubeVirt's selection: the policy with the most matching labels; of equal ones, the first by name. */
function chosen(policies: any[], vmi: any, namespace: string): string | undefined {
  const score = ({ spec: { selectors } }: any) => {
    const wanted = [
      ...Object.entries(selectors.virtualMachineInstanceSelector ?? {}).map(([key, value]) => vmi.labels[key] === value),
      ...Object.entries(selectors.namespaceSelector ?? {}).map(([key, value]) => key === 'kubernetes.io/metadata.name' && value === namespace),
    ];
    return wanted.every(Boolean) ? wanted.length : -1;
  };
  return policies.filter(policy => score(policy) >= 0)
    .sort((a, b) => score(b) - score(a) || (a.metadata.name < b.metadata.name ? -1 : 1))[0]?.metadata.name;
}

test('the most specific policy applies, only in its own namespace', () => {
  const objects = objectsOf(chart => {
    const fleet = new Fleet(chart, 'web', { members: ['a', 'b'], machine: GOOD });
    new VirtualMachine(chart, 'db', GOOD);
    new MigrationPolicy(chart, 'd-member', { machines: fleet.machines[0], allowPostCopy: true });
    new MigrationPolicy(chart, 'c-fleet', { machines: fleet });
    new MigrationPolicy(chart, 'b-namespace');
    new MigrationPolicy(chart, 'a-cluster', { everywhere: true });
  }, kubevirt(), 'prod');
  const policies = objects.filter(({ kind }) => kind === 'MigrationPolicy');
  const policyOf = (name: string, namespace: string) => {
    const machine = objects.find(({ kind, metadata }) => kind === 'VirtualMachine' && metadata.name === name);
    return chosen(policies, machine.spec.template.metadata, namespace);
  };
  expect(['web-a', 'web-b', 'db'].map(name => policyOf(name, 'prod'))).toEqual(['d-member', 'c-fleet', 'b-namespace']);
  expect(policyOf('web-a', 'other')).toBe('a-cluster');
  expect(policies.map(({ metadata }) => metadata.namespace)).toEqual([undefined, undefined, undefined, undefined]);
});

test('a policy with every property passes the schema', () => {
  const [policy] = objectsOf(make({
    name: 'careful',
    bandwidthPerSecond: Size.mebibytes(64),
    timePerGibibyte: Duration.minutes(5),
    allowAutoConverge: true,
    allowPostCopy: false,
    allowWorkloadDisruption: false,
    maxDowntime: Duration.millis(300),
    labels: { team: 'web' },
    annotations: { 'example.com/why': 'busy guests' },
  }), kubevirt({ featureGates: ['MigrationStallDetection'] }), 'prod');
  expect(schemaErrors(policy)).toEqual([]);
  expect(policy.spec).toEqual({
    allowAutoConverge: true,
    allowPostCopy: false,
    allowWorkloadDisruption: false,
    bandwidthPerMigration: '64Mi',
    completionTimeoutPerGiB: 300,
    maxDowntimeMs: 300,
    selectors: { namespaceSelector: { 'kubernetes.io/metadata.name': 'prod' } },
  });
});

test.each<[string, MigrationPolicyProps, string[]]>([
  ['no bandwidthPerSecond', { bandwidthPerSecond: Size.mebibytes(0) }, ['MIGRATION_POLICY_INVALID']],
  ['no time', { timePerGibibyte: Duration.seconds(0) }, ['MIGRATION_POLICY_INVALID']],
  ['parts of a second', { timePerGibibyte: Duration.millis(1500) }, ['MIGRATION_POLICY_INVALID']],
  ['no downtime', { maxDowntime: Duration.millis(0) }, ['FEATURE_GATE', 'MIGRATION_POLICY_INVALID']],
  ['an hour of downtime', { maxDowntime: Duration.hours(1) }, ['FEATURE_GATE', 'MIGRATION_POLICY_INVALID']],
  ['an invalid name', { name: 'Slow' }, ['NAME_INVALID']],
  ['an invalid label', { labels: { team: 'a b' } }, ['LABEL_INVALID']],
  ['machines by name', { machines: 'web' as any }, ['PROPERTY_TYPE']],
])('%s', (_, props, expected) => expect(codes(props)).toEqual(expected));

test('a policy for some machines needs a namespace', () => {
  expect(codesOf(make({}), kubevirt())).toEqual(['NAMESPACE_MISSING']);
  expect(codesOf(make({ everywhere: true }), kubevirt())).toEqual([]);
});

test('two policies for the same machines are an error, also two policies for the cluster in two namespaces', () => {
  const platform = kubevirt();
  const one = chartOn(platform, 'one');
  const two = new FleetChart(one.node.root, 'two', { platform, namespace: 'two' });
  const beside = (chart: Chart, name: string, props: MigrationPolicyProps = {}) => new MigrationPolicy(chart, name, props);
  beside(one, 'a');
  beside(two, 'b');
  expect(Findings.of(one.node.root)).toEqual([]);
  beside(one, 'c', { everywhere: true });
  beside(two, 'd', { everywhere: true });
  expect(Findings.of(one.node.root).map(({ code, path }) => [code, path])).toEqual([['MIGRATION_POLICY_INVALID', 'test/c'], ['MIGRATION_POLICY_INVALID', 'two/d']]);
  beside(two, 'a');
  expect(Findings.of(one).map(({ code }) => code)).toContain('NAME_DUPLICATE');
});

test('machines elsewhere are not referred to', () => {
  const platform = kubevirt();
  const one = chartOn(platform, 'one');
  const two = new FleetChart(one.node.root, 'two', { platform, namespace: 'two' });
  new MigrationPolicy(one, 'slow', { machines: new VirtualMachine(two, 'web', GOOD) });
  expect(Findings.of(one).map(({ code }) => code)).toEqual(['DISK_ELSEWHERE']);
});

test('machines and everywhere contradict each other', () => {
  expect(codesOf(chart => new MigrationPolicy(chart, 'slow', { machines: new VirtualMachine(chart, 'web', GOOD), everywhere: true }), kubevirt(), 'prod'))
    .toEqual(['MIGRATION_POLICY_INVALID']);
});

test('a property that the version does not have is an error that names it', () => {
  const on = (version: KubeVirtVersion, props: MigrationPolicyProps) => codes(props, kubevirt({ version }));
  expect(on(KubeVirtVersion.V1_4, { allowWorkloadDisruption: true })).toEqual(['NOT_SUPPORTED']);
  expect(on(KubeVirtVersion.V1_5, { allowWorkloadDisruption: true })).toEqual([]);
  expect(on(KubeVirtVersion.V1_8, { maxDowntime: Duration.millis(300) })).toEqual(['NOT_SUPPORTED']);
  expect(on(KubeVirtVersion.V1_9, { maxDowntime: Duration.millis(300) })).toEqual(['FEATURE_GATE']);
  expect(codes({}, Platform.cozystack())).toEqual(['NOT_SUPPORTED']);
});
