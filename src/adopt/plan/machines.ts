import { NodeOf } from '../../model/fleet-model';
import { Entries, Expression, list, object, value } from '../program/expression';
import { OwnDisk, WrittenMachine } from '../write/machine';

/** A machine that may become a member of a fleet: a later step decides. */
export interface MachineDraft {
  readonly node: NodeOf<'machine'>;
  readonly written: WrittenMachine;
}

/** Machines that are written together. */
export interface Group {
  readonly name: string;
  readonly drafts: readonly MachineDraft[];
  /** Whether the machines become a fleet. If not, each machine is written separately, and a constant has the common properties. */
  readonly isFleet: boolean;
}

/**
 * Groups machines that are written together: fleets of the manifests, and machines with similar properties and numbered names, such as
 * `web-1` and `web-2`.
 *
 * @param isNothingWritten whether this platform writes no manifest and no label for a fleet. On other platforms, a new fleet would change
 * the machines
 */
export function groupsOf(drafts: readonly MachineDraft[], isNothingWritten: boolean): readonly (Group | MachineDraft)[] {
  const groups = new Map<string, MachineDraft[]>();
  const result: (MachineDraft[] | MachineDraft)[] = [];
  for (const draft of drafts) {
    const { fleet, pool, name } = draft.node.spec;
    const [, prefix] = /^(.+)-(?:\d{1,4}|[a-z])$/.exec(name) ?? [];
    const key = pool ? undefined : fleet !== undefined ? `fleet ${fleet}` : prefix !== undefined ? `alike ${prefix}` : undefined;
    if (key === undefined) {
      result.push(draft);
      continue;
    }
    const known = groups.get(key);
    if (known) {
      known.push(draft);
    } else {
      const group = [draft];
      groups.set(key, group);
      result.push(group);
    }
  }
  return result.flatMap((each): readonly (Group | MachineDraft)[] => {
    if (!Array.isArray(each)) return [each];
    const { fleet, name } = each[0].node.spec;
    if (fleet !== undefined) return [{ name: fleet, drafts: each, isFleet: true }];
    const group = { name: name.slice(0, name.lastIndexOf('-')), drafts: each, isFleet: isNothingWritten };
    return each.length > 1 && isAlike(group) ? [group] : each;
  });
}

/** Whether most properties of the machines are equal. The machines of a fleet must also have the same method calls. */
function isAlike({ drafts, isFleet }: Group): boolean {
  const { common, overrides } = split(drafts.map(({ written }) => written.entries));
  const differing = Math.max(...overrides.map(own => own.length));
  if (!isFleet) return common.length > 2 && common.length >= differing;
  const calls = new Set(drafts.map(({ written }) => JSON.stringify(written.calls.map(each => each.call))));
  return calls.size === 1 && common.length > 1 && differing <= 1;
}

/** The key of a fleet member: its name without the name of the fleet, e.g. `1` for `web-1`. A name without this prefix is the key itself. */
export function memberKey(fleet: string, name: string): string {
  return name.startsWith(`${fleet}-`) && name.length > fleet.length + 1 ? name.slice(fleet.length + 1) : name;
}

/** The properties of a fleet besides its name. */
export function fleetEntries({ name, drafts }: Group, spread: Expression | undefined): Entries {
  const { common, overrides } = split(drafts.map(({ written }) => written.entries));
  const keys = drafts.map(({ node }) => memberKey(name, node.spec.name));
  const own = drafts.map(({ node }, i): Entries => [
    ...node.spec.name === `${name}-${keys[i]}` ? [] : [['name', value(node.spec.name)] as const], ...overrides[i],
  ]);
  const differing = keys.flatMap((key, i) => own[i].length === 0 ? [] : [[key, object(own[i])] as const]);
  return [
    ['members', list(keys.map(value))],
    ['machine', object(common)],
    ...spread ? [['spread', spread] as const] : [],
    ...differing.length > 0 ? [['overrides', object(differing)] as const] : [],
  ];
}

/**
 * Splits properties into the common properties of all machines and the other properties. The system disk counts as one value: a machine that
 * spreads the constant can only replace the whole system disk, not single fields of it.
 */
export function commonEntries({ drafts }: Group): { readonly common: Entries; readonly own: readonly Entries[] } {
  const all = drafts.map(({ written }) => written.entries);
  const texts = all.map(entries => new Map(entries.map(([key, each]) => [key, JSON.stringify(each)] as const)));
  const isCommon = ([key]: Entries[number]) => texts.every(each => each.get(key) === texts[0].get(key));
  return { common: all[0].filter(isCommon), own: all.map(entries => entries.filter(entry => !isCommon(entry))) };
}

/** Splits entries into the common entries of all machines and the other entries. The fields of the system disk are compared one by one. */
function split(all: readonly Entries[]): { readonly common: Entries; readonly overrides: readonly Entries[] } {
  const common: (readonly [string, Expression])[] = [];
  const overrides: (readonly [string, Expression])[][] = all.map(() => []);
  const keys = [...new Set(all.flatMap(entries => entries.map(([key]) => key)))];
  const places = new Map(all.flatMap((entries, i) => entries.map(([key, each]) => [`${i} ${key}`, each] as const)));
  for (const key of keys) {
    const values = all.map((_, i) => places.get(`${i} ${key}`));
    const isSame = new Set(values.map(each => JSON.stringify(each))).size === 1;
    if (isSame) {
      common.push([key, values[0]!]);
    } else if (key === 'systemDisk' && values.every(each => each?.kind === 'object')) {
      const parts = split(values.map(each => (each as { readonly entries: Entries }).entries));
      if (parts.common.length > 0) common.push([key, object(parts.common)]);
      parts.overrides.forEach((own, i) => own.length > 0 && overrides[i].push([key, object(own)]));
    } else {
      values.forEach((each, i) => each && overrides[i].push([key, each]));
    }
  }
  return { common, overrides };
}

/** The disks whose constructs are children of the construct of a machine. */
export function ownDisks({ written }: MachineDraft): readonly OwnDisk[] {
  return [...written.systemDisk ? [written.systemDisk] : [], ...written.calls.flatMap(({ disk }) => disk ? [disk] : [])];
}

