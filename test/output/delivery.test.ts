import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { ApiObject, Duration, Size, Testing, YamlOutputType } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import {
  ClusterCatalog, Delivery, DiskSource, FleetApp, FleetAppProps, FleetChart, Findings, GoldenImageSet, GoldenImage, GoldenImageSource,
  InstanceTypeSet, Platform, Tenant, TrafficPeer, TrafficPort,
  VirtualMachine,
} from '../../src';
import { GOOD } from '../support/fleet';
import { captureStderr } from '../support/stderr';

captureStderr();

/** A tenant, a child tenant and a machine, each in its own chart. */
function tenants(props: FleetAppProps): FleetApp {
  const app = new FleetApp({ outdir: Testing.app().outdir, platform: Platform.cozystack(), ...props });
  const chart = new FleetChart(app, 'tenants', { namespace: 'tenant-root' });
  const blue = new Tenant(chart, 'blue');
  new Tenant(chart, 'web', { parent: blue });
  new VirtualMachine(new FleetChart(app, 'machines', { namespace: blue.namespaceName }), 'db', GOOD);
  return app;
}

const WAVE = 'argocd.argoproj.io/sync-wave';
const waves = (yaml: string) => Object.fromEntries(parseAllDocuments(yaml).map(document => document.toJS())
  .map(({ kind, metadata }) => [`${kind} ${metadata.name}`, metadata.annotations?.[WAVE]]));

test('nothing is written by default', () => {
  expect(tenants({}).synthYaml()).not.toContain(WAVE);
});

test('Argo CD: parents before children, tenants before disks, disks before machines', () => {
  expect(waves(tenants({ delivery: Delivery.argoCd() }).synthYaml())).toEqual({
    'Tenant blue': '-50', 'Tenant web': '-49', 'VMDisk db-system': '-10', 'VMInstance db': undefined,
  });
});

test('Argo CD: catalogs before machines; disks are in the wave of machines', () => {
  const images = [{
    name: 'noble', image: GoldenImage.UBUNTU_24_04, source: GoldenImageSource.http('https://a.example/a.img'),
    size: Size.gibibytes(10),
  }];
  const app = new FleetApp({
    outdir: Testing.app().outdir,
    delivery: Delivery.argoCd(),
    platform: Platform.kubevirt({ catalog: ClusterCatalog.extend({ goldenImages: GoldenImageSet.entries(images, 'images') }) }),
  });
  const cluster = new FleetChart(app, 'cluster', { namespace: 'images' });
  new GoldenImageSet(cluster, 'images', { images });
  new InstanceTypeSet(cluster, 'types', { instanceTypes: [{ name: 'a', vcpus: 1, memory: Size.gibibytes(1) }] });
  new VirtualMachine(new FleetChart(app, 'vms', { namespace: 'vms' }), 'web', GOOD);
  const found = waves(app.synthYaml());
  expect(found).toMatchObject({
    'Namespace images': '-50', 'VirtualMachineClusterInstancetype a': '-40', 'DataSource noble': '-30',
    'Secret web-cloud-init': '-20',
  });
  expect([found['DataVolume web-system'], found['VirtualMachine web'], found['Service web']]).toEqual([undefined, undefined, undefined]);
});

describe.each([['Argo CD', Delivery.argoCd()], ['Flux', Delivery.flux({ source: 'fleet', path: './prod' })]])('%s', (_, delivery) => {
  test.each([[0, []], [1, [TrafficPort.tcp(5432)]]])('connections with %d rules write as many policies', (policies, ports) => {
    const app = new FleetApp({ outdir: Testing.app().outdir, platform: Platform.kubevirt(), filePerObject: true, delivery });
    const { connections } = new VirtualMachine(new FleetChart(app, 'vms', { namespace: 'vms' }), 'db', {
      ...GOOD, image: undefined, systemDisk: { source: DiskSource.installed(), size: Size.gibibytes(10) },
    });
    for (const port of ports) connections.allowFrom(TrafficPeer.sameNamespace(), port);
    app.synth();
    const files = readdirSync(join(app.outdir, 'vms'));
    expect(files).toContain('virtualmachine-db.yaml');
    expect(files.filter(file => file.startsWith('networkpolicy'))).toHaveLength(policies);
  });
});

test('a given wave is kept', () => {
  const app = tenants({ delivery: Delivery.argoCd() });

  for (const construct of app.node.findAll()) if (ApiObject.isApiObject(construct) && construct.name === 'blue') construct.metadata.addAnnotation(WAVE, '7');
  expect(waves(app.synthYaml())['Tenant blue']).toBe('7');
});

