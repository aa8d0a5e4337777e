import { ApiObject, App, Chart } from 'cdk8s';
import { inNameOrder, Placed } from './document-order';
import { Tree } from './tree';
import { Written } from './walk';
import { Modeled } from '../collect/modeled';
import { sortingText } from './yaml/document';
import { isUsual, manifestDocument, RenderedObject, unsortedDocument } from '../collect/rendered-object';
import { Rendering } from '../platforms/driver';

/** What the constructs of an app become, so that nothing is rendered twice. */
export type Renderings = ReadonlyMap<Modeled, Rendering>;

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
  /** Its text, where that can be written without the document. */
  toText?(): string | undefined;
}

/** What a chart writes, in the order in which it does. */
export function chartDocuments(chart: Chart, tree: Tree, renderings: Renderings): readonly ChartDocument[] {
  // A chart with a way of its own to make documents is left to it.
  if (chart.toJson !== (named.get(chart) ?? Chart.prototype.toJson)) return Object.values(chart.toJson()).map(made);
  const written: readonly Written[] = isUsual(App.of(chart)) && tree.unordered(chart) || tree.objects(chart);
  const { namespace, labels } = chart;
  const documents = written.flatMap(each => ApiObject.isApiObject(each)
    ? [placedObject(each, renderings)]
    : renderings.get(each)?.manifests.map(manifest => ({
      namespace: manifest.clusterScoped ? undefined : manifest.namespace ?? namespace,
      name: manifest.name,
      kind: manifest.kind,
      apiVersion: manifest.apiVersion,
      document: {
        toJson: () => manifestDocument(manifest, namespace, labels),
        toText: () => sortingText(unsortedDocument(manifest, namespace, labels)),
      },
    })) ?? []);
  return (named.has(chart) ? inNameOrder(documents, tree) : documents).map(({ document }) => document);
}

/** The chart's documents in the order of names, as `FleetChart.toJson` gives them. */
export function sortDocuments(objects: readonly ApiObject[], documents: readonly unknown[], tree: Tree): unknown[] {
  return inNameOrder(documents.map((document, i) => ({ ...headOf(document), object: objects[i], document })), tree).map(({ document }) => document);
}

function made(document: unknown): ChartDocument {
  return { toJson: () => document };
}

function placedObject(object: ApiObject, renderings: Renderings): Placed & { readonly document: ChartDocument } {
  if (RenderedObject.is(object) && object.isAsMade) {
    const rendering = renderings.get(object.owner);
    if (rendering) object.follow(rendering);
    const { name, kind, apiVersion, metadata: { namespace } } = object;
    return { object, namespace, name, kind, apiVersion, document: rendering ? { toJson: () => object.toDocument(rendering) } : object };
  }
  const json = object.toJson();
  return { object, ...headOf(json), document: made(json) };
}

function headOf({ apiVersion, kind, metadata }: any): Placed {
  return { namespace: metadata?.namespace, name: metadata?.name, kind, apiVersion };
}
