import { mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, JsonPatch, Size } from 'cdk8s';
import {
  Disk, EphemeralDisk, Exposure, Findings, Fleet, FleetApp, FleetAssertions, FleetChart, GoldenImage, ImpactEffect, InstanceType, KubeVirtVersion,
  MachineAffinity, MachineService, Platform, PortProtocol, RemovalPolicy, ServiceType, VirtualMachine, VirtualPrivateCloud,
} from '../../src';

function makeFleet() {
  const app = new FleetApp({ outdir: join(mkdtempSync(join(tmpdir(), 'vm-fleet-assert-')), 'dist'), quiet: true });
  const shop = new FleetChart(app, 'shop', { platform: Platform.cozystack(), namespace: 'tenant-shop' });
  const instanceType = InstanceType.fromName('u1.large');
  const web = new VirtualMachine(shop, 'web', { instanceType, image: GoldenImage.UBUNTU_24_04, exposure: Exposure.portList([443, 22]) });
  web.addDisk('data', { size: Size.gibibytes(100), removalPolicy: RemovalPolicy.DELETE });
  const workers = new Fleet(shop, 'worker', { members: ['a', 'b'], machine: { instanceType, image: GoldenImage.DEBIAN_13 } });
  const net = new VirtualPrivateCloud(shop, 'backend', { subnets: { main: '10.0.1.0/24' } });
  const db = new VirtualMachine(shop, 'db', { instanceType: InstanceType.fromName('m1.large'), image: GoldenImage.DEBIAN_13, networks: [net.subnet('main')], labels: { tier: 'data' } });
  return { app, shop, web, workers, db };
}

function kubevirt() {
  const own = new FleetApp({ quiet: true });
  return { app: own, chart: new FleetChart(own, 'own', { platform: Platform.kubevirt({ version: KubeVirtVersion.V1_9 }), namespace: 'shop' }) };
}