test('Flux: a folder for each chart, and the dependencies', () => {
  const app = tenants({
    filePerObject: true, delivery: Delivery.flux({
      source: 'fleet', path: './prod/', interval: Duration.minutes(5),
      prune: false,
    }),
  });
  app.synth();
  const read = (path: string) => parseAllDocuments(readFileSync(join(app.outdir, path), 'utf8')).map(document => document.toJS());
  const charts = read('flux.yaml');
  expect(charts.map(({ metadata, spec }) => [metadata, spec.path, spec.dependsOn])).toEqual([
    [{ name: 'tenants', namespace: 'flux-system' }, './prod/tenants', undefined],
    [{ name: 'machines', namespace: 'flux-system' }, './prod/machines', [{ name: 'tenants' }]],
  ]);
  expect(charts[0].spec).toEqual({ interval: '300s', path: './prod/tenants', prune: false, sourceRef: { kind: 'GitRepository', name: 'fleet' } });
  for (const { spec } of charts) {
    const folder = spec.path.slice('./prod/'.length);
    const [{ resources }] = read(`${folder}/kustomization.yaml`);
    expect(resources.length).toBeGreaterThan(0);
    for (const file of resources) expect([file, existsSync(join(app.outdir, folder, file))]).toEqual([file, true]);
  }
});

test.each<[string, FleetAppProps]>([
  ['a layout without folders', { delivery: Delivery.flux({ source: 'fleet', path: './prod' }) }],
  ['all objects in one folder', { delivery: Delivery.flux({ source: 'fleet', path: './prod' }), yamlOutputType: YamlOutputType.FILE_PER_RESOURCE }],
  ['an invalid name of a namespace', { delivery: Delivery.flux({ source: 'fleet', path: './prod', targetNamespace: 'Shop' }), filePerObject: true }],
  ['a path out of the repository', { delivery: Delivery.flux({ source: 'fleet', path: '../prod' }), filePerObject: true }],
])('%s is reported', (_, props) => {
  expect(Findings.of(tenants(props)).map(({ code }) => code)).toEqual(['DELIVERY_INVALID']);
});

describe('objects without a namespace', () => {
  const flux = (targetNamespace?: string) => Delivery.flux({ source: 'fleet', path: './prod', ...targetNamespace !== undefined && { targetNamespace } });
  const appOf = (delivery: Delivery, build: (app: FleetApp) => void, platform = Platform.hikube()) => {
    const app = new FleetApp({ outdir: Testing.app().outdir, platform, filePerObject: true, delivery });
    build(app);
    return app;
  };
  const codes = (delivery: Delivery, build: (app: FleetApp) => void, platform?: Platform) => (
    Findings.of(appOf(delivery, build, platform)).filter(({ path }) => path === '(app)' || path === '').map(({ code, got }) => [code, got])
  );
  const machine = (namespace?: string) => (app: FleetApp) => void new VirtualMachine(new FleetChart(app, 'shop', { namespace }), 'web', GOOD);
  const secret = (namespace?: string) => (app: FleetApp) => void new ApiObject(new FleetChart(app, 'shop', { namespace }), 'key', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'key' } });

  test('are rejected by Flux, and are in the namespace of the application of Argo CD', () => {
    expect(codes(flux(), machine())).toEqual([['DELIVERY_INVALID', 'VMInstance web']]);
    expect(codes(flux(), secret())).toEqual([['DELIVERY_INVALID', 'Secret key']]);
    expect(codes(Delivery.argoCd(), machine())).toEqual([]);
  });

  test('are accepted where the chart or the delivery sets it', () => {
    for (const build of [machine, secret]) {
      expect(codes(flux(), build('tenant-shop'))).toEqual([]);
      expect(codes(flux('tenant-shop'), build())).toEqual([]);
    }
  });

  test('of the cluster need none', () => {
    const types = (app: FleetApp) => void new InstanceTypeSet(new FleetChart(app, 'types'), 'types', { instanceTypes: [{ name: 'a', vcpus: 1, memory: Size.gibibytes(1) }] });
    expect(codes(flux(), types, Platform.kubevirt())).toEqual([]);
    expect(codes(flux('shop'), types, Platform.kubevirt())).toEqual([]);
  });

  test('cannot be in one chart with others if the delivery sets the namespace', () => {
    const both = (app: FleetApp) => {
      const chart = new FleetChart(app, 'shop');
      new VirtualMachine(chart, 'web', GOOD);
      new ApiObject(chart, 'key', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'key', namespace: 'vault' } });
    };
    expect(codes(flux('tenant-shop'), both)).toEqual([['DELIVERY_INVALID', 'Secret key']]);
  });

  test('have the namespace of the delivery in the Kustomization of their chart', () => {
    const app = appOf(flux('tenant-shop'), each => {
      machine()(each);
      new VirtualMachine(new FleetChart(each, 'other', { namespace: 'tenant-other' }), 'db', GOOD);
    });
    app.synth();
    const charts = parseAllDocuments(readFileSync(join(app.outdir, 'flux.yaml'), 'utf8')).map(document => document.toJS());
    expect(charts.map(({ metadata, spec }) => [metadata.name, spec.targetNamespace])).toEqual([['shop', 'tenant-shop'], ['other', undefined]]);
  });
});
