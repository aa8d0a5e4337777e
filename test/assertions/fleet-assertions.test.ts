import { mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Size } from 'cdk8s';
import {
  Disk, Exposure, Findings, Fleet, FleetApp, FleetAssertions, FleetChart, GoldenImage, InstanceType, KubeVirtVersion, MachineAffinity, Platform, RemovalPolicy, VirtualMachine,
  VirtualPrivateCloud,
} from '../../src';

function makeFleet() {
  const app = new FleetApp({ outdir: join(mkdtempSync(join(tmpdir(), 'vm-fleet-assert-')), 'dist'), quiet: true });
  const shop = new FleetChart(app, 'shop', { platform: Platform.cozystack(), namespace: 'tenant-shop' });
  const instanceType = InstanceType.fromName('u1.large');
  const web = new VirtualMachine(shop, 'web', { instanceType, image: GoldenImage.UBUNTU_24_04, exposure: Exposure.portList([443, 22]) });
  web.addDisk('data', { size: Size.gibibytes(100), removalPolicy: RemovalPolicy.DELETE });
  const workers = new Fleet(shop, 'worker', { members: ['a', 'b'], machine: { instanceType, image: GoldenImage.DEBIAN_13 } });
  const net = new VirtualPrivateCloud(shop, 'backend', { subnets: [{ name: 'main', cidr: '10.0.1.0/24' }] });
  const db = new VirtualMachine(shop, 'db', { instanceType: InstanceType.fromName('m1.large'), image: GoldenImage.DEBIAN_13, networks: [net.subnet('main')] });
  return { app, shop, web, workers, db };
}

/** The message of the assertion that does not hold. */
function failureOf(assertion: () => void): string {
  try {
    assertion();
  } catch (error) {
    expect((error as Error).name).toBe('AssertionError');
    return (error as Error).message;
  }
  throw new Error('the assertion holds');
}

const { app } = makeFleet();
const fleet = FleetAssertions.of(app);

describe('find', () => {
  test('names, of everything and below a scope', () => {
    expect(fleet.machineNames).toEqual(['db', 'web', 'worker-a', 'worker-b']);
    expect(fleet.diskNames).toEqual(['db-system', 'web-data', 'web-system', 'worker-a-system', 'worker-b-system']);
    expect(FleetAssertions.of(makeFleet().workers).machineNames).toEqual(['worker-a', 'worker-b']);
  });

  test('a name that is not there: the closest one', () => {
    expect(failureOf(() => fleet.machine('wbe'))).toBe(`the fleet has no machine "wbe"
  looked for:   machine "wbe"
  closest:      machine "web" (shop/web)
  its machines: db, web, worker-a, worker-b`);
    expect(failureOf(() => fleet.disk('unlike anything'))).not.toContain('closest');
    expect(failureOf(() => fleet.network('backnd'))).toContain('closest:      network "backend" (shop/backend)');
  });

  test('by what they are', () => {
    expect(fleet.machines().names).toEqual(fleet.machineNames);
    expect(fleet.machines({ fleet: 'worker' }).names).toEqual(['worker-a', 'worker-b']);
    expect(fleet.machines({ exposed: true }).names).toEqual(['web']);
    expect(fleet.machines({ image: 'debian-13', exposed: false, instanceType: 'm1.large', namespace: 'tenant-shop' }).names).toEqual(['db']);
    expect(fleet.machines({ namePattern: 'w*' }).names).toEqual(['web', 'worker-a', 'worker-b']);
    expect(fleet.machines({ namePattern: 'worker-*' }).names).toEqual(['worker-a', 'worker-b']);
    expect(fleet.disks({ machine: 'web' }).names).toEqual(['web-data', 'web-system']);
    expect(fleet.disks({ atLeast: Size.gibibytes(100) }).names).toEqual(['web-data']);
    expect(fleet.networks({ cidr: '10.0.1.0/24' }).names).toEqual(['backend']);
  });

  test('nothing that is so: the closest match and the first difference', () => {
    expect(failureOf(() => fleet.machines({ image: 'debian-13', instanceType: 'm1.xlarge' }))).toBe(`the fleet has no machine of this kind
  looked for:       a machine with image debian-13, instanceType m1.xlarge
  closest:          machine "db" (shop/db)
  first difference: expected instanceType m1.xlarge, got m1.large`);
    expect(failureOf(() => fleet.disks({ atLeast: Size.tebibytes(1) }))).toContain('a disk with atLeast 1Ti');
    expect(failureOf(() => FleetAssertions.of(new FleetApp()).machines())).toContain('the fleet has no machine of this kind');
  });
});

