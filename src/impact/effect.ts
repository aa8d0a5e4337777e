/**
 * What a change of manifests does to what exists in the cluster.
 */
export enum ImpactEffect {
  /** Data goes, or the machine no longer has it. */
  DATA_LOSS = 'data-loss',
  /** Guest and licences see another machine. */
  IDENTITY = 'identity',
  /** The old object goes and a new one takes its place. */
  RECREATED = 'recreated',
  /** The object goes. */
  DELETED = 'deleted',
  /** The platform refuses the change, so that the engine that applies it reports an error. */
  REFUSED = 'refused',
  /** The platform restarts the machine by itself. */
  RESTART_NOW = 'restart-now',
  /** The machine stops. */
  STOPS = 'stops',
  /** A network address, or the network itself, is another one. */
  ADDRESS = 'address',
  /** More can reach it. */
  EXPOSURE_WIDENS = 'exposure-widens',
  /** It is not known what happens. It is never to be read as nothing. */
  UNKNOWN = 'unknown',
  /** The object stays in the cluster, and is no longer managed. */
  LEFT_BEHIND = 'left-behind',
  /** It is in another namespace. */
  MOVED = 'moved',
  /** It has another name. */
  RENAMED = 'renamed',
  /** Less can reach it. */
  EXPOSURE_NARROWS = 'exposure-narrows',
  /** The platform stores the change, and never acts on it. */
  IGNORED = 'ignored',
  /** The machine starts. */
  STARTS = 'starts',
  /** The running machine has it after a restart by hand; a machine that is off, when it starts. */
  NEXT_RESTART = 'next-restart',
  /** It applies while the machine runs. */
  LIVE = 'live',
  /** It is new. */
  CREATED = 'created',
  /** It says the same in another way. */
  NOTHING = 'nothing',
}

/** Worst first. */
export const EFFECTS: readonly ImpactEffect[] = Object.values(ImpactEffect);

const RANK = new Map(EFFECTS.map((effect, i) => [effect, i]));

/** Each effect once, worst first. */
export function sortEffects(effects: Iterable<ImpactEffect>): ImpactEffect[] {
  return [...new Set(effects)].sort(compareEffects);
}

/** As `Array.sort` wants it: the worse effect comes first. */
export function compareEffects(a: ImpactEffect, b: ImpactEffect): number {
  return RANK.get(a)! - RANK.get(b)!;
}

/** A word on each, for a person. */
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
