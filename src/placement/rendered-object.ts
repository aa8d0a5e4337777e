import { ApiObject, App, JsonPatch, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest } from '../platform/manifest';

/** Resolvers that every app has, and that find nothing to resolve in plain data. */
const BUILT_IN_RESOLVERS = 3;

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

  constructor(scope: Construct, manifest: Manifest, private readonly body: () => Manifest['body']) {
    const { id, apiVersion, kind, name, labels, annotations } = manifest;
    super(scope, id, {
      apiVersion,
      kind,
      metadata: { name, labels: labels && { ...labels }, annotations: annotations && { ...annotations } },
      ...Object.fromEntries(Object.keys(manifest.body).map(key => [key, Lazy.any({ produce: () => body()[key] })])),
    });
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
    if (this.isPatched || App.of(this).resolvers.length > BUILT_IN_RESOLVERS || process.env.CDK8S_DISABLE_SORT) return super.toJson();
    const document: Record<string, unknown> = { apiVersion: this.apiVersion, kind: this.kind, metadata: this.metadata.toJson() };
    const body = this.body();
    for (const key of Object.keys(body).sort()) {
      const value = sorted(body[key]);
      if (value !== undefined) document[key] = value;
    }
    return document;
  }
}

/** Plain data with the keys of maps in order and without members that are nothing. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object') return value;
  if (value === null) return undefined;
  if (Array.isArray(value)) return value.map(sorted);
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) {
    const member = sorted((value as Record<string, unknown>)[key]);
    if (member !== undefined) result[key] = member;
  }
  return result;
}
