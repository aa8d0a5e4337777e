import { Problem, quote } from '../findings/problem';
import { flag, map, text } from '../findings/shape';
import { retained } from '../model/retention';

/**
 * What is carried out once when its object is made, and again whenever that is made anew.
 */
export interface OneShotProps {
  /**
   * Whether the engine that applies the folder (Argo CD, Flux) carries it out as well, as soon as it sees it. It does so
   * again whenever somebody deletes the object, and in every cluster that the folder is applied to later.
   *
   * Without it the manifest tells both engines to pass it over, and a person applies it once: `kubectl apply -f` with the
   * file of a chart of its own.
   *
   * @default false
   */
  readonly appliedByEngine?: boolean;

  /**
   * Labels of the object.
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the object.
   * @default - those that say what Argo CD and Flux do with it
   */
  readonly annotations?: { [key: string]: string };
}

export const ONE_SHOT = { appliedByEngine: flag, labels: map(text), annotations: map(text) };

const FLUX_APPLY = 'kustomize.toolkit.fluxcd.io/ssa';
const FLUX_PRUNE = 'kustomize.toolkit.fluxcd.io/prune';

/** Argo CD neither applies nor prunes a hook of this kind. */
const PASSED_OVER = { 'argocd.argoproj.io/hook': 'Skip', [FLUX_APPLY]: 'Ignore', [FLUX_PRUNE]: 'disabled' };

/** Annotations of something that is carried out once: by a person, or by the engine, which then leaves it as it is. */
export function onceOnly({ appliedByEngine, annotations = {} }: OneShotProps): Record<string, string> {
  return appliedByEngine ? retained({ [FLUX_APPLY]: 'IfNotPresent', ...annotations }) : { ...PASSED_OVER, ...annotations };
}

const DAY = /(?<!\d)\d{4}-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])(?!\d)/;

/** A restore that stands in a folder for long is known by its day from one that is meant for now. */
export function undated(name: string): Problem[] {
  return DAY.test(name) ? [] : [{
    code: 'RESTORE_UNDATED',
    message: 'the name of the restore does not say of which day it is: nobody can tell an old one from one that is meant for now',
    got: quote(name),
    allowed: 'a name with the day in it, e.g. "restore-db-2026-11-22"',
    fix: 'name it after what it restores and the day on which you ask for it; the next one is another name',
  }];
}
