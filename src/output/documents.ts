import { ApiObject, App, Chart } from 'cdk8s';
import { inNameOrder, Placed } from './document-order';
import { Tree } from './tree';
import { Written } from './walk';
import { sortingText } from './yaml/document';
import { Modeled } from '../collect/modeled';
import { isUsual, manifestDocument, RenderedObject, unsortedDocument } from '../collect/rendered-object';
import { Rendering } from '../platforms/driver';
import { Manifest } from '../platforms/manifest';

/**
 * The rendered manifests of an app's constructs, so that each is rendered once. A rendering is removed when its documents are listed, so
 * that its memory is free as soon as they are written.
 */
export type Renderings = Map<Modeled, Rendering>;

/** Charts that write their objects in the order of names, with their own `toJson`. */
const named = new WeakMap<Chart, Chart['toJson']>();

/** Registers a chart that writes its objects in the order of names, and its own `toJson`. */
export function writeInNameOrder(chart: Chart, toJson: Chart['toJson']): void {
  named.set(chart, toJson);
}

/** One document of a chart. */
export interface ChartDocument {
  /** The document. It is created on request, so that the documents of an app are not all in memory at the same time. */
  toJson(): unknown;
  /** The document's text, if it can be written without the document. */
  toText?(): string | undefined;
}

/** A manifest of a construct whose API objects were not accessed. */
class ManifestDocument implements ChartDocument, Placed {
  constructor(private readonly manifest: Manifest, private readonly chart: Pick<Chart, 'namespace' | 'labels'>) {
  }

  public get namespace(): string | undefined {
    return this.manifest.clusterScoped ? undefined : this.manifest.namespace ?? this.chart.namespace;
  }

  public get name(): string {
    return this.manifest.name;
  }

  public get kind(): string {
    return this.manifest.kind;
  }

  public get apiVersion(): string {
    return this.manifest.apiVersion;
  }

  public toJson(): unknown {
    return manifestDocument(this.manifest, this.chart.namespace, this.chart.labels);
  }

  public toText(): string | undefined {
    return sortingText(unsortedDocument(this.manifest, this.chart.namespace, this.chart.labels));
  }
}

/** The documents of a chart, in the order in which the chart writes them. */
export function chartDocuments(chart: Chart, tree: Tree, renderings: Renderings): ChartDocument[] {
  // A chart that overrides `toJson` creates its own documents.
  if (chart.toJson !== (named.get(chart) ?? Chart.prototype.toJson)) return Object.values(chart.toJson()).map(made);
  const written: readonly Written[] = isUsual(App.of(chart)) && tree.unordered(chart) || tree.objects(chart);
  const { namespace, labels } = chart;
  const parent = { namespace, labels };
  const documents: (ChartDocument & Placed)[] = [];
  for (const each of written) {
    if (ApiObject.isApiObject(each)) documents.push(placedObject(each, renderings));
    else for (const manifest of take(renderings, each)?.manifests ?? []) documents.push(new ManifestDocument(manifest, parent));
  }
  return named.has(chart) ? inNameOrder(documents, tree) : documents;
}

function take(renderings: Renderings, construct: Modeled): Rendering | undefined {
  const rendering = renderings.get(construct);
  renderings.delete(construct);
  return rendering;
}

/** The chart's documents in the order of names, as in `FleetChart.toJson`. */
export function sortDocuments(objects: readonly ApiObject[], documents: readonly unknown[], tree: Tree): unknown[] {
  return inNameOrder(documents.map((document, i) => ({ ...headOf(document), object: objects[i], document })), tree).map(({ document }) => document);
}

function made(document: unknown): ChartDocument {
  return { toJson: () => document };
}

function placedObject(object: ApiObject, renderings: Renderings): ChartDocument & Placed {
  if (RenderedObject.is(object) && object.isAsMade) {
    const rendering = renderings.get(object.owner);
    if (rendering) object.follow(rendering);
    const { name, kind, apiVersion, metadata: { namespace } } = object;
    return { object, namespace, name, kind, apiVersion, toJson: () => rendering ? object.toDocument(rendering) : object.toJson() };
  }
  const json = object.toJson();
  return { object, ...headOf(json), ...made(json) };
}

function headOf({ apiVersion, kind, metadata }: any): Placed {
  return { namespace: metadata?.namespace, name: metadata?.name, kind, apiVersion };
}
