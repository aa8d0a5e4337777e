import { ApiObject, App, Chart } from 'cdk8s';
import { inNameOrder, Placed } from './document-order';
import { Tree } from './tree';
import { Written } from './walk';
import { Modeled } from '../collect/modeled';
import { sortingText } from './yaml/document';
import { isUsual, manifestDocument, RenderedObject, unsortedDocument } from '../collect/rendered-object';
import { Rendering } from '../platforms/driver';

/** The rendered manifests of an app's constructs, so that each is rendered once. */
export type Renderings = ReadonlyMap<Modeled, Rendering>;

/** Charts that write their objects in the order of names, with their own `toJson`. */
const named = new WeakMap<Chart, Chart['toJson']>();

/** Registers a chart that writes its objects in the order of names, and its own `toJson`. */
export function writeInNameOrder(chart: Chart, toJson: Chart['toJson']): void {
  named.set(chart, toJson);
}

/** One document of a chart. */
export interface ChartDocument {
  /** The document. It is made on request, so that not all documents of an app are in memory together. */
  toJson(): unknown;
  /** The document's text, if it can be written without the document. */
  toText?(): string | undefined;
}

/** The documents of a chart, in the order in which the chart writes them. */
export function chartDocuments(chart: Chart, tree: Tree, renderings: Renderings): readonly ChartDocument[] {
  // A chart that overrides `toJson` makes its own documents.
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

/** The chart's documents in the order of names, as in `FleetChart.toJson`. */
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
