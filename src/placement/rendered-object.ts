import { ApiObject, ApiObjectMetadataDefinition, App, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { Rendering } from '../platform/driver';
import { Manifest, ManifestHead } from '../platform/manifest';

/** Resolvers that every app has, and that find nothing to resolve in plain data. */
const BUILT_IN_RESOLVERS = 3;

/** Something without a name is a finding; a construct without an id would be an exception. */
export const childId = ({ id }: ManifestHead): string => id || 'unnamed';

/** Whatever knows what the objects of a construct say. */
export interface ObjectSource {
  rendering(): Rendering;
}

/** What a construct is on no platform. */
export const NOTHING: Rendering = { problems: [], manifests: [] };

/**
 * An object of a machine or disk.
 *
 * cdk8s searches every value of an object for tokens, copies it twice and patches it. A platform's objects are plain
 * data: where nobody patched one and the app resolves nothing of its own, sorting their keys does the same.
 */
export class RenderedObject extends ApiObject {
  /** cdk8s makes `instanceof` true for every API object, so that it cannot tell these from others. */
  public static is(object: ApiObject): object is RenderedObject {
    return object.constructor === RenderedObject;
  }

  private isPatched = false;
  private readonly given: Record<string, any>;
  private readonly manifestId: string;

  constructor(scope: Construct, manifest: ManifestHead, private readonly source: ObjectSource, id = childId(manifest)) {
    const { apiVersion, kind, name, namespace, labels, annotations } = manifest;
    const metadata = { name, labels: labels && { ...labels }, annotations: annotations && { ...annotations } };
    const given = { apiVersion, kind, metadata: namespace === undefined ? metadata : { ...metadata, namespace } };
    super(scope, id, given);
    this.given = given;
    this.manifestId = manifest.id;
    // cdk8s gives every object the namespace of its chart.
    if (manifest.clusterScoped && this.metadata.namespace !== undefined) this.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
  }

  public addJsonPatch(...operations: JsonPatch[]): void {
    this.isPatched = true;
    super.addJsonPatch(...operations);
  }

  /** Whether the name and namespace that it is written with are those that it was made with. */
  public get isAsMade(): boolean {
    return !this.isPatched;
  }

  public toJson(): any {
    const { body } = this.source.rendering().manifests.find(({ id }) => id === this.manifestId)!;
    if (this.isPatched || !isUsual(App.of(this))) {
      const { apiVersion, kind, metadata } = this.given;
      // What it says is known only now, and cdk8s reads what it was given.
      for (const key of Object.keys(this.given)) delete this.given[key];
      Object.assign(this.given, { apiVersion, kind, metadata }, body);
      return super.toJson();
    }
    return documentOf(this.apiVersion, this.kind, plainMetadata(this.metadata) ?? this.metadata.toJson(), body);
  }
}

/** Apps of which it is known whether cdk8s would do anything out of the ordinary with plain data. */
const usual = new WeakMap<App, boolean>();

/** Whether an app does nothing of its own with plain data. */
export function isUsual(app: App): boolean {
  let known = usual.get(app);
  if (known === undefined) usual.set(app, known = app.resolvers.length === BUILT_IN_RESOLVERS && !process.env.CDK8S_DISABLE_SORT);
  return known;
}

/** What cdk8s makes of an object that is plain data. */
export function documentOf(apiVersion: string, kind: string, metadata: unknown, body: Manifest['body']): Record<string, unknown> {
  const document: Record<string, unknown> = { apiVersion, kind, metadata };
  for (const key of sortedKeys(body)) {
    const value = sorted(body[key]);
    if (value !== undefined) document[key] = value;
  }
  return document;
}

/** Metadata of names, labels and annotations alone, as cdk8s writes it. */
export function metadataOf(name: string, namespace: string | undefined, labels: Texts, annotations: Texts): Record<string, unknown> {
  const plain: Record<string, unknown> = {};
  if (hasEntries(annotations)) plain.annotations = sorted(annotations);
  if (hasEntries(labels)) plain.labels = sorted(labels);
  plain.name = name;
  if (namespace !== undefined) plain.namespace = namespace;
  return plain;
}

type Texts = Readonly<Record<string, string>>;

function sortedKeys(value: object): string[] {
  const keys = Object.keys(value);
  for (let i = 1; i < keys.length; i++) if (keys[i - 1] > keys[i]) return keys.sort();
  return keys;
}

/** Plain data with the keys of maps in order and without members that are nothing. */
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

/** What cdk8s keeps in an object's metadata, as far as it is looked at here. */
interface Internals {
  readonly labels?: unknown;
  readonly annotations?: unknown;
  readonly finalizers?: unknown;
  readonly ownerReferences?: unknown;
  readonly _additionalAttributes?: unknown;
}

const USUAL = new Set(['name', 'namespace', 'labels', 'annotations']);

/**
 * Metadata of names, labels and annotations alone, which nothing has to be resolved in. Nothing for any other: cdk8s takes as
 * long for the metadata of an object as this module for all of it.
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
