import { ApiObject, App, Chart } from 'cdk8s';
import { inNameOrder, Placed } from './document-order';
import { Tree } from './tree';
import { AskedObject } from '../placement/asked-node';
import { isUsual, RenderedObject } from '../placement/rendered-object';

/** Charts whose objects are written in the order of their names. */
const named = new WeakMap<Chart, Chart['toJson']>();

/** Says that a chart writes its objects in the order of their names, and how it does so by itself. */
export function writeInNameOrder(chart: Chart, toJson: Chart['toJson']): void {
  named.set(chart, toJson);
}

/** One document of a chart. */
export interface ChartDocument {
  /** What is written. Made when it is asked for, so that not all documents of an app are there at once. */
  toJson(): unknown;
}

/** What a chart writes, in the order in which it does. */
export function chartDocuments(chart: Chart, tree: Tree): readonly ChartDocument[] {
  // Somebody's own way of making documents is theirs.
  if (chart.toJson !== (named.get(chart) ?? Chart.prototype.toJson)) return Object.values(chart.toJson()).map(made);
  const objects = isUsual(App.of(chart)) && tree.unordered(chart) || tree.objects(chart);
  return named.has(chart) ? inNameOrder(objects.map(placed), tree).map(({ document }) => document) : objects;
}

/** The chart's documents in the order of names, as `FleetChart.toJson` gives them. */
export function sortDocuments(objects: readonly ApiObject[], documents: readonly unknown[], tree: Tree): unknown[] {
  return inNameOrder(documents.map((document, i) => ({ ...headOf(document), object: objects[i], document })), tree).map(({ document }) => document);
}

function made(document: unknown): ChartDocument {
  return { toJson: () => document };
}

function placed(object: ApiObject | AskedObject): Placed & { readonly document: ChartDocument } {
  const { name, apiVersion } = object;
  if (!ApiObject.isApiObject(object)) return { namespace: object.namespace, name, kind: object.objectKind, apiVersion, document: object };
  if (RenderedObject.is(object) && object.isAsMade) {
    return { object, namespace: object.metadata.namespace, name, kind: object.kind, apiVersion, document: object };
  }
  const json = object.toJson();
  return { object, ...headOf(json), document: made(json) };
}

function headOf({ apiVersion, kind, metadata }: any): Placed {
  return { namespace: metadata?.namespace, name: metadata?.name, kind, apiVersion };
}
