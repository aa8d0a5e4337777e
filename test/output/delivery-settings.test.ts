import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { Chart, Duration, Size, Testing } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import {
  BindingMode, ClusterCatalog, Delivery, Disk, DiskSource, FleetApp, FleetChart, Findings, InstanceProfile, Platform, RunStrategy, StorageClass,
  VirtualMachine, VirtualMachineProps, VirtualMachineRestore, VirtualMachineSnapshot,
} from '../../src';
import { GOOD } from '../support/fleet';
import { captureStderr } from '../support/stderr';

captureStderr();

const size = Size.gibibytes(20);
const storageClasses = [
  { name: 'late', bindingMode: BindingMode.WAIT_FOR_FIRST_CONSUMER }, { name: 'now', bindingMode: BindingMode.IMMEDIATE }, { name: 'silent' },
];
const kubevirt = () => Platform.kubevirt({ catalog: ClusterCatalog.extend({ storageClasses }) });
const bare: VirtualMachineProps = {
  ...GOOD, image: undefined, instanceProfile: InstanceProfile.UBUNTU, systemDisk: { source: DiskSource.installed(), size },
};
const WAVE = 'argocd.argoproj.io/sync-wave';

interface Case {
  readonly delivery?: Delivery;
  readonly platform?: Platform;
  readonly props?: Partial<VirtualMachineProps>;
  /** The other constructs of the app. */
  readonly besides?: (chart: Chart, web: VirtualMachine) => void;
}

function appOf({ delivery, platform = kubevirt(), props, besides }: Case): FleetApp {
  const app = new FleetApp({ outdir: Testing.app().outdir, delivery, filePerObject: true });
  const chart = new FleetChart(app, 'test', { platform, namespace: 'tenant-a' });
  const web = new VirtualMachine(chart, 'web', { ...bare, ...props });
  besides?.(chart, web);
  return app;
}

const snapshot = (chart: Chart, machine: VirtualMachine) => void new VirtualMachineSnapshot(chart, 'before', { machine });
const codes = (given: Case) => Findings.of(appOf(given)).map(({ code }) => code);

/** The files that are no manifests, parsed. */
function settings(given: Case): Record<string, any> {
  const app = appOf(given);
  app.synth();
  const files = readdirSync(app.outdir).filter(file => file.endsWith('.patch') || file === 'flux.yaml').sort();
  return Object.fromEntries(files.map(file => [file, parseAllDocuments(readFileSync(join(app.outdir, file), 'utf8')).map(each => each.toJS())[0]]));
}

const health = (given: Case) => Object.keys(settings(given)['argo-cd-cm.patch']?.data ?? {}).map(key => key.replace('resource.customizations.health.', ''));
const MACHINES = 'kubevirt.io_VirtualMachine';
const DISKS = 'cdi.kubevirt.io_DataVolume';

