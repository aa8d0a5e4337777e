/** The identity of an object, without its content. */
export interface ManifestHead {
  /** Id of its construct below the machine or disk: `Resource` for the main object (`ApiObject.of(machine)`). */
  readonly id: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** The object is cluster-scoped, even in a chart with a namespace. */
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

/** Id of the construct of the main object. */
export const MAIN = 'Resource';
