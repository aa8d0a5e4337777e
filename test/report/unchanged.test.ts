import { existsSync, readdirSync } from 'fs';
import { join } from 'path';
import * as fc from 'fast-check';
import { FleetApp } from '../../src';
import { clusterReader } from '../../src/cli/report/clusters';
import { collect } from '../../src/collect/collect';
import { entriesOf } from '../../src/impact/state/documents';
import { sideOf } from '../../src/impact/state/fleet';
import { filesOnDisk } from '../../src/impact/state/folder';
import { Manifests } from '../../src/impact/state/manifests';
import { FleetModel } from '../../src/model/fleet-model';
import { consumerOf } from '../../src/platforms/capacity/consumers';
import { Cluster } from '../../src/platforms/fleet';
import { renderModel } from '../../src/platforms/render';
import { writtenBy } from '../../src/read/written';
import { Capacity } from '../../src/report/capacity';
import { sheetOf } from '../../src/report/sheet';
import { programs, run } from '../support/programs';
import { samples } from '../support/samples';

const EXAMPLES = join(__dirname, '..', '..', 'examples');
const names = readdirSync(EXAMPLES).filter(name => existsSync(join(EXAMPLES, name, 'main.ts'))).sort();

/** The model of an example's program, without its files. */
function modelOf(name: string): FleetModel {
  const before = process.cwd();
  const apps: FleetApp[] = [];
  const spy = jest.spyOn(FleetApp.prototype, 'synth').mockImplementation(function (this: FleetApp) { apps.push(this); });
  process.chdir(join(EXAMPLES, name));
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the program runs when it is loaded
    require(join(EXAMPLES, name, 'main.ts'));
    return collect(apps[0]);
  } finally {
    process.chdir(before);
    spy.mockRestore();
  }
}

const models = new Map(names.map(name => [name, modelOf(name)]));

const differences = (capacity: readonly Capacity[]) => capacity.filter(({ used, before }) => used !== before);

/** The usage of each namespace and resource. */
function usageOf({ clusters }: FleetModel): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const cluster of clusters.map(each => new Cluster(each))) {
    for (const node of cluster.model.nodes) {
      for (const [resource, amount] of Object.entries(consumerOf(node, cluster)?.usage ?? {})) {
        const key = `${node.namespace ?? '-'} ${resource}`;
        sums[key] = (sums[key] ?? 0) + amount;
      }
    }
  }
  return sums;
}

describe.each([...models])('%s', (name, model) => {
  test('the committed manifests have the capacity of the code', () => {
    const manifests = new Manifests(filesOnDisk(join(EXAMPLES, name, 'dist'), 'dist').flatMap(({ path, text }) => entriesOf(text, path)));
    const { capacity } = sheetOf([model], { before: clusterReader([model], manifests)(manifests) });
    expect(capacity.length).toBeGreaterThan(0);
    expect(differences(capacity)).toEqual([]);
  });

  test('its manifests use the resources that the code uses', () => {
    expect(usageOf({ ...model, clusters: model.clusters.map(writtenBy) })).toEqual(usageOf(model));
  });
});

test('generated fleets without a change have no difference', () => {
  fc.assert(fc.property(programs, program => {
    const model = collect(run(program));
    const { manifests } = sideOf('the manifests', renderModel(model), []);
    expect(differences(sheetOf([model], { before: clusterReader([model], manifests)(manifests) }).capacity)).toEqual([]);
  }), samples(100));
});

test('a disk that moves to another storage class is a difference', () => {
  const model = models.get('backups')!;
  const [cluster] = model.clusters;
  const nodes = cluster.nodes.map(node => node.kind === 'disk' ? { ...node, spec: { ...node.spec, storageClass: 'local' } } : node);
  const { capacity } = sheetOf([{ ...model, clusters: [{ ...cluster, nodes }] }], { before: [model] });
  expect(capacity.filter(({ by, resource }) => by === 'storageClass' && resource === 'disks')).toEqual([
    { by: 'storageClass', name: 'local', resource: 'disks', used: 4, before: 0 },
    { by: 'storageClass', name: 'replicated', resource: 'disks', used: 0, before: 4 },
  ]);
});
