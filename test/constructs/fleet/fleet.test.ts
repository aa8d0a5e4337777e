import { Size } from 'cdk8s';
import { CloudInit, DiskSource, Exposure, Fleet, InstanceProfile, InstanceType, RemovalPolicy } from '../../../src';
import { codesOf, findingsOf, EXPOSED, GOOD, objectsOf } from '../../support/fleet';

const machines = (objects: any[]) => objects.filter(({ kind }) => kind === 'VMInstance');

test('members are named by fleet and key, in the order of the keys', () => {
  const objects = objectsOf(chart => {
    const fleet = new Fleet(chart, 'web', { members: ['b', 'a'], machine: GOOD });
    expect(fleet.machines.map(({ machineName }) => machineName)).toEqual(['web-a', 'web-b']);
    expect(fleet.machine('b')?.serviceName).toBe('vm-instance-web-b');
    expect(fleet.machine('c')).toBeUndefined();
  });
  expect(objects.map(({ metadata }) => metadata.name)).toEqual(['web-a', 'web-a-system', 'web-b', 'web-b-system']);
});

test('an override changes only the named properties of one member', () => {
  const [a, b] = machines(objectsOf(chart => new Fleet(chart, 'web', {
    members: ['a', 'b'],
    machine: { ...EXPOSED, labels: { team: 'web', tier: 'front' } },
    overrides: {
      b: {
        resources: { cores: 2, memory: Size.gibibytes(4) },
        systemDisk: { removalPolicy: RemovalPolicy.DELETE },
        exposure: Exposure.none(),
        labels: { tier: 'back' },
      },
    },
  })));
  expect([a.spec.instanceType, a.spec.external, a.metadata.labels]).toEqual(['u1.medium', true, { team: 'web', tier: 'front' }]);
  expect([b.spec.instanceType, b.spec.external, b.metadata.labels]).toEqual(['', false, { team: 'web', tier: 'back' }]);
  expect(b.spec.resources).toEqual({ cpu: 2, sockets: 1, memory: '4Gi' });
});

test('an override of one entry of the system disk keeps the others', () => {
  const disks = objectsOf(chart => new Fleet(chart, 'web', {
    members: ['a', 'b'], machine: GOOD, overrides: { b: { systemDisk: { removalPolicy: RemovalPolicy.DELETE } } },
  })).filter(({ kind }) => kind === 'VMDisk');
  expect(disks.map(({ spec, metadata }) => [spec.storage, metadata.annotations === undefined])).toEqual([['20Gi', false], ['20Gi', true]]);
});

test('an override that is undefined gives nothing', () => {
  const common = objectsOf(chart => new Fleet(chart, 'web', { members: ['a'], machine: GOOD }));
  const overridden = objectsOf(chart => new Fleet(chart, 'web', {
    members: ['a'], machine: GOOD, overrides: { a: { exposure: undefined, systemDisk: { size: undefined }, cloudConfig: undefined } },
  }));
  expect(overridden).toEqual(common);
});

test('an alternative property in an override replaces the common one: a document replaces a config, a source replaces an image', () => {
  const machine = { ...GOOD, cloudConfig: { packages: ['nginx'] } };
  const [a, disk] = objectsOf(chart => new Fleet(chart, 'web', {
    members: ['a'],
    machine,
    overrides: {
      a: {
        cloudInit: CloudInit.fromString('#cloud-config\n{}\n'),
        instanceProfile: InstanceProfile.UBUNTU,
        systemDisk: { source: DiskSource.http('https://example.com/a.img') },
      },
    },
  }));
  expect(a.spec.cloudInit).toBe('#cloud-config\n{}\n');
  expect(disk.spec.source).toEqual({ http: { url: 'https://example.com/a.img' } });
});

test('a member and a fleet may have explicit names', () => {
  const objects = objectsOf(chart => new Fleet(chart, 'web', { name: 'shop', members: ['a', 'b'], machine: GOOD, overrides: { b: { name: 'odd' } } }));
  expect(machines(objects).map(({ metadata }) => metadata.name)).toEqual(['odd', 'shop-a']);
});

test('an override may name another type', () => {
  const [a] = machines(objectsOf(chart => new Fleet(chart, 'web', {
    members: ['a'],
    machine: { ...GOOD, instanceType: undefined, resources: { cores: 2, memory: Size.gibibytes(4) } },
    overrides: { a: { instanceType: InstanceType.fromName('u1.large') } },
  })));
  expect([a.spec.instanceType, a.spec.resources]).toEqual(['u1.large', undefined]);
});

test('a name for all members is an error, and a mistake of all members is reported for each', () => {
  expect(codesOf(chart => new Fleet(chart, 'web', { members: ['a'], machine: { ...GOOD, name: 'web' } }))).toContain('NAME_DUPLICATE');
  const findings = findingsOf(chart => new Fleet(chart, 'web', { members: ['a', 'b'], machine: { ...GOOD, instanceType: undefined } }));
  expect(findings.map(({ path }) => path)).toEqual(['test/web/a', 'test/web/b']);
});

test('two fleets with the same name in one namespace are an error: Services and the scheduler cannot distinguish them', () => {
  expect(codesOf(chart => {
    new Fleet(chart, 'one', { name: 'web', members: ['a'], machine: GOOD });
    new Fleet(chart, 'two', { name: 'web', members: ['b'], machine: GOOD });
  })).toEqual(['NAME_DUPLICATE', 'NAME_DUPLICATE']);
});
