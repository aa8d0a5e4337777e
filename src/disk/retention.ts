/**
 * Annotations that keep a disk when its manifest leaves the folder: Argo CD neither prunes it nor deletes it
 * with its application (`Prune=false` alone does not survive that), and Flux leaves it as well.
 */
export const RETAINED: Readonly<Record<string, string>> = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};
