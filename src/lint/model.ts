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

/** A problem of an object. The rules found the problem in the model that was read from the object. */
export interface Meant {
  readonly object: ApiObjectData;
  readonly kind: ModelNode['kind'] | 'chart';
  readonly problem: Problem;
}

export interface ModelFindings {
  readonly platform: PlatformRef;
  readonly label: string;
  readonly found: readonly Meant[];
  readonly assumed: readonly Meant[];
  /** Objects from which a node of the model was read. */
  readonly read: ReadonlySet<ApiObjectData>;
  /** Objects with valid fields that could not be turned into a node. */
  readonly unread: readonly ApiObjectData[];
}

/** Codes of findings about names that only the cluster can confirm. Without a catalog of the cluster, an unknown name may be correct. */
const OWN_NAMES = new Set(['STORAGE_CLASS_UNKNOWN', 'IMAGE_UNKNOWN', 'INSTANCE_TYPE_UNKNOWN', 'PROFILE_UNKNOWN', 'GPU_UNKNOWN']);

/** Codes of findings about a program. Manifests cannot have these problems, except duplicate objects, which `lint` reports with another code. */
const OF_CODE = new Set(['NAME_DUPLICATE', 'NAME_DUPLICATE_UNSURE', 'NAMESPACE_MISSING', 'CHART_MISSING', 'PLATFORM_MISSING', 'ENVIRONMENT_CHANGES_OUTPUT']);

/** Whether a problem is about a value that the API server accepts, although the model cannot express it. */
function isFine({ code, message, got = '' }: Problem): boolean {
  const value = /^"?([^"]*)"?$/.exec(got)?.[1] ?? got;
  if (code === 'NAME_INVALID') return /existing disk/.test(message) && /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/.test(value);
  if (code !== 'RESOURCES_INVALID' && code !== 'SIZE_INVALID') return false;
  return /^[1-9]\d*(?:\.\d+)?(?:[kMGTPE]|[KMGTPE]i|e\d+)?$/.test(value) && /[A-Za-z]|\d{7}/.test(value);
}

/** Whether an unknown name is a misspelling of a known name. A namespaced instance type or preference may have any name. */
function isTypo({ object, problem: { code, got = '', fix } }: Meant): boolean {
  const meant = /^did you mean "([^"]+)"/.exec(fix)?.[1];
  const matcher = (object.spec as Readonly<Record<string, { readonly kind?: string } | undefined>> | undefined)?.[MATCHERS[code] ?? ''];
  const isOfNamespace = matcher?.kind !== undefined && !matcher.kind.startsWith('VirtualMachineCluster');
  const name = got.replace(/^"|"$/g, '');
  return meant !== undefined && !isOfNamespace && !isOtherSeries(name, meant) && isMisspelt(name, meant);
}

/** Whether two names differ only in the series. `s1.medium` is not a misspelled `u1.medium`, because clusters have their own series. */
function isOtherSeries(a: string, b: string): boolean {
  const [series, other] = [a, b].map(name => /^[a-z]+\d+(?=\.)/.exec(name)?.[0]);
  return series !== undefined && other !== undefined && series !== other && a.slice(series.length) === b.slice(other.length);
}

const MATCHERS: Readonly<Record<string, string>> = { INSTANCE_TYPE_UNKNOWN: 'instancetype', PROFILE_UNKNOWN: 'preference' };

/**
 * Fields that a finding can report as missing although the object has them. For example, if one volume is unsupported, no volume is read into
 * the model, and the finding says that the machine has no disk.
 */
const MISSING: Readonly<Record<string, readonly string[]>> = {
  MACHINE_WITHOUT_DISK: ['spec.template.spec.volumes', 'spec.template.spec.domain.firmware.kernelBoot', 'spec.template.spec.domain.devices.disks'],
};

/** The field that a finding reports as missing, if the object has it in a form that the model does not support. */
export function unreadField(object: ApiObjectData, code: string): string | undefined {
  return Object.hasOwn(MISSING, code) ? MISSING[code].find(field => {
    const there = field.split('.').reduce<unknown>((value, step) => (value as Readonly<Record<string, unknown>> | undefined)?.[step], object);
    return Array.isArray(there) ? there.length > 0 : there !== undefined;
  }) : undefined;
}

/** Runs all rules on objects whose fields are valid. */
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

/**
 * Runs the rules for the likeliest platform. Manifests of Hikube look like manifests of Cozystack. Only the names of instance types, images
 * and other catalog entries show the difference.
 */
export function likeliest(objects: readonly ApiObjectData[], platform: PlatformRef, isSure: boolean): ModelFindings {
  const findings = modelFindings(objects, platform);
  const unknown = ({ found, assumed }: ModelFindings) => assumed.length + found.filter(({ problem: { code } }) => code.endsWith('_UNKNOWN')).length;
  if (isSure || platform.name !== 'cozystack' || unknown(findings) === 0) return findings;
  const others = modelFindings(objects, { name: 'hikube' });
  return unknown(others) < unknown(findings) ? others : findings;
}

/** Each problem of an object once, even if several nodes that were read from the object have it. */
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
