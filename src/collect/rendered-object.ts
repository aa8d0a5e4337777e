import { ApiObject, ApiObjectMetadataDefinition, App, Chart, JsonPatch } from 'cdk8s';
import { ConstructView } from './construct-view';
import { Modeled } from './modeled';
import { markOwn } from './other-object';
import { sortedKeys } from '../model/sorted-keys';
import { Rendering } from '../platforms/driver';
import { Manifest, ManifestHead } from '../platforms/manifest';

/** The number of default resolvers of every app. They change nothing in plain data. */
const BUILT_IN_RESOLVERS = 3;

/**
 * An API object of a construct.
 *
 * cdk8s searches every value of an object for tokens, copies the object twice and patches it. The objects of a platform are plain data. If
 * this object is not patched and the app has no additional resolvers, it is enough to sort the keys: the result is the same.
 */
export class RenderedObject extends ApiObject {
  /** Replaces `instanceof`: cdk8s overrides it, and `object instanceof RenderedObject` is true for every API object. */
  public static is(object: ApiObject): object is RenderedObject {
    return object.constructor === RenderedObject;
  }

  /** The operations as they were given. A program without types can give anything. */
  private readonly operations: unknown[] = [];
  private readonly given: Record<string, any>;
  private readonly manifestId: string;

  constructor(public readonly owner: Modeled, private head: ManifestHead, id: string) {
    const { apiVersion, kind, name, labels, annotations } = head;
    const given = { apiVersion, kind, metadata: { name, labels: labels && { ...labels }, annotations: annotations && { ...annotations } } };
    super(owner as any, id, given);
    markOwn(this);
    this.given = given;
    this.manifestId = head.id;
    this.takeOn(head);
  }

  public addJsonPatch(...operations: JsonPatch[]): void {
    this.operations.push(...operations);
    super.addJsonPatch(...operations);
  }

  /** Whether the object has no patches, so that its name and namespace are those of its manifest. */
  public get isAsMade(): boolean {
    return this.operations.length === 0;
  }

  public toJson(): any {
    return this.toDocument(new ConstructView(this.owner).render());
  }

  /**
   * Updates kind, name, labels and annotations from the current manifest: the platform or a reference of the construct may
   * have changed since the object was created. Labels and annotations that a program added stay.
   */
  public follow({ manifests }: Pick<Rendering, 'manifests'>): Manifest | undefined {
    const manifest = manifests.find(({ id }) => id === this.manifestId);
    if (manifest) this.takeOn(manifest);
    return manifest;
  }

  /** Like `toJson`, with a known rendering. */
  public toDocument(rendering: Pick<Rendering, 'manifests'>): any {
    const manifest = this.follow(rendering);
    // The construct no longer renders this manifest.
    if (manifest === undefined) return undefined;
    const { body } = manifest;
    if (!this.isAsMade || !isUsual(App.of(this))) {
      const { metadata } = this.given;
      // cdk8s writes the properties that were set at creation. The content is known only now, so the properties are replaced.
      for (const key of Object.keys(this.given)) delete this.given[key];
      Object.assign(this.given, { apiVersion: this.apiVersion, kind: this.kind, metadata }, body);
      return super.toJson();
    }
    return this.plainDocument(manifest);
  }

  /** The document without the patches of the program, and the patches. Undefined if the construct no longer renders the manifest. */
  public unpatched(rendering: Pick<Rendering, 'manifests'>): Unpatched | undefined {
    const manifest = this.follow(rendering);
    if (manifest === undefined) return undefined;
    const { namespace, labels } = Chart.of(this);
    const made = manifestDocument(manifest, namespace, labels);
    return { id: manifest.id, made, document: this.plainDocument(manifest), operations: this.operations };
  }

  private plainDocument({ body }: Manifest): Record<string, unknown> {
    const metadata = plainMetadata(this.metadata);
    return documentOf(this.apiVersion, this.kind, metadata ? sorted(metadata) : this.metadata.toJson(), body);
  }

  private takeOn(head: ManifestHead): void {
    const { apiVersion, kind, name, clusterScoped } = head;
    const { labels: chartLabels, namespace: chartNamespace } = Chart.of(this);
    const { labels, annotations } = this.metadata as unknown as Internals;
    replaceTexts(labels, { ...chartLabels, ...this.head.labels }, { ...chartLabels, ...head.labels });
    replaceTexts(annotations, this.head.annotations, head.annotations);
    Object.assign(this, { apiVersion, kind, name, apiGroup: apiVersion.includes('/') ? apiVersion.split('/')[0] : 'core' });
    // cdk8s gives every object the namespace of its chart.
    Object.assign(this.metadata, { name, namespace: clusterScoped ? undefined : head.namespace ?? chartNamespace });
    this.head = head;
  }
}

