/** Settings of the delivery with Argo CD. */
export interface ArgoCdPlan {
  /** The release of Argo CD, if known, e.g. `3.4.9`. */
  readonly version?: string;
  /** The `Application` whose settings are written. */
  readonly application?: string;
  /** The namespace of the application and of Argo CD's own settings. */
  readonly namespace: string;
  readonly ignoresRunStrategy: boolean;
}

/** Settings of the delivery with Flux. */
export interface FluxPlan {
  readonly source: string;
  readonly path: string;
  readonly namespace: string;
  /** The namespace for objects of charts that set no namespace. */
  readonly targetNamespace?: string;
  readonly interval: string;
  readonly prune: boolean;
  /** The release of Flux, e.g. `2.9`; by default the newest. */
  readonly version?: string;
  readonly waits: boolean;
  readonly ignoresRunStrategy: boolean;
}

/** The GitOps tool that applies a folder. */
export type Deliverer =
  | { readonly engine: 'argoCd'; readonly plan: ArgoCdPlan }
  | { readonly engine: 'flux'; readonly plan: FluxPlan };
