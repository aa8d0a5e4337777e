import { ApiObject, App, Chart, JsonPatch, Testing, YamlOutputType } from 'cdk8s';
import { IConstruct } from 'constructs';
import { parseAllDocuments } from 'yaml';
import { Findings, FleetApp, FleetChart, Platform, VirtualMachine } from '../../src';
import { chartOn, GOOD, objectsOf } from '../support/fleet';

const kinds = (objects: readonly any[]) => objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
const codes = (scope: IConstruct) => Findings.of(scope).map(({ code }) => code);
const hikube = () => chartOn(Platform.hikube());

test('the first child of a machine is its object', () => {
  const machine = new VirtualMachine(hikube(), 'web', GOOD);
  expect(machine.node.children.map(({ node }) => node.id)).toEqual(['Resource', 'system']);
  const other = new VirtualMachine(hikube(), 'web', GOOD);
  expect(other.node.findAll().filter(ApiObject.isApiObject).map(({ name }) => name)).toEqual(['web', 'web-system']);
  expect(ApiObject.of(other)).toBe(other.node.children[0]);
});

test('an object is the same at each request', () => {
  const chart = hikube();
  const early = ApiObject.of(new VirtualMachine(chart, 'early', GOOD));
  early.addJsonPatch(JsonPatch.add('/spec/early', true));
  const late = new VirtualMachine(chart, 'late', GOOD);
  const [first] = Testing.synth(chart);
  expect(first.spec.early).toBe(true);
  ApiObject.of(late).metadata.addLabel('late', 'yes');
  const objects = Testing.synth(chart);
  expect(kinds(objects)).toEqual(['VMInstance early', 'VMDisk early-system', 'VMInstance late', 'VMDisk late-system']);
  expect(objects[2].metadata.labels).toEqual({ late: 'yes' });
});

test('an object that is removed from a machine is not written', () => {
  const build = (asks: boolean) => objectsOf(chart => {
    const { node } = new VirtualMachine(chart, 'web', GOOD);
    if (asks) ApiObject.of(node.scope!.node.findChild('web'));
    expect(node.tryRemoveChild('Resource')).toBe(true);
  });
  expect(kinds(build(false))).toEqual(['VMDisk web-system']);
  expect(kinds(build(true))).toEqual(['VMDisk web-system']);
});

test('later changes of labels have no effect, in any app', () => {
  for (const app of [Testing.app(), new FleetApp({ quiet: true })]) {
    const labels: Record<string, string> = {};
    const chart = new FleetChart(app, 'prod', { platform: Platform.hikube(), labels: { team: 'web' } });
    for (const role of ['a', 'b']) {
      labels.role = role;
      new VirtualMachine(chart, role, { ...GOOD, labels });
    }
    const written = app instanceof FleetApp ? app.synthYaml() : JSON.stringify(Testing.synth(chart));
    expect(written.match(/role"?: ?"?\w/g)!.map(each => each.at(-1))).toEqual(['a', 'b']);
    expect(written.match(/team"?: ?"?web/g)).toHaveLength(4);
  }
});

test('a lock does not prevent the creation of an object on access', () => {
  const app = new FleetApp({ quiet: true });
  const chart = new FleetChart(app, 'prod', { platform: Platform.hikube() });
  const [web, db] = ['web', 'db'].map(id => new VirtualMachine(chart, id, GOOD));
  web.node.addDependency(db);
  chart.node.lock();
  expect(kinds(parseAllDocuments(app.synthYaml()).map(document => document.toJS()))).toEqual([
    'VMInstance db', 'VMDisk db-system', 'VMInstance web', 'VMDisk web-system',
  ]);
  expect(() => new ApiObject(web, 'more', { apiVersion: 'v1', kind: 'ConfigMap' })).toThrow('Cannot add children');
});

test('a user\'s child with the id of the object removes nothing, with and without access', () => {
  const written = (looks: boolean) => objectsOf(chart => {
    const machine = new VirtualMachine(chart, 'web', GOOD);
    new ApiObject(machine, 'Resource', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'mine' } });
    if (looks) expect(machine.node.findAll().filter(ApiObject.isApiObject)).toHaveLength(3);
  });
  expect(kinds(written(false)).sort()).toEqual(['ConfigMap mine', 'VMDisk web-system', 'VMInstance web']);
  expect(written(true)).toEqual(written(false));
});

test('other constructs are checked each time: file collisions and dependency cycles', () => {
  const app = new App({ outdir: Testing.app().outdir, yamlOutputType: YamlOutputType.FILE_PER_RESOURCE });
  const chart = new Chart(app, 'one');
  Platform.hikube().applyTo(app);
  new VirtualMachine(chart, 'web', GOOD);
  expect(codes(app)).toEqual([]);
  new ApiObject(new Chart(app, 'two'), 'web', { apiVersion: 'apps.cozystack.io/v1alpha1', kind: 'VMInstance', metadata: { name: 'web' } });
  expect(codes(app)).toEqual(['FILE_COLLISION', 'NAME_DUPLICATE']);

  const fleet = new FleetApp({ quiet: true });
  const [a, b] = ['a', 'b'].map(id => new FleetChart(fleet, id, { platform: Platform.hikube() }));
  a.node.addDependency(b);
  expect(codes(fleet)).toEqual([]);
  b.node.addDependency(a);
  expect(codes(fleet)).toEqual(['DEPENDENCY_RING']);
  b.node.removeDependency(a);
  expect(codes(fleet)).toEqual([]);
});

test('lists are copied when the machine is created, with and without an earlier access', () => {
  const written = (looks: boolean) => objectsOf(chart => {
    const sshKeys = [...GOOD.sshKeys!];
    const machine = new VirtualMachine(chart, 'web', { ...GOOD, sshKeys });
    if (looks) expect(machine.loginUser).toBe('ubuntu');
    sshKeys.push(...GOOD.sshKeys!);
  });
  expect(written(false)).toEqual(written(true));
  expect(written(true)[0].spec.sshKeys).toHaveLength(1);
});
