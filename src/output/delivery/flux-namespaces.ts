import { ApiObject, App, Chart } from 'cdk8s';
import { RenderedObject } from '../../collect/rendered-object';
import { Problem, quote } from '../../findings/problem';
import { FluxPlan } from '../../model/deliverer';
import { ModelNode } from '../../model/fleet-model';
import { Cluster } from '../../platforms/fleet';
import { ManifestHead } from '../../platforms/manifest';
import { renderNode } from '../../platforms/overlay/render';

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Namespaced kinds, for objects that no construct of this library created. An object of any other kind may be cluster-scoped. */
const NAMESPACED = new Set([
  'ConfigMap', 'CronJob', 'DaemonSet', 'Deployment', 'Endpoints', 'Ingress', 'Job', 'LimitRange', 'NetworkPolicy', 'PersistentVolumeClaim', 'Pod', 'ResourceQuota', 'Role',
  'RoleBinding', 'Secret', 'Service', 'ServiceAccount', 'StatefulSet',
]);

/** Objects of a chart that cause a finding: one example of each case. */
interface Places {
  /** A namespaced object that has no namespace. */
  homeless?: string;
  /** An object that `targetNamespace` would change: it has a namespace, or is cluster-scoped. */
  settled?: string;
}

/**
 * The findings for charts whose objects Flux would reject, or would move to another namespace. Flux uses server-side apply, which rejects an
 * object without a namespace (`namespace not specified`). `targetNamespace` sets the namespace of all objects of a Kustomization, even of objects
 * that have another namespace.
 */
export function namespaceProblems(app: App, { targetNamespace }: FluxPlan, clusters: readonly Cluster[]): Problem[] {
  if (targetNamespace !== undefined && !DNS_LABEL.test(targetNamespace)) {
    return [{ code: 'DELIVERY_INVALID', message: '`targetNamespace` is not the name of a namespace', got: quote(targetNamespace), allowed: 'a DNS label', fix: 'correct the name' }];
  }
  const charts = app.node.findAll().filter(Chart.isChart).filter(({ namespace }) => namespace === undefined);
  return charts.flatMap(chart => {
    const { homeless, settled } = placesOf(chart, clusters);
    if (homeless === undefined) return [];
    if (targetNamespace === undefined) return [without(chart, homeless)];
    return settled === undefined ? [] : [mixed(chart, settled)];
  });
}

function placesOf(chart: Chart, clusters: readonly Cluster[]): Places {
  const places: Places = {};
  const { path } = chart.node;
  for (const cluster of clusters) {
    for (const node of cluster.model.nodes) if (node.chart === path) headsOf(node, cluster).forEach(head => place(places, head));
  }
  for (const object of chart.node.findAll()) {
    if (!ApiObject.isApiObject(object) || RenderedObject.is(object) || object.chart !== chart) continue;
    const { kind, name, metadata: { namespace } } = object;
    if (namespace !== undefined || NAMESPACED.has(kind)) place(places, { kind, name, namespace });
  }
  return places;
}

type Head = Pick<ManifestHead, 'kind' | 'name' | 'namespace' | 'clusterScoped'>;

/** Machines and disks are always in the namespace of their chart, so they need not be rendered. */
function headsOf(node: ModelNode, cluster: Cluster): readonly Head[] {
  const { driver } = cluster;
  if (driver === undefined || node.isInvalid) return [];
  switch (node.kind) {
    case 'machine': return [{ kind: driver.machineKind, name: node.spec.name }];
    case 'disk': return [{ kind: driver.diskKind, name: node.spec.name }];
    default: return renderNode(driver, node, cluster.context(node.namespace)).manifests;
  }
}

function place(places: Places, { kind, name, namespace, clusterScoped }: Head): void {
  places[clusterScoped || namespace !== undefined ? 'settled' : 'homeless'] ??= `${kind} ${name}`;
}

function without(chart: Chart, object: string): Problem {
  return {
    code: 'DELIVERY_INVALID',
    message: `Flux rejects objects without a namespace, and chart "${chart.node.path}" has no namespace`,
    got: object,
    allowed: 'a chart with a namespace, or `targetNamespace`',
    fix: 'set `namespace` of the chart, or `targetNamespace` of Delivery.flux',
  };
}

function mixed(chart: Chart, object: string): Problem {
  return {
    code: 'DELIVERY_INVALID',
    message: `\`targetNamespace\` changes all objects of chart "${chart.node.path}", also this object, which has another namespace or is cluster-scoped`,
    got: object,
    allowed: 'a chart whose objects have no namespace',
    fix: 'set `namespace` of the chart, or move the object to another chart',
  };
}
