/** The identity of an object, without its content. */
export interface ManifestHead {
  /** The id of the object's construct in the scope of the node's construct. The id of the main object is `Resource`. */
  readonly id: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Whether the object is cluster-scoped. Such an object has no namespace, even in a chart with a namespace. */
  readonly clusterScoped?: boolean;
  /** The namespace, if it is not the namespace of the chart. */
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** One API object as a platform renders it. */
export interface Manifest extends ManifestHead {
  /** The fields other than `apiVersion`, `kind` and `metadata`: `spec`, `stringData`, ... */
  readonly body: Readonly<Record<string, unknown>>;
}

/** The id of the construct of the main object, which `ApiObject.of` finds. */
export const MAIN = 'Resource';
