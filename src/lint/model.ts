import { withOwnCatalog } from './catalog';
import { readAll } from './read-all';
import { CODES } from '../findings/codes';
import { isMisspelt } from '../findings/nearest';
import { Problem } from '../findings/problem';
import { ModelNode } from '../model/fleet-model';
import { PlatformRef } from '../model/platform';
import { FleetCheck } from '../platforms/check';
import { Cluster } from '../platforms/fleet';
import { ApiObjectData } from '../platforms/reading';
import { driverOf } from '../platforms/registry';

/** What is wrong with an object, seen as what it means. */
export interface Meant {
  readonly object: ApiObjectData;
  readonly kind: ModelNode['kind'] | 'chart';
  readonly problem: Problem;
}

/** What the model says of manifests. */
export interface ModelFindings {
  readonly platform: PlatformRef;
  readonly label: string;
  readonly found: readonly Meant[];
  readonly assumed: readonly Meant[];
  /** Objects that have a meaning, or belong to one that has. */
  readonly read: ReadonlySet<ApiObjectData>;
  /** Objects that nothing could be made of although their fields are right. */
  readonly unread: readonly ApiObjectData[];
}

/** What only the cluster knows: without its catalog, a wrong name cannot be told from one of the cluster. */
const OWN_NAMES = new Set(['STORAGE_CLASS_UNKNOWN', 'IMAGE_UNKNOWN', 'INSTANCE_TYPE_UNKNOWN', 'PROFILE_UNKNOWN', 'GPU_UNKNOWN']);

/** About what a program says, and no manifest: two objects that are one are told by themselves. */
const OF_CODE = new Set(['NAME_DUPLICATE', 'NAME_DUPLICATE_UNSURE', 'NAMESPACE_MISSING', 'CHART_MISSING', 'PLATFORM_MISSING', 'ENVIRONMENT_CHANGES_OUTPUT']);

/** What the model has one way to say, and manifests more: each is fine where the API server takes it. */
function isFine({ code, message, got = '' }: Problem): boolean {
  const value = /^"?([^"]*)"?$/.exec(got)?.[1] ?? got;
  if (code === 'NAME_INVALID') return /existing disk/.test(message) && /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/.test(value);
  if (code !== 'RESOURCES_INVALID' && code !== 'SIZE_INVALID') return false;
  return /^[1-9]\d*(?:\.\d+)?(?:[kMGTPE]|[KMGTPE]i|e\d+)?$/.test(value) && /[A-Za-z]|\d{7}/.test(value);
}

/** Whether a name that the library does not know is one of those that it knows, with a slip. A kind of the namespace has names of its own. */
function isTypo({ object, problem: { code, got = '', fix } }: Meant): boolean {
  const meant = /^did you mean "([^"]+)"/.exec(fix)?.[1];
  const matcher = (object.spec as Readonly<Record<string, { readonly kind?: string } | undefined>> | undefined)?.[MATCHERS[code] ?? ''];
  const isOfNamespace = matcher?.kind !== undefined && !matcher.kind.startsWith('VirtualMachineCluster');
  return meant !== undefined && !isOfNamespace && isMisspelt(got.replace(/^"|"$/g, ''), meant);
}

const MATCHERS: Readonly<Record<string, string>> = { INSTANCE_TYPE_UNKNOWN: 'instancetype', PROFILE_UNKNOWN: 'preference' };

/** What a finding says to be missing, and where: one foreign volume keeps the reader from all of them. */
const MISSING: Readonly<Record<string, readonly string[]>> = {
  MACHINE_WITHOUT_DISK: ['spec.template.spec.volumes', 'spec.template.spec.domain.firmware.kernelBoot', 'spec.template.spec.domain.devices.disks'],
};

/** Where something that is said to be missing is there, in a form that the model has no words for. */
export function unreadField(object: ApiObjectData, code: string): string | undefined {
  return Object.hasOwn(MISSING, code) ? MISSING[code].find(field => {
    const there = field.split('.').reduce<unknown>((value, step) => (value as Readonly<Record<string, unknown>> | undefined)?.[step], object);
    return Array.isArray(there) ? there.length > 0 : there !== undefined;
  }) : undefined;
}

/** All checks of the library on objects whose fields are right. */
export function modelFindings(objects: readonly ApiObjectData[], asked: PlatformRef): ModelFindings {
  const { nodes, unread } = readAll(objects, asked);
  const { sources } = nodes;
  const platform = withOwnCatalog(asked, nodes.model.clusters[0].nodes, objects);
  const cluster = new Cluster({ ...nodes.model.clusters[0], platform });
  const check = new FleetCheck([cluster]);
  const found: Meant[] = [];
  const assumed: Meant[] = [];
  const isKnown = asked.name === 'hikube' || asked.catalog !== undefined;
  const add = (each: Meant) => {
    const { code } = each.problem;
    if (OF_CODE.has(code) || isFine(each.problem) || unreadField(each.object, code) !== undefined) return;
    const isAssumed = !isKnown && OWN_NAMES.has(code) && !isTypo(each);
    (isAssumed ? assumed : found).push(each);
  };
  const charts = new Set<string>();
  for (const [node, object] of sources) {
    const rendering = cluster.driver!.render(node, cluster.context(node.namespace));
    for (const problem of check.node(node, cluster, rendering)) add({ object, kind: node.kind, problem });
    if (charts.has(node.chart!)) continue;
    charts.add(node.chart!);
    for (const problem of check.chart(node.chart!, cluster)) add({ object, kind: 'chart', problem });
  }
  return { platform: asked, label: driverOf(platform).label, found: unique(found), assumed, read: new Set(sources.values()), unread };
}

/** The same of what objects are likeliest for: manifests of Hikube are those of Cozystack, and what only Hikube has tells which it is. */
export function likeliest(objects: readonly ApiObjectData[], platform: PlatformRef, isSure: boolean): ModelFindings {
  const findings = modelFindings(objects, platform);
  const unknown = ({ found, assumed }: ModelFindings) => assumed.length + found.filter(({ problem: { code } }) => code.endsWith('_UNKNOWN')).length;
  if (isSure || platform.name !== 'cozystack' || unknown(findings) === 0) return findings;
  const others = modelFindings(objects, { name: 'hikube' });
  return unknown(others) < unknown(findings) ? others : findings;
}

/** One thing is told once of an object, even if it is true of several of its parts. */
function unique(all: readonly Meant[]): Meant[] {
  const seen = new Map<ApiObjectData, Set<string>>();
  return all.filter(({ object, problem: { code, message } }) => {
    let own = seen.get(object);
    if (own === undefined) seen.set(object, own = new Set());
    const key = `${code} ${message}`;
    return own.has(key) ? false : own.add(key);
  });
}

export const severityOf = (code: Problem['code']) => CODES[code].severity;
