import { withOwnCatalog } from './catalog';
import { CODES } from '../findings/codes';
import { Problem } from '../findings/problem';
import { ModelNode } from '../model/fleet-model';
import { PlatformRef } from '../model/platform';
import { FleetCheck } from '../platforms/check';
import { Cluster } from '../platforms/fleet';
import { ApiObjectData, ObjectIndex } from '../platforms/reading';
import { driverOf } from '../platforms/registry';
import { readNodes, ReadNodes } from '../read/read';

/** What is wrong with an object, seen as what it means. */
export interface Meant {
  readonly object: ApiObjectData;
  readonly kind: ModelNode['kind'] | 'chart';
  readonly problem: Problem;
}

/** What the model says of manifests. */
export interface ModelFindings {
  readonly label: string;
  readonly found: readonly Meant[];
  readonly assumed: readonly Meant[];
  /** Objects that have a meaning, or belong to one that has. */
  readonly read: ReadonlySet<ApiObjectData>;
  /** Objects that nothing could be made of although their fields are right. */
  readonly unread: readonly ApiObjectData[];
}

/** What only the cluster knows: without its catalog nobody can tell a wrong name from one of its own. */
const OWN_NAMES = new Set(['STORAGE_CLASS_UNKNOWN', 'IMAGE_UNKNOWN', 'INSTANCE_TYPE_UNKNOWN', 'PROFILE_UNKNOWN', 'GPU_UNKNOWN']);

/** About what a program says, and no manifest: two objects that are one are told by themselves. */
const OF_CODE = new Set(['NAME_DUPLICATE', 'NAME_DUPLICATE_UNSURE', 'NAMESPACE_MISSING', 'CHART_MISSING', 'PLATFORM_MISSING', 'ENVIRONMENT_CHANGES_OUTPUT']);

/** What the model has one way to say, and manifests more: each is fine where the API server takes it. */
function isFine({ code, message, got = '' }: Problem): boolean {
  const value = /^"?([^"]*)"?$/.exec(got)?.[1] ?? got;
  if (code === 'NAME_INVALID') return /existing disk/.test(message) && /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/.test(value);
  if (code === 'RESOURCES_INVALID' || code === 'SIZE_INVALID') return /^[1-9]\d*(?:\.\d+)?(?:[kMGTPE]|[KMGTPE]i|e\d+)?$/.test(value) && /[A-Za-z]|\d{7}/.test(value);
  return code === 'STORAGE_MODE_INVALID' && /entry of disk/.test(message);
}

/** What a finding says to be missing, and where it stands: one foreign volume keeps the reader from all of them. */
const MISSING: Readonly<Record<string, readonly string[]>> = { MACHINE_WITHOUT_DISK: ['spec', 'template', 'spec', 'volumes'] };

/** Whether something that is said to be missing is there, in a form that the model has no words for. */
function isUnread({ object, problem: { code } }: Meant): boolean {
  if (!Object.hasOwn(MISSING, code)) return false;
  const there = MISSING[code].reduce<unknown>((value, step) => (value as Readonly<Record<string, unknown>> | undefined)?.[step], object);
  return Array.isArray(there) && there.length > 0;
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
    const { code, fix } = each.problem;
    if (OF_CODE.has(code) || isFine(each.problem) || isUnread(each)) return;
    const isAssumed = !isKnown && OWN_NAMES.has(code) && !fix.startsWith('did you mean');
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
  return { label: driverOf(platform).label, found: unique(found), assumed, read: new Set(sources.values()), unread };
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

/** Reads all that can be read: an object that a reader cannot take must not keep the others from being checked. */
function readAll(objects: readonly ApiObjectData[], platform: PlatformRef): { readonly nodes: ReadNodes; readonly unread: readonly ApiObjectData[] } {
  try {
    return { nodes: readNodes(new ObjectIndex(objects), platform), unread: [] };
  } catch {
    const unread = objects.filter(object => !isReadable(object, objects, platform));
    const left = objects.filter(object => !unread.includes(object));
    return { nodes: readNodes(new ObjectIndex(left), platform), unread };
  }
}

function isReadable(object: ApiObjectData, all: readonly ApiObjectData[], platform: PlatformRef): boolean {
  try {
    readNodes(new One(object, all), platform);
    return true;
  } catch {
    return false;
  }
}

/** One object among others. */
class One extends ObjectIndex {
  private readonly all: ObjectIndex;

  constructor(object: ApiObjectData, all: readonly ApiObjectData[]) {
    super([object]);
    this.all = new ObjectIndex(all);
  }

  public override find(kind: string, namespace: string | undefined, name: string): ApiObjectData | undefined {
    return this.all.find(kind, namespace, name);
  }
}
