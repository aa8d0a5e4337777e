import { ApiObject, App, Chart } from 'cdk8s';
import { inNameOrder, orderKey, Placed } from './document-order';
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
  json(): unknown;
}

/** What a chart writes, in the order in which it does. */
export function chartDocuments(chart: Chart, tree: Tree): readonly ChartDocument[] {
  // Somebody's own way of making documents is theirs.
  if (chart.toJson !== (named.get(chart) ?? Chart.prototype.toJson)) return Object.values(chart.toJson()).map(json => ({ json: () => json }));
  const objects = isUsual(App.of(chart)) && tree.unordered(chart) || tree.objects(chart);
  return named.has(chart) ? inNameOrder(objects.map(placed), tree) : objects.map(object => ({ json: () => object.toJson() }));
}

/** The chart's documents in the order of names, as `FleetChart.toJson` gives them. */
export function sortDocuments(objects: readonly ApiObject[], documents: readonly unknown[], tree: Tree): unknown[] {
  return inNameOrder(documents.map((document, i) => ({ object: objects[i], key: keyOf(document), document })), tree).map(({ document }) => document);
}

function placed(object: ApiObject | AskedObject): Placed & ChartDocument {
  if (!ApiObject.isApiObject(object)) {
    return { key: orderKey(object.apiVersion, object.objectKind, object.name, object.namespace), json: () => object.toJson() };
  }
  if (RenderedObject.is(object) && object.isAsMade) {
    return { object, key: orderKey(object.apiVersion, object.kind, object.name, object.metadata.namespace), json: () => object.toJson() };
  }
  const json = object.toJson();
  return { object, key: keyOf(json), json: () => json };
}

function keyOf(document: any): string {
  return orderKey(document.apiVersion, document.kind, document.metadata?.name, document.metadata?.namespace);
}
