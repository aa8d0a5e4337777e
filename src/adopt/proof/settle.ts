import { execute, Executed } from './execute';
import { inOurSpelling } from './spellings';
import { withNames } from './unknown-names';
import { Severity } from '../../findings/finding';
import { keyOf } from '../../impact/compare/keys';
import { SourceObject } from '../../lint/input/objects';
import { unreadField } from '../../lint/model';
import { ModelNode } from '../../model/fleet-model';
import { OverlaySpec } from '../../model/overlay';
import { patchBetween } from '../../model/patch-between';
import { same } from '../../model/same';
import { ApiObjectData } from '../../platforms/reading';
import { ChartPlace, ChartPlaces } from '../plan/charts';
import { PlannedProgram, ReadPart } from '../plan/planner';
import { planProgram } from '../plan/program';

/** A program that reproduces the manifests as far as possible. */
export interface Settled {
  readonly program: PlannedProgram;
  readonly executed: Executed;
  readonly parts: readonly ReadPart[];
  /** Objects that no construct can express, with the reason of a failed attempt. */
  readonly copied: ReadonlyMap<SourceObject, string | undefined>;
  readonly overlays: ReadonlyMap<ModelNode, readonly OverlaySpec[]>;
  /** Names that the manifests use and do not define. */
  readonly assumed: readonly string[];
}

/** Each round tries the next way to express an object. The last way is to copy it. */
const MAX_ROUNDS = 12;

/** Writes the program, runs it, and repeats both with corrections, until there is no difference or `MAX_ROUNDS` is reached. */
export function settle(given: readonly ReadPart[], places: ChartPlaces, assumed: Set<string>): Settled {
  const unsaid = new Map<ModelNode, string>();
  const overlays = new Map<ModelNode, readonly OverlaySpec[]>();
  let copied = new Map<ChartPlace, ApiObjectData[]>();
  let parts = given;
  for (let round = 1; ; round++) {
    const program = planProgram(parts, { unsaid, overlays, copied });
    const executed = execute(program);
    program.unsaid.forEach((why, node) => unsaid.set(node, why));
    const declared = parts.map(part => {
      const own = new Set(part.nodes);
      const platform = withNames(part.platform, executed.findings.filter(({ path }) => own.has(nodeAt(program, path)!)), assumed);
      return platform === part.platform ? part : { ...part, platform };
    });
    const isDeclared = declared.some((part, i) => part !== parts[i]);
    const trouble = isDeclared ? [] : troubles(parts, program, executed, overlays);
    parts = declared;
    for (const { node, why, overlay } of trouble) {
      if (overlay && !unsaid.has(node)) overlays.set(node, [...overlays.get(node) ?? [], overlay]);
      else if (why !== undefined) unsaid.set(node, why);
    }
    leaveTogether(parts, unsaid);
    const before = copied;
    copied = copies(parts, places, executed, unsaid);
    const isSettled = !isDeclared && trouble.length === 0 && isSameCopies(before, copied);
    if (!isSettled && round < MAX_ROUNDS) continue;
    const laid = new Map([...overlays].filter(([node]) => !unsaid.has(node)));
    return { program, executed, parts, copied: reasons(parts, before, unsaid), overlays: laid, assumed: [...assumed].sort() };
  }
}

/** Nodes in one object are expressed together or not at all, e.g. the disks in the manifest of a machine. */
function leaveTogether(parts: readonly ReadPart[], unsaid: Map<ModelNode, string>): void {
  for (const { sources } of parts) {
    const why = new Map([...sources].flatMap(([node, source]) => unsaid.has(node) ? [[source, unsaid.get(node)!] as const] : []));
    for (const [node, source] of sources) {
      if (why.has(source) && !unsaid.has(node)) unsaid.set(node, why.get(source)!);
    }
  }
}

interface Trouble {
  readonly node: ModelNode;
  readonly overlay?: OverlaySpec;
  readonly why?: string;
}

