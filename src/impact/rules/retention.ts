import { RuleSet } from './rule';
import { ImpactEffect } from '../effect';

/** Annotations that keep an object when its manifest is removed, with the tools that obey them. */
export const RETENTION: Readonly<Record<string, { readonly engine: string; readonly keeps: (value: string) => boolean; readonly source: string }>> = {
  'argocd.argoproj.io/sync-options': {
    engine: 'Argo CD',
    keeps: value => value.split(',').some(option => option.trim() === 'Prune=false'),
    source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#no-prune-resources',
  },
  'kustomize.toolkit.fluxcd.io/prune': {
    engine: 'Flux', keeps: value => value.toLowerCase() === 'disabled', source: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#prune',
  },
  'helm.sh/resource-policy': {
    engine: 'Helm',
    keeps: value => value.trim().toLowerCase() === 'keep',
    source: 'https://helm.sh/docs/howto/charts_tips_and_tricks/#tell-helm-not-to-uninstall-a-resource',
  },
};

/** The tools that keep an object when its manifest is removed. */
export function keepers(annotations: Readonly<Record<string, unknown>> | undefined): string[] {
  return Object.entries(RETENTION).filter(([name, { keeps }]) => typeof annotations?.[name] === 'string' && keeps(annotations[name] as string)).map(([, { engine }]) => engine);
}

/** Rules for the annotations of `RETENTION`. A change of these annotations applies immediately. */
export const RETENTION_RULES: RuleSet = Object.entries(RETENTION).map(([name, { engine, keeps, source }]) => ({
  at: `/metadata/annotations/${name.replace(/\//g, '~1')}`,
  effects: [ImpactEffect.LIVE],
  property: 'removalPolicy',
  rule: ({ new: now }) => typeof now === 'string' && keeps(now)
    ? `${engine} will keep the object when its manifest is removed`
    : `${engine} will delete the object and its content when its manifest is removed`,
  source,
}));