/** The message of the failed assertion. */
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
  test('names of the whole app and of a scope', () => {
    expect(fleet.machineNames).toEqual(['db', 'web', 'worker-a', 'worker-b']);
    expect(fleet.diskNames).toEqual(['db-system', 'web-data', 'web-system', 'worker-a-system', 'worker-b-system']);
    expect(FleetAssertions.of(makeFleet().workers).machineNames).toEqual(['worker-a', 'worker-b']);
  });

  test('a missing name: the failure shows the closest name', () => {
    expect(failureOf(() => fleet.machine('wbe'))).toBe(`the fleet has no machine "wbe"
  looked for:   machine "wbe"
  closest:      machine "web" (shop/web)
  its machines: db, web, worker-a, worker-b`);
    expect(failureOf(() => fleet.disk('unlike anything'))).not.toContain('closest');
    expect(failureOf(() => fleet.network('backnd'))).toContain('closest:      network "backend" (shop/backend)');
  });

  test('by their properties', () => {
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

  test('an empty result: its number can be asserted', () => {
    fleet.machines({ exposed: true, fleet: 'worker' }).hasCount(0);
    fleet.disks({ atLeast: Size.tebibytes(1) }).hasCount(0);
    fleet.networks({ cidr: '10.9.0.0/16' }).hasCount(0);
    expect(fleet.machines({ fleet: 'none' }).names).toEqual([]);
  });

  test('by labels', () => {
    expect(fleet.machines({ labels: { tier: 'data' } }).names).toEqual(['db']);
    expect(failureOf(() => fleet.machines({ labels: { tier: 'web' }, namePattern: 'db' }).isPrivate())).toContain('expected label tier web, got data');
  });

  test('no match: the failure shows the closest match and the first difference', () => {
    expect(failureOf(() => fleet.machines({ image: 'debian-13', instanceType: 'm1.xlarge' }).isPrivate())).toBe(`the fleet has no machine that matches the query
  looked for:       a machine with image debian-13, instanceType m1.xlarge
  closest:          machine "db" (shop/db)
  first difference: expected instanceType m1.xlarge, got m1.large`);
    expect(failureOf(() => fleet.disks({ atLeast: Size.tebibytes(1) }).isKept())).toContain('a disk with atLeast 1Ti');
    expect(failureOf(() => FleetAssertions.of(new FleetApp()).machines().isPrivate())).toContain('the fleet has no machine that matches the query');
    expect(failureOf(() => fleet.machines({ exposed: true, fleet: 'worker' }).anyOf.isPrivate())).toContain('closest:');
    expect(failureOf(() => fleet.machines({ namePattern: 'x*' }).hasCount(1))).toContain('the fleet has no machine that matches the query');
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

  test('an assertion on all results, or on any of them', () => {
    fleet.machines({ fleet: 'worker' }).isPrivate();
    expect(failureOf(() => fleet.machines().isPrivate())).toContain('machine "web" (shop/web) is exposed');
    fleet.machines().anyOf.isExposedOnExactly([22, 443]);
    expect(failureOf(() => fleet.machines().anyOf.isExposedOnExactly([22, 443, 80]))).toBe(`each of 4 machines is not exposed on exactly these ports
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

  test('an ephemeral disk is not kept', () => {
    const { app: own, chart } = kubevirt();
    new VirtualMachine(chart, 'cache', { instanceType: InstanceType.fromName('u1.large'), image: GoldenImage.DEBIAN_13 })
      .attachDisk(EphemeralDisk.empty('scratch', Size.gibibytes(1)));
    expect(failureOf(() => FleetAssertions.of(own).machine('cache').keepsItsData())).toContain('disk "scratch" is emptied when the machine stops');
  });

  test('exposure by a Service', () => {
    const { app: own, chart } = kubevirt();
    const machine = new VirtualMachine(chart, 'dns', { instanceType: InstanceType.fromName('u1.large'), image: GoldenImage.DEBIAN_13 });
    const dns = FleetAssertions.of(own).machine('dns');
    new MachineService(chart, 'inside', { machines: machine, ports: [{ port: 9100 }] });
    FleetAssertions.of(own).machine('dns').isPrivate();
    dns.isPrivate();
    new MachineService(chart, 'outside', {
      machines: machine, ports: [{ port: 53, protocol: PortProtocol.UDP }, { port: 53, name: 'tcp' }], type: ServiceType.LOAD_BALANCER,
    });
    FleetAssertions.of(own).machine('dns').isExposedOnExactly([53], [53]);
    expect(FleetAssertions.of(own).machines({ exposed: true }).names).toEqual(['dns']);
    expect(failureOf(() => FleetAssertions.of(own).machine('dns').isPrivate())).toContain('got:      TCP 53, UDP 53');
  });

  test('the smallest instance type that fits', () => {
    const own = new FleetApp({ quiet: true });
    const chart = new FleetChart(own, 'own', { platform: Platform.hikube() });
    new VirtualMachine(chart, 'a', { instanceType: InstanceType.atLeast({ vcpus: 2, memory: Size.gibibytes(8) }), image: GoldenImage.DEBIAN_13 });
    const type = FleetAssertions.of(own).machines();
    expect(failureOf(() => type.hasInstanceType('none'))).toMatch(/got: +[a-z]\d\.[a-z]+$/m);
  });

  test('instance types', () => {
    fleet.machine('db').hasInstanceType('m1.large');
    expect(failureOf(() => fleet.machines({ fleet: 'worker' }).hasInstanceType('u1.xlarge'))).toContain('got:      u1.large');
  });

  test('hosts: a requirement, and not a preference', () => {
    const { app: own, chart } = kubevirt();
    const machine = (name: string, machineAffinity?: MachineAffinity[]) => (
      new VirtualMachine(chart, name, { instanceType: InstanceType.fromName('u1.large'), image: GoldenImage.DEBIAN_13, machineAffinity })
    );
    const a = machine('a');
    machine('b', [MachineAffinity.separate(a)]);
    machine('c', [MachineAffinity.separate(a, { weight: 50 })]);
    const assertions = FleetAssertions.of(own);
    assertions.machine('b').runsOnAnotherHostThan('a');
    assertions.machine('a').runsOnAnotherHostThan('b');
    expect(failureOf(() => assertions.machine('c').runsOnAnotherHostThan('a'))).toContain('first difference: no rule separates it from machine "a" (own/a)');
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
  expect(failureOf(() => fleet.network('backend').connectsExactly(['db', 'web']))).toContain('first difference: machine "web" is not attached');
  expect(failureOf(() => fleet.networks().connectsExactly([]))).toContain('machine "db" is attached as well');
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

describe('comparison with a folder', () => {
  const committed = () => {
    const made = makeFleet();
    made.app.synth();
    return { ...made, own: FleetAssertions.of(made.app), folder: made.app.outdir };
  };

  test('unchanged', () => {
    const { app: own, own: assertions, shop, folder } = committed();
    assertions.isUnchangedAgainst(folder);
    assertions.machines().isUnchangedAgainst(folder);
    assertions.disks().isUnchangedAgainst(folder);
    assertions.networks().isUnchangedAgainst(folder);
    new Disk(shop, 'more', { size: Size.gibibytes(1) });
    expect(failureOf(() => FleetAssertions.of(own).isUnchangedAgainst(folder))).toMatch(/differs from .*dist\n {2}expected: no change\n {2}got: +1 disk/);
    FleetAssertions.of(own).disk('web-data').isUnchangedAgainst(folder);
    expect(failureOf(() => FleetAssertions.of(own).disk('more').isUnchangedAgainst(folder))).toContain('VMDisk "more" (created)');
    // A scope is compared as a part of its whole app.
    FleetAssertions.of(shop).machine('web').isUnchangedAgainst(folder);
  });

  test('the first difference of a machine', () => {
    const { app: own, web, folder } = committed();
    ApiObject.of(web).addJsonPatch(JsonPatch.replace('/spec/instanceType', 'u1.xlarge'));
    const message = failureOf(() => FleetAssertions.of(own).machine('web').isUnchangedAgainst(folder));
    expect(message).toMatch(/machine "web" \(shop\/web\) differs from .*dist\n/);
    expect(message).toContain('VMInstance "web" /spec/instanceType: u1.large becomes u1.xlarge');
    FleetAssertions.of(own).machine('db').isUnchangedAgainst(folder);
    FleetAssertions.of(own).machines().anyOf.isUnchangedAgainst(folder);
  });

  test('no effect of a kind', () => {
    const { app: own, web, folder } = committed();
    web.node.tryRemoveChild('data');
    FleetAssertions.of(makeFleet().app).hasNoEffect(folder, [ImpactEffect.DELETED]);
    const message = failureOf(() => FleetAssertions.of(own).hasNoEffect(folder, [ImpactEffect.DELETED, ImpactEffect.DATA_LOSS]));
    expect(message).toContain('expected: none of deleted, data-loss');
    expect(message).toMatch(/because: +\S/);
  });

  test('the platform of the code is used, not the newest', () => {
    const own = new FleetApp({ outdir: join(mkdtempSync(join(tmpdir(), 'vm-fleet-assert-')), 'dist'), quiet: true });
    const chart = new FleetChart(own, 'old', { platform: Platform.kubevirt({ version: KubeVirtVersion.V1_6 }), namespace: 'old' });
    new Disk(chart, 'a', { size: Size.gibibytes(1) });
    own.synth();
    FleetAssertions.of(own).isUnchangedAgainst(own.outdir);
  });
});

test('an invalid call is a finding, not a crash', () => {
  expect(() => FleetAssertions.of(undefined as any)).toThrow('PROPERTY_TYPE');
});
