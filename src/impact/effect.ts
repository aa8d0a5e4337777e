/**
 * The effect of a change of manifests on existing objects in the cluster.
 */
export enum ImpactEffect {
  /** Data is lost, or is no longer attached to the machine. */
  DATA_LOSS = 'data-loss',
  /** The guest and its licences see a different machine. */
  IDENTITY = 'identity',
  /** The object is deleted, and a new object replaces it. */
  RECREATED = 'recreated',
  /** The object is deleted. */
  DELETED = 'deleted',
  /** The platform rejects the change, so that the GitOps engine reports an error. */
  REFUSED = 'refused',
  /** The platform restarts the machine by itself. */
  RESTART_NOW = 'restart-now',
  /** The machine stops. */
  STOPS = 'stops',
  /** A network address, or the network itself, changes. */
  ADDRESS = 'address',
  /** More traffic is allowed, e.g. from more clients or to more ports. */
  EXPOSURE_WIDENS = 'exposure-widens',
  /** The effect is not known: there may be an effect, or none. */
  UNKNOWN = 'unknown',
  /** The object stays in the cluster, and is no longer managed. */
  LEFT_BEHIND = 'left-behind',
  /** The object is in another namespace. */
  MOVED = 'moved',
  /** The object has another name. */
  RENAMED = 'renamed',
  /** Less traffic is allowed, e.g. from fewer clients or to fewer ports. */
  EXPOSURE_NARROWS = 'exposure-narrows',
  /** The platform stores the change and ignores it. */
  IGNORED = 'ignored',
  /** The machine starts. */
  STARTS = 'starts',
  /** The change applies after a manual restart; for a stopped machine, at its next start. */
  NEXT_RESTART = 'next-restart',
  /** The change applies while the machine runs. */
  LIVE = 'live',
  /** The object is new. */
  CREATED = 'created',
  /** The manifest has another form with the same meaning. */
  NOTHING = 'nothing',
}

/** All effects, worst first. */
export const EFFECTS: readonly ImpactEffect[] = Object.values(ImpactEffect);

const RANK = new Map(EFFECTS.map((effect, i) => [effect, i]));

/** Each effect once, worst first. */
export function sortEffects(effects: Iterable<ImpactEffect>): ImpactEffect[] {
  return [...new Set(effects)].sort(compareEffects);
}

/** A comparator for `Array.sort`: the worse effect comes first. */
export function compareEffects(a: ImpactEffect, b: ImpactEffect): number {
  return RANK.get(a)! - RANK.get(b)!;
}

/** A short description of each effect. */
export const EFFECT_WORDS: Readonly<Record<ImpactEffect, string>> = {
  [ImpactEffect.DATA_LOSS]: 'data lost',
  [ImpactEffect.IDENTITY]: 'identity changes',
  [ImpactEffect.RECREATED]: 'recreated',
  [ImpactEffect.DELETED]: 'deleted',
  [ImpactEffect.REFUSED]: 'refused when applied',
  [ImpactEffect.RESTART_NOW]: 'restarts now',
  [ImpactEffect.STOPS]: 'stops',
  [ImpactEffect.ADDRESS]: 'network address changes',
  [ImpactEffect.EXPOSURE_WIDENS]: 'exposure widens',
  [ImpactEffect.UNKNOWN]: 'unknown effect',
  [ImpactEffect.LEFT_BEHIND]: 'left behind, no longer managed',
  [ImpactEffect.MOVED]: 'moved',
  [ImpactEffect.RENAMED]: 'renamed',
  [ImpactEffect.EXPOSURE_NARROWS]: 'exposure narrows',
  [ImpactEffect.IGNORED]: 'silently ignored',
  [ImpactEffect.STARTS]: 'starts',
  [ImpactEffect.NEXT_RESTART]: 'next restart',
  [ImpactEffect.LIVE]: 'live',
  [ImpactEffect.CREATED]: 'new',
  [ImpactEffect.NOTHING]: 'nothing',
};
