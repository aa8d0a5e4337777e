/** What Flux is told. */
export interface FluxPlan {
  readonly source: string;
  readonly path: string;
  readonly namespace: string;
  readonly interval: string;
  readonly prune: boolean;
}

/** Who applies a folder. */
export type Deliverer =
  | { readonly engine: 'argoCd' }
  | { readonly engine: 'flux'; readonly plan: FluxPlan };
