/** Every field of every kind. The fields come from the tables with which the platforms write them, and from the tested values. */
import * as cozystack from '../../src/platforms/cozystack/kinds';
import * as kubevirt from '../../src/platforms/kubevirt/kinds';
import { COZYSTACK_FIELDS } from '../generator/cozystack-fields';
import { MACHINE_FIELDS } from '../generator/machine-fields';
import { OTHER_FIELDS } from '../generator/other-fields';

export const PLATFORMS = ['KubeVirt', 'Cozystack'] as const;
export type PlatformName = typeof PLATFORMS[number];

type Tables = Readonly<Record<string, Readonly<Record<string, object>>>>;

const TABLES: Readonly<Record<PlatformName, readonly Tables[]>> = {
  KubeVirt: [kubevirt.FIELD_TABLES, kubevirt.ITEM_FIELD_TABLES],
  Cozystack: [cozystack.FIELD_TABLES],
};

const ASKED: Readonly<Record<PlatformName, readonly { readonly kind: string; readonly field: string }[]>> = {
  KubeVirt: [...MACHINE_FIELDS.map(({ field }) => ({ kind: 'machine', field })), ...OTHER_FIELDS],
  Cozystack: COZYSTACK_FIELDS,
};

/** The kinds of nodes, in the order of the tables. */
export const KINDS: readonly string[] = [...new Set(PLATFORMS.flatMap(platform => TABLES[platform].flatMap(Object.keys)))];

/** The fields of a kind, each followed by its parts, e.g. `hardware`, `hardware.machineType`. */
export function fieldsOf(kind: string): string[] {
  const asked = new Set(PLATFORMS.flatMap(platform => ASKED[platform].filter(each => each.kind === kind).map(({ field }) => field)));
  const whole = new Set(PLATFORMS.flatMap(platform => TABLES[platform].flatMap(tables => Object.keys(tables[kind] ?? {}))));
  return [...whole].flatMap(field => [field, ...[...asked].filter(each => each.startsWith(`${field}.`))]);
}

/** Whether a platform has a field. A part of a field counts as the field. */
export function has(platform: PlatformName, kind: string, field: string): boolean {
  const [whole] = field.split('.');
  const row = TABLES[platform].map(tables => tables[kind]?.[whole]).find(each => each !== undefined);
  if (row === undefined || 'unsupported' in row) return false;
  return whole === field || isAsked(platform, kind, field);
}

/** Whether the servers of a platform are asked about values of a field. */
export function isAsked(platform: PlatformName, kind: string, field: string): boolean {
  return ASKED[platform].some(each => each.kind === kind && each.field === field);
}