/** An API object before the patches of the program. */
export interface Unpatched {
  /** The id of the manifest. */
  readonly id: string;
  /** The document of the manifest alone. */
  readonly made: Record<string, unknown>;
  /** The document with the labels and annotations of the program. */
  readonly document: Record<string, unknown>;
  readonly operations: readonly unknown[];
}

/** The document of a manifest without an API object. */
export function manifestDocument(manifest: Manifest, chartNamespace: string | undefined, chartLabels: Texts): Record<string, unknown> {
  return documentOf(manifest.apiVersion, manifest.kind, sorted(manifestMetadata(manifest, chartNamespace, chartLabels)), manifest.body);
}

/** Like `manifestDocument`, but only the top level is sorted, and has no undefined or null members. The writer does this for the lower levels. */
export function unsortedDocument(manifest: Manifest, chartNamespace: string | undefined, chartLabels: Texts): Record<string, unknown> {
  const { apiVersion, kind, body } = manifest;
  const document: Record<string, unknown> = { apiVersion, kind, metadata: manifestMetadata(manifest, chartNamespace, chartLabels) };
  for (const key of sortedKeys(body)) if (body[key] !== undefined && body[key] !== null) document[key] = body[key];
  return document;
}

function manifestMetadata(manifest: Manifest, chartNamespace: string | undefined, chartLabels: Texts): object {
  const { name, clusterScoped, labels, annotations, namespace } = manifest;
  const allLabels = labels === undefined ? chartLabels : { ...chartLabels, ...labels };
  return metadataOf(name, clusterScoped ? undefined : namespace ?? chartNamespace, allLabels, annotations ?? {});
}

/** Whether an app has only the default resolvers, and sorts keys. */
export function isUsual(app: App): boolean {
  return app.resolvers.length === BUILT_IN_RESOLVERS && !process.env.CDK8S_DISABLE_SORT;
}

/** The document that cdk8s would write for an object of plain data. */
export function documentOf(apiVersion: string, kind: string, metadata: unknown, body: Manifest['body']): Record<string, unknown> {
  const document: Record<string, unknown> = { apiVersion, kind, metadata };
  for (const key of sortedKeys(body)) {
    const value = sorted(body[key]);
    if (value !== undefined) document[key] = value;
  }
  return document;
}

/** Metadata with only names, labels and annotations. */
function metadataOf(name: string, namespace: string | undefined, labels: Texts, annotations: Texts): Record<string, unknown> {
  const plain: Record<string, unknown> = {};
  if (hasEntries(annotations)) plain.annotations = annotations;
  if (hasEntries(labels)) plain.labels = labels;
  plain.name = name;
  if (namespace !== undefined) plain.namespace = namespace;
  return plain;
}

type Texts = Readonly<Record<string, string>>;

/** Plain data with sorted map keys. Members that are undefined or null are left out. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object') return value;
  if (value === null) return undefined;
  if (Array.isArray(value)) return value.map(sorted);
  const result: Record<string, unknown> = {};
  for (const key of sortedKeys(value)) {
    const member = sorted((value as Record<string, unknown>)[key]);
    if (member !== undefined) result[key] = member;
  }
  return result;
}

/** The private fields of cdk8s's metadata that are used here. */
interface Internals {
  readonly labels: Record<string, string>;
  readonly annotations: Record<string, string>;
  readonly finalizers?: unknown;
  readonly ownerReferences?: unknown;
  readonly _additionalAttributes?: unknown;
}

const USUAL = new Set(['name', 'namespace', 'labels', 'annotations']);

/**
 * Metadata that has only names, labels and annotations, and no values to resolve. Undefined for any other metadata, which cdk8s itself writes.
 * cdk8s needs as much time for an object's metadata as this module needs for the whole object.
 */
function plainMetadata(metadata: ApiObjectMetadataDefinition): object | undefined {
  const { labels, annotations, finalizers, ownerReferences, _additionalAttributes: more } = metadata as unknown as Internals;
  if (!isTexts(labels) || !isTexts(annotations) || !isEmptyList(finalizers) || !isEmptyList(ownerReferences)) return undefined;
  if (typeof more !== 'object' || more === null) return undefined;
  for (const key in more) if (!USUAL.has(key)) return undefined;
  const { name, namespace } = metadata;
  if (typeof name !== 'string' || (namespace !== undefined && typeof namespace !== 'string')) return undefined;
  return metadataOf(name, namespace, labels, annotations);
}

/** Replaces derived labels and annotations; those that a program changed stay. */
function replaceTexts(texts: Record<string, string>, before: Texts | undefined, after: Texts | undefined): void {
  for (const key in before) if (texts[key] === before[key]) delete texts[key];
  for (const key in after) texts[key] ??= after[key];
}

function isTexts(value: unknown): value is Texts {
  if (typeof value !== 'object' || value === null) return false;
  for (const key in value) if (typeof (value as Record<string, unknown>)[key] !== 'string') return false;
  return true;
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function hasEntries(value: object): boolean {
  for (const _ in value) return true;
  return false;
}
