import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, App, AppProps, Chart, JsonPatch, Lazy, Yaml, YamlOutputType } from 'cdk8s';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { Disk, FleetApp, Platform, VirtualMachine } from '../../src';
import { readTree, ROOT } from '../support/child';
import { GOOD } from '../support/fleet';
import { samples } from '../support/samples';
import { captureStderr } from '../support/stderr';

captureStderr();

/** The output of an app, or its error. */
function written(make: (props: AppProps) => App, build: (app: App) => void, props: AppProps): Record<string, string> | 'refused' {
  const outdir = mkdtempSync(join(tmpdir(), 'vm-fleet-same-'));
  try {
    const app = make({ outdir, ...props });
    build(app);
    app.synth();
    const { '.vm-fleet-files': _, ...files } = readTree(outdir);
    return files;
  } catch (error) {
    if (!/cycle|Maximum call stack|DEPENDENCY_RING/.test((error as Error).message)) throw error;
    return 'refused';
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function expectSame(build: (app: App) => void, props: AppProps = {}): void {
  const theirs = written(all => new App(all), build, props);
  expect(written(all => new FleetApp({ ...all, numberedCharts: true }), build, props)).toEqual(theirs);
}

const LAYOUTS = [
  YamlOutputType.FILE_PER_APP, YamlOutputType.FILE_PER_CHART, YamlOutputType.FILE_PER_RESOURCE, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
];

/** The parent and the dependencies of a construct, as numbers modulo the number of constructs. */
interface Step {
  readonly kind: 'chart' | 'group' | 'object' | 'machine';
  /** Whether the program accesses the object of a machine immediately. */
  readonly asked: boolean;
  readonly id: string;
  readonly parent: number;
  readonly dependsOn: readonly number[];
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('chart', 'group', 'object', 'object', 'machine'),
  asked: fc.boolean(),
  id: fc.constantFrom('a', 'b', '10', '9', 'z', 'Web'),
  parent: fc.nat({ max: 20 }),
  dependsOn: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(fc.nat({ max: 20 }), { maxLength: 2 })),
});

function grow(app: App, steps: readonly Step[]): void {
  const made: Construct[] = [];
  Platform.hikube().applyTo(app);
  const scopes: Construct[] = [new Chart(app, 'first')];
  for (const { kind, id, parent, asked } of steps) {
    const scope = kind === 'chart' && parent % 3 === 0 ? app : scopes[parent % scopes.length];
    const unique = `${id}${scope.node.tryFindChild(id) ? made.length : ''}`;
    if (kind === 'machine') {
      const machine = new VirtualMachine(scope, unique, { ...GOOD, name: `m${made.length}` });
      if (asked) ApiObject.of(machine).metadata.addLabel('asked', 'yes');
      made.push(machine);
    } else if (kind === 'object') {
      made.push(new ApiObject(scope, unique, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `n${made.length}` } }));
    } else {
      const construct = kind === 'chart' ? new Chart(scope, unique) : new Construct(scope, unique);
      made.push(construct);
      scopes.push(construct);
    }
  }
  steps.forEach(({ dependsOn }, i) => dependsOn.map(target => made[target % made.length])
    // A construct that depends on itself is a cycle here; cdk8s silently omits such a chart.
    .filter(target => target !== made[i])
    .forEach(target => made[i].node.addDependency(target)));
}

test.each(LAYOUTS)('charts, constructs and dependencies of any shape come in the same files and order (layout %s)', yamlOutputType => {
  const steps = fc.array(step, { minLength: 1, maxLength: 12 });
  fc.assert(fc.property(steps, all => expectSame(app => grow(app, all), { yamlOutputType })), samples(150));
});

