import { Chart } from 'cdk8s';
import { collect } from '../../collect/collect';
import { Findings } from '../../collect/findings';
import { FleetApp } from '../../constructs/app/fleet-app';
import { Finding, Severity } from '../../findings/finding';
import { keyOf } from '../../impact/compare/keys';
import { ModelNode } from '../../model/fleet-model';
import { Cluster } from '../../platforms/fleet';
import { MAIN } from '../../platforms/manifest';
import { renderNode } from '../../platforms/overlay/render';
import { ApiObjectData } from '../../platforms/reading';
import { PlannedProgram } from '../plan/planner';
import { run } from '../program/run';

/** The construct that writes an object. `isMain`: the object is the main object of the construct. */
export interface Owner {
  readonly path: string;
  readonly isMain: boolean;
}

/** The manifests and findings of a program. */
export interface Executed {
  readonly objects: ReadonlyMap<string, ApiObjectData>;
  readonly owners: ReadonlyMap<string, Owner>;
  readonly findings: readonly Finding[];
}

/** Runs a program and collects its manifests. */
export function execute({ statements }: PlannedProgram): Executed {
  const environment = new Map<string, unknown>();
  run(statements, environment);
  const app = environment.get('app') as FleetApp;
  const charts = app.node.findAll().filter((each): each is Chart => Chart.isChart(each));
  const findings = Findings.of(app);
  // `toJson` of cdk8s throws an exception if the app has an error.
  const isWrong = findings.some(({ severity }) => severity === Severity.ERROR);
  const objects = isWrong ? [] : JSON.parse(JSON.stringify(charts.flatMap(chart => chart.toJson()))) as ApiObjectData[];
  const owners = new Map<string, Owner>();
  for (const model of collect(app).clusters) {
    const cluster = new Cluster(model);
    for (const node of model.nodes) addOwners(cluster, node, owners);
  }
  return { objects: new Map(objects.map(each => [keyOf(each), each])), owners, findings };
}

function addOwners(cluster: Cluster, node: ModelNode, owners: Map<string, Owner>): void {
  if (node.isInvalid || cluster.driver === undefined) return;
  const { manifests } = renderNode(cluster.driver, node, cluster.context(node.namespace));
  for (const { id, apiVersion, kind, name, clusterScoped, namespace } of manifests) {
    const place = clusterScoped ? undefined : namespace ?? node.namespace;
    const metadata = { name, ...place !== undefined && { namespace: place } };
    owners.set(keyOf({ apiVersion, kind, metadata }), { path: node.path, isMain: id === MAIN });
  }
}