describe('a sync of Argo CD that waits', () => {
  const delivery = Delivery.argoCd();

  test.each([RunStrategy.HALTED, RunStrategy.MANUAL])('for a machine with %s before a later wave', runStrategy => {
    expect(codes({ delivery, props: { runStrategy }, besides: snapshot })).toEqual(['ARGO_CD_WAITS']);
    const besides = (chart: Chart) => void new Disk(chart, 'data', { size, annotations: { [WAVE]: '3' } });
    expect(codes({ delivery, props: { runStrategy }, besides })).toEqual(['ARGO_CD_WAITS']);
  });

  test('is not reported for the last wave, for a machine that starts by itself, without Argo CD or on Cozystack', () => {
    const halted = { runStrategy: RunStrategy.HALTED };
    // The Secret of its keys is in an earlier wave.
    expect(codes({ delivery, props: halted })).toEqual([]);
    expect(codes({ delivery, props: { ...halted, annotations: { [WAVE]: '30' } }, besides: snapshot })).toEqual([]);
    const restore = (chart: Chart, machine: VirtualMachine) => new VirtualMachineRestore(chart, 'restore-2026-11-22', {
      snapshot: VirtualMachineSnapshot.fromName('a'), machine,
    });
    expect(codes({ delivery, props: halted, besides: restore })).toEqual(['RESTORE_OVERWRITES']);
    for (const runStrategy of [RunStrategy.ALWAYS, RunStrategy.RERUN_ON_FAILURE, RunStrategy.ONCE]) {
      expect(codes({ delivery, props: { runStrategy }, besides: snapshot })).toEqual([]);
    }
    expect(codes({ props: halted, besides: snapshot })).toEqual([]);
    const besides = (chart: Chart) => void new Disk(chart, 'data', { size, annotations: { [WAVE]: '3' } });
    expect(codes({ delivery, platform: Platform.cozystack(), props: halted, besides })).toEqual([]);
  });

  test.each([
    ['3.3.14', ['ARGO_CD_WAITS']], ['3.3.15', []], ['3.4.8', ['ARGO_CD_WAITS']], ['v3.4.9', []], ['3.5.2', ['ARGO_CD_WAITS']], ['3.5.3', []], ['3.6.0', []], ['4.0', []],
    ['2.14.21', ['ARGO_CD_WAITS']], ['3.4', ['ARGO_CD_WAITS']],
  ])('of Argo CD %s for a halted machine: %j', (version, expected) => {
    expect(codes({ delivery: Delivery.argoCd({ version }), props: { runStrategy: RunStrategy.HALTED }, besides: snapshot })).toEqual(expected);
    expect(codes({ delivery: Delivery.argoCd({ version }), props: { runStrategy: RunStrategy.MANUAL }, besides: snapshot })).toEqual(['ARGO_CD_WAITS']);
  });

  test('for a disk that waits for its first consumer, if that is known', () => {
    const disk = (storageClass: string, more = {}) => (chart: Chart, web: VirtualMachine) => {
      new Disk(chart, 'data', { size, storageClass: StorageClass.fromName(storageClass), ...more });
      snapshot(chart, web);
    };
    expect(codes({ delivery, besides: disk('late') })).toEqual(['ARGO_CD_WAITS']);
    expect(codes({ delivery, besides: disk('now') })).toEqual([]);
    expect(codes({ delivery, besides: disk('silent') })).toEqual([]);
    expect(codes({ delivery, besides: disk('late', { annotations: { 'cdi.kubevirt.io/storage.bind.immediate.requested': 'true' } }) })).toEqual([]);
    expect(codes({ delivery, besides: disk('late', { annotations: { [WAVE]: '30' } }) })).toEqual([]);
    expect(codes({ delivery, besides: disk('late', { source: DiskSource.upload() }) })).toEqual([]);
    const used = (chart: Chart, web: VirtualMachine) => {
      web.addDisk('data', { size, storageClass: StorageClass.fromName('late') });
      snapshot(chart, web);
    };
    expect(codes({ delivery, besides: used })).toEqual([]);
  });

  test('is not reported if the settings are written', () => {
    expect(codes({ delivery: Delivery.argoCd({ application: 'shop' }), props: { runStrategy: RunStrategy.HALTED }, besides: snapshot })).toEqual([]);
  });
});

describe('the settings of Argo CD', () => {
  const runStrategy = RunStrategy.HALTED;
  const now = { systemDisk: { ...bare.systemDisk, size, storageClass: StorageClass.fromName('now') } };

  test('are written only for an application', () => {
    expect(settings({ delivery: Delivery.argoCd(), props: { runStrategy } })).toEqual({});
    expect(settings({ delivery: Delivery.argoCd({ application: 'shop' }), props: now })).toEqual({});
    expect(settings({ delivery: Delivery.argoCd({ application: 'shop' }), platform: Platform.cozystack(), props: { runStrategy } })).toEqual({});
  });

  test('have the health checks that the fleet and the release need', () => {
    const delivery = Delivery.argoCd({ application: 'shop' });
    const mended = Delivery.argoCd({ application: 'shop', version: '3.5.3' });
    expect(health({ delivery, props: { ...now, runStrategy } })).toEqual([MACHINES]);
    expect(health({ delivery: mended, props: { ...now, runStrategy } })).toEqual([]);
    expect(health({ delivery: mended, props: { ...now, runStrategy: RunStrategy.MANUAL } })).toEqual([MACHINES]);
    expect(health({ delivery: mended, props: { ...now, runStrategy: RunStrategy.ONCE } })).toEqual([MACHINES]);
    // The class of its disk does not tell.
    expect(health({ delivery: mended, props: { runStrategy } })).toEqual([DISKS]);
    expect(health({ delivery: mended, props: {} })).toEqual([]);
  });

  test('ignore the run strategy on request', () => {
    const delivery = Delivery.argoCd({ application: 'shop', namespace: 'gitops', version: '3.5.3', ignoreRunStrategy: true });
    expect(settings({ delivery, props: now })['argo-cd-application.patch']).toEqual({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'shop', namespace: 'gitops' },
      spec: {
        ignoreDifferences: [{ group: 'kubevirt.io', kind: 'VirtualMachine', jsonPointers: ['/spec/runStrategy', '/spec/running'] }],
        syncPolicy: { syncOptions: ['RespectIgnoreDifferences=true'] },
      },
    });
    // Each of them may be stopped.
    expect(health({ delivery, props: now })).toEqual([MACHINES]);
    expect(settings({ delivery, platform: Platform.cozystack() })).toEqual({});
  });

  test('are in no file that a tool reads as a manifest', () => {
    const app = appOf({ delivery: Delivery.argoCd({ application: 'shop', ignoreRunStrategy: true }), props: { runStrategy } });
    app.synth();
    expect(readdirSync(app.outdir).filter(file => !file.startsWith('.') && file !== 'test').sort()).toEqual(['argo-cd-application.patch', 'argo-cd-cm.patch']);
  });
});

