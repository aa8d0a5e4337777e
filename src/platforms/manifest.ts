/** The identity of an object, without its content. */
export interface ManifestHead {
  /** Id of its construct below the machine or disk: `Resource` for the one that people mean (`ApiObject.of(machine)`). */
  readonly id: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Cluster-scoped, also in a chart with a namespace. */
  readonly clusterScoped?: boolean;
  /** In another namespace than its chart. */
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** One API object as a platform renders it. */
export interface Manifest extends ManifestHead {
  /** What is next to `apiVersion`, `kind` and `metadata`: `spec`, `stringData`, ... */
  readonly body: Readonly<Record<string, unknown>>;
}

/** Id of the construct of the main object. */
export const MAIN = 'Resource';