/** The nodes for which the objects of the program differ from the objects in the manifests. Each has a reason or an overlay. */
function troubles(
  parts: readonly ReadPart[], program: PlannedProgram, { objects, owners, findings }: Executed, overlays: ReadonlyMap<ModelNode, unknown>,
): Trouble[] {
  const result: Trouble[] = [];
  const failed = new Set<ModelNode>();
  const sources = new Map(parts.flatMap(part => [...part.sources]));
  for (const { severity, path, code, message } of findings) {
    if (severity !== Severity.ERROR && code !== 'SECRET_SUSPECTED') continue;
    const node = nodeAt(program, path);
    if (node === undefined || failed.has(node)) continue;
    failed.add(node);
    const field = unreadField(sources.get(node)!.object, code);
    result.push({ node, why: field === undefined ? `${code}: ${message}` : `\`${field}\` has a value for which the library has no property` });
  }
  const originals = new Map(parts.flatMap(({ objects: own, platform }) => own.map(({ object }) => [keyOf(object), { object, platform }] as const)));
  for (const [key, ours] of objects) {
    const owner = owners.get(key);
    const node = owner && nodeAt(program, owner.path);
    if (node === undefined || failed.has(node)) continue;
    const original = originals.get(key);
    const theirs = original && inOurSpelling(original.object, ours, original.platform).object;
    if (theirs !== undefined && same(ours, theirs)) continue;
    const patch = theirs && theirs.apiVersion === ours.apiVersion && !overlays.has(node) ? patchOf(ours, theirs) : undefined;
    if (patch === undefined) {
      failed.add(node);
      const what = theirs === undefined ? `the program would also write a ${ours.kind}, which the manifests do not have` : `the program would write a different ${ours.kind}`;
      result.push({ node, why: what });
    } else {
      result.push({ node, overlay: { ...!owner!.isMain && { kind: ours.kind }, patch } });
    }
  }
  return result.filter(({ node, why }) => why !== undefined || !failed.has(node));
}

function patchOf(ours: ApiObjectData, theirs: ApiObjectData): OverlaySpec['patch'] | undefined {
  const body = ({ apiVersion: _, kind: __, ...rest }: ApiObjectData) => rest;
  return patchBetween(body(ours), body(theirs));
}

/** The node of a construct, or of its nearest parent with a node. */
function nodeAt({ nodes }: PlannedProgram, path: string): ModelNode | undefined {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
    const node = nodes.get(at);
    if (node) return node;
  }
  return undefined;
}

/** The objects that no construct writes, by chart. */
function copies(
  parts: readonly ReadPart[], places: ChartPlaces, { owners }: Executed, unsaid: ReadonlyMap<ModelNode, string>,
): Map<ChartPlace, ApiObjectData[]> {
  const leaving = new Set(parts.flatMap(part => [...part.sources].filter(([node]) => unsaid.has(node)).map(([, source]) => keyOf(source.object))));
  const copied = new Map<ChartPlace, ApiObjectData[]>();
  parts.forEach(({ objects }, part) => {
    for (const source of objects) {
      if (owners.has(keyOf(source.object)) && !leaving.has(keyOf(source.object))) continue;
      const chart = places.of(part, source);
      const known = copied.get(chart);
      if (known) known.push(source.object);
      else copied.set(chart, [source.object]);
    }
  });
  return copied;
}

function isSameCopies(before: ReadonlyMap<ChartPlace, readonly ApiObjectData[]>, after: ReadonlyMap<ChartPlace, readonly ApiObjectData[]>): boolean {
  const texts = (copied: typeof before) => [...copied].map(([{ id }, objects]) => `${id}: ${objects.map(keyOf).sort().join()}`).sort().join('\n');
  return texts(before) === texts(after);
}

function reasons(
  parts: readonly ReadPart[], copied: ReadonlyMap<ChartPlace, readonly ApiObjectData[]>, unsaid: ReadonlyMap<ModelNode, string>,
): ReadonlyMap<SourceObject, string | undefined> {
  const objects = new Set([...copied.values()].flat());
  // If an object has a fault, the fault is the reported reason: the later entry of a key replaces the earlier one.
  const why = new Map(parts.flatMap(({ faults, sources }) => [
    ...[...sources].flatMap(([node, source]) => unsaid.has(node) ? [[source, unsaid.get(node)!] as const] : []),
    ...[...faults].map(([source, fault]) => [source, fault.why] as const),
  ]));
  return new Map(parts.flatMap(part => part.objects.filter(({ object }) => objects.has(object)).map(source => [source, why.get(source)] as const)));
}