describe('machines', () => {
  test('exposure', () => {
    fleet.machine('web').isExposedOnExactly([22, 443]);
    fleet.machine('db').isPrivate();
    fleet.machine('db').isExposedOnExactly([]);
    expect(failureOf(() => fleet.machine('web').isExposedOnExactly([22, 80]))).toBe(`machine "web" (shop/web) is not exposed on exactly these ports
  expected:         TCP 22, TCP 80
  got:              TCP 22, TCP 443
  first difference: TCP 443 is exposed as well`);
    expect(failureOf(() => fleet.machine('web').isExposedOnExactly([22, 443], [53]))).toContain('UDP 53 is not exposed');
    expect(failureOf(() => fleet.machine('web').isPrivate())).toContain('got:      TCP 22, TCP 443');
  });

  test('all of several, or one of them', () => {
    fleet.machines({ fleet: 'worker' }).isPrivate();
    expect(failureOf(() => fleet.machines().isPrivate())).toContain('machine "web" (shop/web) is exposed');
    fleet.machines().anyOf.isExposedOnExactly([22, 443]);
    expect(failureOf(() => fleet.machines().anyOf.isExposedOnExactly([22, 443, 80]))).toBe(`none of 4 machines meets this: is not exposed on exactly these ports
  closest:          machine "web" (shop/web)
  expected:         TCP 22, TCP 80, TCP 443
  got:              TCP 22, TCP 443
  first difference: TCP 80 is not exposed`);
    fleet.machines().hasCount(4);
    expect(failureOf(() => fleet.machines({ fleet: 'worker' }).hasCount(3))).toContain('got:      2: worker-a, worker-b');
  });

  test('disks, also those whose size is derived', () => {
    fleet.machine('web').hasDiskOfAtLeast(Size.gibibytes(100));
    fleet.machine('db').hasDiskOfAtLeast(Size.gibibytes(1));
    expect(failureOf(() => fleet.machine('web').hasDiskOfAtLeast(Size.gibibytes(101)))).toContain('web-data 100Gi');
    fleet.machine('db').keepsItsData();
    expect(failureOf(() => fleet.machine('web').keepsItsData())).toContain('disk "web-data" is deleted with its manifest');
  });

  test('instance types', () => {
    fleet.machine('db').hasInstanceType('m1.large');
    expect(failureOf(() => fleet.machines({ fleet: 'worker' }).hasInstanceType('u1.xlarge'))).toContain('got:      u1.large');
  });

  test('hosts: a requirement, and not a preference', () => {
    const own = new FleetApp({ quiet: true });
    const chart = new FleetChart(own, 'own', { platform: Platform.kubevirt({ version: KubeVirtVersion.V1_9 }), namespace: 'shop' });
    const machine = (name: string, machineAffinity?: MachineAffinity[]) => (
      new VirtualMachine(chart, name, { instanceType: InstanceType.fromName('u1.large'), image: GoldenImage.DEBIAN_13, machineAffinity })
    );
    const a = machine('a');
    machine('b', [MachineAffinity.separate(a)]);
    machine('c', [MachineAffinity.separate(a, { weight: 50 })]);
    const assertions = FleetAssertions.of(own);
    assertions.machine('b').runsOnAnotherHostThan('a');
    assertions.machine('a').runsOnAnotherHostThan('b');
    expect(failureOf(() => assertions.machine('c').runsOnAnotherHostThan('a'))).toContain('first difference: nothing keeps it apart from machine "a" (own/a)');
    expect(failureOf(() => assertions.machine('c').runsOnAnotherHostThan('d'))).toContain('the fleet has no machine "d"');
  });
});

test('disks', () => {
  fleet.disk('web-data').isAtLeast(Size.gibibytes(100));
  fleet.disk('web-system').isKept();
  fleet.disks().anyOf.isKept();
  expect(failureOf(() => fleet.disks().isKept())).toContain('disk "web-data" (shop/web/data) is not kept');
  expect(failureOf(() => fleet.disk('web-data').isAtLeast(Size.gibibytes(200)))).toMatch(/expected: at least 200Gi\n {2}got: +100Gi/);
  expect(failureOf(() => fleet.disk('web-data').hasStorageClass('local'))).toContain('expected: local');
});

test('networks', () => {
  fleet.network('backend').connectsExactly(['db']);
  expect(failureOf(() => fleet.network('backend').connectsExactly(['db', 'web']))).toContain('first difference: machine "web" is not on it');
  expect(failureOf(() => fleet.networks().connectsExactly([]))).toContain('machine "db" is on it as well');
});

test('findings', () => {
  const { app: own, web } = makeFleet();
  expect(failureOf(() => FleetAssertions.of(own).hasNoFinding())).toContain('NO_LOGIN');
  FleetAssertions.of(own).hasFinding('NO_LOGIN');
  FleetAssertions.of(own).hasFinding('NO_LOGIN', 'shop/web');
  expect(failureOf(() => FleetAssertions.of(own).hasFinding('NO_LOGNI'))).toMatch(/closest: +NO_LOGIN at shop\/db/);
  expect(failureOf(() => FleetAssertions.of(own).machine('web').hasNoFinding())).toContain('NO_LOGIN');
  Findings.acknowledge(web, 'NO_LOGIN', 'no one logs in');
  FleetAssertions.of(own).machine('web').hasNoFinding();
});

test('unchanged against a folder', () => {
  const { app: own, shop } = makeFleet();
  own.synth();
  FleetAssertions.of(own).isUnchangedAgainst(own.outdir);
  new Disk(shop, 'more', { size: Size.gibibytes(1) });
  expect(failureOf(() => FleetAssertions.of(own).isUnchangedAgainst(own.outdir))).toMatch(/is not what .*dist says\n {2}expected: no change\n {2}got: +1 disk/);
});

test('an invalid call is a finding, and no crash', () => {
  expect(() => FleetAssertions.of(undefined as any)).toThrow('PROPERTY_TYPE');
});
