import { Effects, FieldTable } from './fields';
import { ChangeEffect } from '../model/change-effect';
import { NodeKind } from '../model/fleet-model';

/** The tables of the kinds of a platform. */
export type KindTables = { readonly [K in NodeKind]?: FieldTable<any, any> };

/**
 * The effect of changing a field on existing objects.
 *
 * @param isSince tells whether the platform is at least as new as a version; undefined if the platform's version is not known
 * @returns undefined for a field that the platform does not have
 */
export function effectOf(
  tables: KindTables, kind: NodeKind, property: string, isSince: ((version: string) => boolean) | undefined,
): ChangeEffect | undefined {
  const field = tables[kind]?.[property];
  return field && 'effect' in field ? effectAt(field.effect, isSince) : undefined;
}

/**
 * The effect of all changes that have no entry of their own. The newest entry that applies decides. If the platform's version is not known and
 * the entries differ, the effect is unknown.
 */
function effectAt(effects: Effects, isSince: ((version: string) => boolean) | undefined): ChangeEffect {
  if (!Array.isArray(effects)) return effects as ChangeEffect;
  const rules = (effects as Exclude<Effects, ChangeEffect>).filter(({ change }) => change === undefined);
  if (isSince) return [...rules].reverse().find(({ since }) => since === undefined || isSince(since))?.effect ?? ChangeEffect.UNKNOWN;
  return rules.every(({ effect }) => effect === rules[0].effect) ? rules[0].effect : ChangeEffect.UNKNOWN;
}
