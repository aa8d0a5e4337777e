import { compareEffects, EFFECT_WORDS, EFFECTS, ImpactEffect } from './effect';
import { ChangeImpact, SubjectImpact, SubjectKind } from './impact-data';
import { MACHINE_KINDS } from './subjects';

const { DATA_LOSS, RESTART_NOW, NEXT_RESTART, RECREATED, DELETED, LEFT_BEHIND, STOPS, STARTS } = ImpactEffect;
const { REFUSED, IGNORED, UNKNOWN, CREATED, NOTHING } = ImpactEffect;

/** For each effect, the number of subjects with an unacknowledged change that has this effect. */
export function countsOf(subjects: readonly SubjectImpact[]): Partial<Record<ImpactEffect, number>> {
  const counts: Partial<Record<ImpactEffect, number>> = {};
  for (const { changes } of subjects) {
    for (const effect of openEffects(changes)) counts[effect] = (counts[effect] ?? 0) + 1;
  }
  return Object.fromEntries(EFFECTS.filter(effect => counts[effect] !== undefined).map(effect => [effect, counts[effect]]));
}

/** The effects of changes that are not acknowledged. */
export function openEffects(changes: readonly ChangeImpact[]): ReadonlySet<ImpactEffect> {
  return new Set(changes.filter(({ acknowledged }) => acknowledged === undefined).flatMap(({ effects }) => effects));
}

const NOUNS: Readonly<Record<SubjectKind, readonly [one: string, many: string]>> = {
  machine: ['machine', 'machines'], pool: ['pool', 'pools'], disk: ['disk', 'disks'], network: ['network object', 'network objects'], tenant: ['tenant', 'tenants'],
  backup: ['backup', 'backups'], snapshot: ['snapshot', 'snapshots'], catalog: ['catalog object', 'catalog objects'], other: ['other object', 'other objects'],
};

/** The phrase for one subject, and for several. */
const VERBS: Partial<Readonly<Record<ImpactEffect, readonly [one: string, many: string]>>> = {
  [DATA_LOSS]: ['loses data', 'lose data'],
  [RECREATED]: ['is recreated', 'are recreated'],
  [DELETED]: ['is deleted', 'are deleted'],
  [REFUSED]: ['is refused', 'are refused'],
  [RESTART_NOW]: ['restarts now', 'restart now'],
  [STOPS]: ['stops', 'stop'],
  [UNKNOWN]: ['changes with an unknown effect', 'change with an unknown effect'],
  [LEFT_BEHIND]: ['is left behind', 'are left behind'],
  [IGNORED]: ['has a change that is ignored', 'have changes that are ignored'],
  [STARTS]: ['starts', 'start'],
  [NEXT_RESTART]: ['needs a restart', 'need a restart'],
  [CREATED]: ['is new', 'are new'],
};

const PLAIN: Partial<Readonly<Record<ImpactEffect, readonly [one: string, many: string]>>> = {
  [ImpactEffect.IDENTITY]: ['gets a different identity', 'get a different identity'],
  [ImpactEffect.ADDRESS]: ['gets a different address', 'get a different address'],
  [ImpactEffect.EXPOSURE_WIDENS]: ['allows more traffic', 'allow more traffic'],
  [ImpactEffect.EXPOSURE_NARROWS]: ['allows less traffic', 'allow less traffic'],
  [ImpactEffect.MOVED]: ['is moved', 'are moved'],
  [ImpactEffect.RENAMED]: ['is renamed', 'are renamed'],
  [ImpactEffect.LIVE]: ['is changed live', 'are changed live'],
};

/** Effects that the summary leaves out (the keys), if the subject also has one of the effects in the list. */
const SAID_BY: Partial<Readonly<Record<ImpactEffect, readonly ImpactEffect[]>>> = {
  [DELETED]: [DATA_LOSS],
};

/** One line, worst first: `1 disk is lost, 2 machines need a restart`. */
export function summaryOf(subjects: readonly SubjectImpact[]): string {
  const counts = new Map<string, { readonly effect: ImpactEffect; readonly kind: SubjectKind; count: number }>();
  for (const { kind, changes } of subjects) {
    const effects = openEffects(changes);
    for (const effect of effects) {
      const isQuiet = effect === NOTHING || effect === ImpactEffect.LIVE && effects.size > 1 || SAID_BY[effect]?.some(other => effects.has(other));
      if (isQuiet || effect === CREATED && effects.size > 1) continue;
      // If only the Secret of a machine is deleted, the machine stays, so the Secret counts under the kind `other`.
      const isBeside = effect === DELETED && kind === 'machine' && !changes.some(({ effects: own, object }) => own.includes(DELETED) && MACHINE_KINDS.includes(object.kind));
      const what = isBeside ? 'other' : kind;
      const key = `${effect} ${what}`;
      const found = counts.get(key);
      if (found) found.count++;
      else counts.set(key, { effect, kind: what, count: 1 });
    }
  }
  if (counts.size === 0) return subjects.length === 0 ? 'nothing changes' : 'no effect on existing objects';
  return [...counts.values()].sort((a, b) => compareEffects(a.effect, b.effect) || KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind))
    .map(({ effect, kind, count }) => `${count} ${NOUNS[kind][count === 1 ? 0 : 1]} ${verbOf(effect, kind, count)}`).join(', ');
}

function verbOf(effect: ImpactEffect, kind: SubjectKind, count: number): string {
  const number = count === 1 ? 0 : 1;
  if (effect === DATA_LOSS && kind !== 'machine' && kind !== 'pool') return ['is lost', 'are lost'][number];
  return (VERBS[effect] ?? PLAIN[effect])?.[number] ?? EFFECT_WORDS[effect];
}

const KIND_ORDER = Object.keys(NOUNS) as SubjectKind[];

/** Sorted by effect, worst first, then by kind, namespace and name. */
export function orderSubjects(subjects: readonly SubjectImpact[]): SubjectImpact[] {
  const order = (a: SubjectImpact, b: SubjectImpact) => compareEffects(a.effects[0], b.effects[0])
    || KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind) || compareTexts(a.namespace ?? '', b.namespace ?? '') || compareTexts(a.name, b.name);
  return subjects.map(subject => ({
    ...subject,
    changes: [...subject.changes].sort((a, b) => compareEffects(a.effects[0], b.effects[0]) || compareTexts(a.object.kind, b.object.kind)
      || compareTexts(a.object.name, b.object.name) || compareTexts(a.field ?? '', b.field ?? '')),
  })).sort(order);
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