describe('the settings of Flux', () => {
  const flux = (more = {}) => Delivery.flux({ source: 'fleet', path: './prod', ...more });
  const spec = (delivery: Delivery, platform?: Platform) => settings({ delivery, platform })['flux.yaml'].spec;

  test('are written if they are asked for', () => {
    expect(Object.keys(spec(flux()))).toEqual(['interval', 'path', 'prune', 'sourceRef']);
    expect(spec(flux({ wait: true, ignoreRunStrategy: true }))).toMatchObject({
      wait: true,
      healthCheckExprs: [{ kind: 'DataVolume' }, { kind: 'VirtualMachine' }],
      ignore: [{ paths: ['/spec/runStrategy', '/spec/running'], target: { group: 'kubevirt.io', kind: 'VirtualMachine' } }],
    });
    expect(Object.keys(spec(flux({ wait: true, ignoreRunStrategy: true }), Platform.cozystack()))).toEqual(['interval', 'path', 'prune', 'sourceRef', 'wait']);
  });

  test('need a release that has the fields', () => {
    const props = { runStrategy: RunStrategy.HALTED };
    expect(spec(flux({ wait: true, version: '2.4' }))).not.toHaveProperty('healthCheckExprs');
    expect(codes({ delivery: flux({ wait: true, version: '2.4' }), props })).toEqual(['FLUX_WAITS']);
    expect(codes({ delivery: flux({ wait: true, version: '2.5' }), props })).toEqual([]);
    expect(codes({ delivery: flux({ wait: true, version: '2.4' }) })).toEqual([]);
    expect(codes({ delivery: flux({ version: '2.4' }), props })).toEqual([]);
    const besides = (chart: Chart) => void new Disk(chart, 'data', { size, storageClass: StorageClass.fromName('late') });
    expect(codes({ delivery: flux({ wait: true, version: '2.4' }), besides })).toEqual(['FLUX_WAITS']);
    expect(codes({ delivery: flux({ ignoreRunStrategy: true, version: '2.8' }) })).toEqual(['DELIVERY_INVALID']);
    expect(codes({ delivery: flux({ ignoreRunStrategy: true, version: '2.9' }) })).toEqual([]);
  });
});

test.each<[string, Delivery]>([
  ['an invalid version', Delivery.argoCd({ version: 'latest' })],
  ['the same of Flux', Delivery.flux({ source: 'fleet', path: './prod', version: '2.x' })],
  ['an ignored run strategy without an application', Delivery.argoCd({ ignoreRunStrategy: true })],
  ['an invalid name of an application', Delivery.argoCd({ application: 'My Fleet' })],
  ['an empty name of an application', Delivery.argoCd({ application: '' })],
  ['an invalid namespace of an application', Delivery.argoCd({ application: 'fleet', namespace: 'argo_cd' })],
  ['an invalid name of a source', Delivery.flux({ source: 'Fleet', path: './prod' })],
  ['an invalid namespace of a source', Delivery.flux({ source: 'fleet', path: './prod', namespace: 'flux.system' })],
  ['an interval of zero', Delivery.flux({ source: 'fleet', path: './prod', interval: Duration.seconds(0) })],
  ['an interval that Go cannot read', Delivery.flux({ source: 'fleet', path: './prod', interval: Duration.days(110_000) })],
  ['an interval with an exponent', Delivery.flux({ source: 'fleet', path: './prod', interval: Duration.millis(0.0001) })],
  ...['../prod', 'a/../../prod', '..', '/prod', ''].map((path): [string, Delivery] => [`the path "${path}"`, Delivery.flux({ source: 'fleet', path })]),
])('%s is reported', (_, delivery) => {
  expect(codes({ delivery })).toEqual(['DELIVERY_INVALID']);
});

test.each<[string, Delivery]>([
  ['an interval with a fraction of a second', Delivery.flux({ source: 'fleet', path: './prod', interval: Duration.millis(1500) })],
  ['a long interval', Delivery.flux({ source: 'fleet', path: './prod', interval: Duration.days(365) })],
  ['an application', Delivery.argoCd({ application: 'fleet.prod', namespace: 'argo-cd' })],
  ['a source', Delivery.flux({ source: 'fleet.prod', path: './prod', namespace: 'gitops' })],
  ...['.clusters/prod', './.clusters', '.', './', 'a/../prod', '..prod', '.../prod'].map((path): [string, Delivery] => [`the path "${path}"`, Delivery.flux({ source: 'fleet', path })]),
])('%s is not', (_, delivery) => {
  expect(codes({ delivery })).toEqual([]);
});