test('resolved, patched and added metadata is written as in cdk8s', () => {
  expectSame(app => {
    const chart = new Chart(app, 'prod', { namespace: 'tenant-a', labels: { team: 'web' } });
    Platform.hikube().applyTo(chart);
    const web = new VirtualMachine(chart, 'web', { ...GOOD, labels: { z: '1', a: 'yes' }, cloudConfig: { packages: ['nginx'] } });
    const object = ApiObject.of(web);
    object.metadata.addLabel('later', 'on');
    object.metadata.addAnnotation('note', 'line\nline\n');
    const disk = ApiObject.of(new Disk(chart, 'data', { size: GOOD.systemDisk!.size! }));
    disk.metadata.addFinalizers('example.com/keep');
    disk.metadata.addOwnerReference({ apiVersion: 'v1', kind: 'Pod', name: 'p', uid: '1' });
    const patched = ApiObject.of(new Disk(chart, 'patched', { size: GOOD.systemDisk!.size! }));
    patched.addJsonPatch(JsonPatch.add('/spec/none', null), JsonPatch.add('/spec/a', [1, { b: 'no' }]), JsonPatch.add('/metadata/annotations', { a: 'other' }));
    ApiObject.of(new Disk(chart, 'extra', { size: GOOD.systemDisk!.size! })).metadata.add('generateName', 'x-');
    new ApiObject(chart, 'lazy', { apiVersion: 'v1', kind: 'ConfigMap', data: Lazy.any({ produce: () => ({ b: 'on', a: 1, none: undefined }) }) });
  });
});

test('a chart that overrides toJson writes its own documents', () => {
  class Own extends Chart {
    public toJson(): any[] {
      return [{ kind: 'Own', apiVersion: 'v1', metadata: { name: 'own' } }, ...super.toJson()];
    }
  }
  for (const yamlOutputType of LAYOUTS.slice(0, 3)) {
    expectSame(app => new ApiObject(new Own(app, 'own'), 'o', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'o' } }), { yamlOutputType });
  }
});

test('an app without charts, a chart without objects, another extension, and the record of constructs', () => {
  for (const yamlOutputType of LAYOUTS.slice(0, 3)) {
    expectSame(() => undefined, { yamlOutputType });
    expectSame(app => new Chart(app, 'empty'), { yamlOutputType, outputFileExtension: '.yml' });
  }
  expectSame(app => new ApiObject(new Chart(app, 'c'), 'o', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'o' } }), { recordConstructMetadata: true });
});

test('one text with all documents is the same', () => {
  fc.assert(fc.property(fc.array(step, { minLength: 1, maxLength: 10 }), steps => {
    const text = (app: App) => {
      grow(app, steps);
      try {
        return app.synthYaml();
      } catch {
        return 'refused';
      }
    };
    expect(text(new FleetApp())).toBe(text(new App()));
  }), samples(100));
});

const examples = join(ROOT, 'examples');
test.each(readdirSync(examples, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.k8s.yaml')))('%s equals the output of cdk8s', file => {
  const text = readFileSync(join(examples, file), 'utf8');
  expect(Yaml.stringify(...parseAllDocuments(text, { version: '1.1' }).map(document => document.toJS()))).toBe(text);
});

test('long chains and wide groups of dependencies take little time and a constant stack', () => {
  const app = new FleetApp({ outdir: mkdtempSync(join(tmpdir(), 'vm-fleet-deep-')) });
  const chart = new Chart(app, 'c');
  const object = (scope: Construct, id: string) => new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: id } });
  const chain = Array.from({ length: 20_000 }, (_, i) => object(chart, `chain-${i}`));
  chain.forEach((each, i) => i > 0 && chain[i - 1].addDependency(each));
  const [base, users] = [new Construct(chart, 'base'), new Construct(chart, 'users')];
  for (let i = 0; i < 5000; i++) {
    object(base, `base-${i}`);
    object(users, `user-${i}`);
  }
  users.node.addDependency(base);
  const text = app.synthYaml();
  expect(text.indexOf('chain-19999\n')).toBeLessThan(text.indexOf('chain-0\n'));
  expect(text.indexOf('base-4999\n')).toBeLessThan(text.indexOf('user-0\n'));
});
