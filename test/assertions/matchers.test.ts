import { mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Size } from 'cdk8s';
import {
  ClusterCatalog, Exposure, Findings, Fleet, FleetApp, FleetAssertions, FleetChart, GoldenImage, ImpactEffect, InstanceType, KubeVirtVersion,
  MachineAffinity, Platform, RemovalPolicy, VirtualMachine,
} from '../../src';
import { matchers } from '../../src/public-jest';

expect.extend(matchers);

const platform = Platform.kubevirt({
  version: KubeVirtVersion.V1_9,
  catalog: ClusterCatalog.extend({
    goldenImages: [{ name: 'debian-13', image: GoldenImage.DEBIAN_13, minSize: Size.gibibytes(8), namespace: 'images' }],
  }),
});

function makeFleet() {
  const app = new FleetApp({ outdir: join(mkdtempSync(join(tmpdir(), 'vm-fleet-jest-')), 'dist'), quiet: true });
  const shop = new FleetChart(app, 'shop', { platform: platform, namespace: 'shop' });
  const shape = { instanceType: InstanceType.fromName('u1.large'), image: GoldenImage.DEBIAN_13 };
  const web = new VirtualMachine(shop, 'web', { ...shape, exposure: Exposure.portList([22, 443]) });
  const db = new VirtualMachine(shop, 'db', { ...shape, machineAffinity: [MachineAffinity.separate(web)] });
  db.addDisk('data', { size: Size.gibibytes(100) });
  web.addDisk('cache', { size: Size.gibibytes(1), removalPolicy: RemovalPolicy.DELETE });
  const workers = new Fleet(shop, 'worker', { members: ['a', 'b'], machine: shape });
  return { app, shop, web, db, workers };
}

const { app, shop, web, db, workers } = makeFleet();
const fleet = FleetAssertions.of(app);

/** Passes for the first and fails for the second, also after `.not`. */
function tells(matcher: keyof typeof matchers, yes: unknown, no: unknown, args: unknown[], message: RegExp): void {
  const expected = (received: unknown) => expect(received) as any;
  expected(yes)[matcher](...args);
  expected(no).not[matcher](...args);
  expect(() => expected(no)[matcher](...args)).toThrow(message);
  expect(() => expected(yes).not[matcher](...args)).toThrow(`expected not.${matcher}(`);
}

test('machines, as constructs and as results of a query', () => {
  tells('toBeExposedOnExactly', web, db, [[443, 22]], /TCP 22 is not exposed/);
  tells('toBeExposedOnExactly', fleet.machine('web'), fleet.machine('db'), [[443, 22], []], /TCP 22 is not exposed/);
  tells('toBePrivate', workers, shop, [], /machine "web" \(shop\/web\) is exposed/);
  tells('toHaveDiskOfAtLeast', db, web, [Size.gibibytes(100)], /at least 100Gi/);
  tells('toHaveInstanceType', app, new FleetApp(), ['u1.large'], /no machine that matches the query/);
  tells('toRunOnAnotherHostThan', db, fleet.machine('worker-a'), ['web'], /separates it from machine "web"/);
  tells('toKeepItsData', db, web, [], /disk "web-cache" is deleted/);
});

test('find', () => {
  tells('toHaveMachine', app, workers, [{ exposed: true }], /first difference: expected exposed true, got false/);
  tells('toHaveDisk', fleet, workers, [{ atLeast: Size.gibibytes(100) }], /closest:/);
});

test('findings of a scope', () => {
  const own = makeFleet();
  expect(own.db).toHaveFinding('NO_LOGIN', 'shop/db');
  expect(own.db).not.toHaveFinding('NO_LOGIN', 'shop/web');
  expect(own.db).not.toHaveNoFinding();
  expect(() => expect(own.db).toHaveFinding('NO_LOGNI')).toThrow(/closest: +NO_LOGIN at shop\/db/);
  Findings.acknowledge(own.db, 'NO_LOGIN', 'nobody logs in');
  expect(own.db).toHaveNoFinding();
  expect(FleetAssertions.of(own.app).machine('db')).toHaveNoFinding();
});

test('a folder', () => {
  const before = makeFleet();
  before.app.synth();
  const after = makeFleet();
  expect(after.app).toBeUnchangedAgainst(before.app.outdir);
  expect(FleetAssertions.of(after.app).machine('db')).toBeUnchangedAgainst(before.app.outdir);
  after.db.addDisk('more', { size: Size.gibibytes(1) });
  expect(after.app).not.toBeUnchangedAgainst(before.app.outdir);
  expect(after.app).toHaveNoEffect(before.app.outdir, [ImpactEffect.DATA_LOSS]);
  expect(() => expect(after.app).toHaveNoEffect(before.app.outdir, [ImpactEffect.CREATED])).toThrow('1 disk');
});

test('every matcher rejects a value that is not a fleet', () => {
  expect(() => expect('web').not.toBePrivate()).toThrow('PROPERTY_TYPE');
});
