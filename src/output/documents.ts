import { ApiObject, App, Chart } from 'cdk8s';
import { byName, inNameOrder, Placed } from './document-order';
import { layoutOf } from './layout';
import { StoredText, TextStore } from './stored-text';
import { Tree } from './tree';
import { Written } from './walk';
import { SEPARATOR, sortingText } from './yaml/document';
import { LazyNode } from '../collect/lazy-node';
import { Modeled } from '../collect/modeled';
import { isUsual, manifestDocument, RenderedObject, unsortedDocument } from '../collect/rendered-object';
import { Rendering } from '../platforms/driver';
import { Manifest, ManifestHead } from '../platforms/manifest';

/** A manifest that is kept as the text of its document. The text takes less than half the memory of the fields of a manifest. */
export class TextManifest implements Omit<ManifestHead, 'id'>, StoredText {
  public readonly apiVersion: string;
  public readonly kind: string;
  public readonly name: string;
  public readonly clusterScoped?: boolean;
  public readonly namespace?: string;
  public readonly block: Buffer;
  public readonly start: number;
  public readonly end: number;

  constructor({ apiVersion, kind, name, clusterScoped, namespace }: ManifestHead, { block, start, end }: StoredText) {
    this.apiVersion = apiVersion;
    this.kind = kind;
    this.name = name;
    this.clusterScoped = clusterScoped;
    this.namespace = namespace;
    this.block = block;
    this.start = start;
    this.end = end;
  }
}

export interface Rendered {
  readonly manifests: readonly (Manifest | TextManifest)[];
}

/**
 * The rendered manifests of an app's constructs. Each construct is rendered once. When the documents of a construct are listed, its entry is
 * removed, so that the memory is free as soon as the documents are written.
 */
export type Renderings = Map<Modeled, Rendered>;

/** Charts that write their objects in the order of names, with their original `toJson`. If the `toJson` of a chart differs, the program replaced the method. */
const named = new WeakMap<Chart, Chart['toJson']>();

/** Registers a chart that writes its objects in the order of names, with its original method `toJson`. */
export function writeInNameOrder(chart: Chart, toJson: Chart['toJson']): void {
  named.set(chart, toJson);
}

export interface ChartDocument {
  /** The document. It is created on request, so that the documents of an app are not all in memory at the same time. */
  toJson(): unknown;
  /** The text of the document, if it can be written without creating the document. */
  toText?(): string | undefined;
  /** The separator of documents and the document's text, if this text was written before. */
  readonly stored?: StoredText;
}

/** Replaces manifests of a construct by their text, which takes less memory. `chart` is the path of the construct's chart. */
export type Shortening = (construct: Modeled, rendering: Rendering, chart: string | undefined) => Rendered;

/** If the API objects of a construct were not accessed, nothing can change its manifests later: they become text as soon as they are rendered. */
export function shortening(app: App, tree: Tree): Shortening {
  if (!isUsual(app) || layoutOf(app) === 'object') return (_, rendering) => rendering;
  const usual = tree.charts.filter(chart => !makesOwnDocuments(chart) && tree.unordered(chart) !== undefined);
  const charts = new Map(usual.map(chart => [chart.node.path, parentOf(chart)]));
  const store = new TextStore();
  return (construct, rendering, path = '') => {
    const parent = charts.get(path);
    if (parent === undefined || LazyNode.isMade(construct)) return rendering;
    return { manifests: shortened(rendering.manifests, parent, store) };
  };
}

/** Stores the texts in the order of the documents in a file, because a file needs less memory and time for adjacent texts. */
function shortened(manifests: readonly Manifest[], parent: Parent, store: TextStore): (Manifest | TextManifest)[] {
  const results: (Manifest | TextManifest)[] = [...manifests];
  const documents = manifests.map((manifest, index) => ({ manifest, index, document: new ManifestDocument(manifest, parent) }));
  for (const { manifest, index, document } of documents.sort((a, b) => byName(a.document, b.document))) {
    const text = document.toText();
    if (text !== undefined) results[index] = new TextManifest(manifest, store.add(`${SEPARATOR}${text}`));
  }
  return results;
}

/** The properties of a chart that the library writes into the documents of the chart. */
type Parent = Pick<Chart, 'namespace' | 'labels'>;

const parentOf = ({ namespace, labels }: Chart): Parent => ({ namespace, labels });

const makesOwnDocuments = (chart: Chart) => chart.toJson !== (named.get(chart) ?? Chart.prototype.toJson);

/** A manifest of a construct whose API objects were not accessed. */
class ManifestDocument implements ChartDocument, Placed {
  constructor(private readonly manifest: Manifest | TextManifest, private readonly chart: Parent) {
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

  public get stored(): StoredText | undefined {
    return this.manifest instanceof TextManifest ? this.manifest : undefined;
  }

  public toJson(): unknown {
    if (this.manifest instanceof TextManifest) throw new Error('the document was written as text');
    return manifestDocument(this.manifest, this.chart.namespace, this.chart.labels);
  }

  public toText(): string | undefined {
    return this.manifest instanceof TextManifest ? undefined : sortingText(unsortedDocument(this.manifest, this.chart.namespace, this.chart.labels));
  }
}

/** The documents of a chart, in the order in which the chart writes them. */
export function chartDocuments(chart: Chart, tree: Tree, renderings: Renderings): ChartDocument[] {
  // A chart with another `toJson` creates its own documents.
  if (makesOwnDocuments(chart)) return Object.values(chart.toJson()).map(made);
  const written: readonly Written[] = isUsual(App.of(chart)) && tree.unordered(chart) || tree.objects(chart);
  const parent = parentOf(chart);
  const documents: (ChartDocument & Placed)[] = [];
  for (const each of written) {
    if (ApiObject.isApiObject(each)) documents.push(placedObject(each, renderings));
    else for (const manifest of take(renderings, each)?.manifests ?? []) documents.push(new ManifestDocument(manifest, parent));
  }
  return named.has(chart) ? inNameOrder(documents, tree) : documents;
}

function take(renderings: Renderings, construct: Modeled): Rendered | undefined {
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
    const rendering = wholeRendering(renderings, object.owner);
    if (rendering) object.follow(rendering);
    const { name, kind, apiVersion, metadata: { namespace } } = object;
    return { object, namespace, name, kind, apiVersion, toJson: () => rendering ? object.toDocument(rendering) : object.toJson() };
  }
  const json = object.toJson();
  return { object, ...headOf(json), ...made(json) };
}

/** The rendering of an API object's construct. Undefined if manifests became text before the object was accessed. */
function wholeRendering(renderings: Renderings, construct: Modeled): Pick<Rendering, 'manifests'> | undefined {
  const { manifests } = renderings.get(construct) ?? {};
  return manifests?.every((manifest): manifest is Manifest => !(manifest instanceof TextManifest)) ? { manifests } : undefined;
}

function headOf({ apiVersion, kind, metadata }: any): Placed {
  return { namespace: metadata?.namespace, name: metadata?.name, kind, apiVersion };
}
