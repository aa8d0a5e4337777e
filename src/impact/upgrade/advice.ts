import { Behaviour, ConcernedPlace, placesIn } from './behaviour';
import { COZYSTACK_BEHAVIOURS } from './cozystack';
import { KUBEVIRT_BEHAVIOURS } from './kubevirt';
import { inspectModel } from '../../collect/inspection';
import { Finding } from '../../findings/finding';
import { plural } from '../../findings/report';
import { maskedData } from '../../findings/secrets';
import { FleetModel } from '../../model/fleet-model';
import { PlatformRef } from '../../model/platform';
import { ApiObjectData } from '../../platforms/reading';
import { renderModel } from '../../platforms/render';
import { impactBetween } from '../between';
import { ImpactData } from '../impact-data';
import { isServed, servedSource } from '../rules/versions';
import { familyOf, sideOf } from '../state/fleet';
import { ClusterSettings, isSince, ON_SINCE, Target, targetOf } from '../target';

export const ADVICE_VERSION = 1;

/** A changed behaviour of the new version, and the affected places of this fleet. */
export interface BehaviourAdvice {
  readonly id: string;
  readonly since: string;
  readonly what: string;
  readonly fix?: string;
  readonly source: string;
  readonly places: readonly ConcernedPlace[];
}

/** The effects of another platform version on a fleet, as plain data. */
export interface UpgradeAdvice {
  readonly upgradeVersion: typeof ADVICE_VERSION;
  readonly from: string;
  readonly to: string;
  readonly summary: string;
  /** The findings that only the new version has. */
  readonly newFindings: readonly Finding[];
  /** The findings that only the old version has. */
  readonly goneFindings: readonly Finding[];
  /** The impact if the same code runs with the new version instead of the old one. */
  readonly impact: ImpactData;
  readonly behaviours: readonly BehaviourAdvice[];
}

/** The fleet, and the two versions of its platform. */
export interface Upgraded {
  readonly models: readonly FleetModel[];
  /** All objects, also those that are not in the model. */
  readonly objects: readonly ApiObjectData[];
  readonly from: PlatformRef;
  readonly to: PlatformRef;
  readonly settings?: ClusterSettings;
}

/** Computes the effects of the new version. Clusters of other platforms are left out. */
export function adviseUpgrade({ models, objects, from, to, settings }: Upgraded): UpgradeAdvice {
  const [old, now] = [models.map(model => at(model, from)), models.map(model => at(model, to))];
  const findings = [old, now].map(each => each.flatMap(inspectModel));
  const [was, is] = [targetOf(from, settings), targetOf(to, settings)];
  const side = ({ label }: Target, all: readonly FleetModel[], ref: PlatformRef) => sideOf(label, all.flatMap(renderModel), [ref], { settings });
  const impact = impactBetween(side(was, old, from), side(is, now, to));
  const newFindings = without(findings[1], findings[0]);
  const goneFindings = without(findings[0], findings[1]);
  const behaviours = behavioursOf(objects, was, is);
  return maskedData({
    upgradeVersion: ADVICE_VERSION,
    from: was.label,
    to: is.label,
    summary: summaryOf(newFindings, goneFindings, impact, behaviours),
    newFindings,
    goneFindings,
    impact,
    behaviours,
  });
}

/** The same fleet, with another version of its platform. */
function at(model: FleetModel, { name, version }: PlatformRef): FleetModel {
  const own = model.clusters.filter(({ platform }) => platform?.name === name);
  const clusters = own.map(cluster => ({ ...cluster, platform: { ...cluster.platform!, version } }));
  return { ...model, clusters };
}

/** The findings that `others` does not have. The message is not compared, because it can contain the version. */
function without(findings: readonly Finding[], others: readonly Finding[]): Finding[] {
  const keyOf = ({ code, path, got }: Finding) => [code, path, got].join('\n');
  const known = new Set(others.map(keyOf));
  return findings.filter(finding => !known.has(keyOf(finding)));
}

function behavioursOf(objects: readonly ApiObjectData[], from: Target, to: Target): BehaviourAdvice[] {
  const isReached = (have: string, want: string) => ({ since }: Behaviour) => !isSince(have, since) && isSince(want, since);
  const own = objects.filter(({ apiVersion }) => familyOf(apiVersion) === undefined || familyOf(apiVersion) === to.family);
  const all = [
    ...to.family === 'cozystack' ? COZYSTACK_BEHAVIOURS.filter(isReached(from.version, to.version)) : [],
    ...to.family === 'kubevirt' ? KUBEVIRT_BEHAVIOURS.filter(isReached(from.kubevirt, to.kubevirt)) : [],
  ].filter(({ id, gate }) => !(id === 'live-update-default' && from.rolloutStrategy === to.rolloutStrategy)
    && !(id === 'declarative-hotplug' && from.plugsVolumes === to.plugsVolumes)
    && !(gate !== undefined && (from.hasGate(gate) || ON_SINCE[gate] !== undefined && !to.hasGate(gate))));
  const advice = all.map(({ id, since, what, fix, source, concerns }) => (
    { id, since, what, ...fix !== undefined && { fix }, source, places: own.flatMap(object => placesIn(object, concerns(object))) }
  ));
  return [...removed(own, to), ...advice].filter(({ places }) => places.length > 0);
}

/** The API versions of objects that the new version of KubeVirt does not serve. */
function removed(objects: readonly ApiObjectData[], to: Target): BehaviourAdvice[] {
  const gone = objects.filter(({ apiVersion }) => familyOf(apiVersion) === 'kubevirt' && !isServed(apiVersion, to));
  return [...new Set(gone.map(({ apiVersion }) => apiVersion))].sort().map(apiVersion => ({
    id: `api-${apiVersion.replace('/', '-')}`,
    since: to.version,
    what: `KubeVirt ${to.kubevirt} does not serve ${apiVersion}: a manifest with this API version is rejected`,
    fix: 'before the upgrade, use an API version that both releases serve',
    source: servedSource(to.kubevirt),
    places: gone.filter(object => object.apiVersion === apiVersion).flatMap(object => placesIn(object, [''])),
  }));
}

function summaryOf(appear: readonly Finding[], go: readonly Finding[], impact: ImpactData, behaviours: readonly BehaviourAdvice[]): string {
  const parts = [
    ...appear.length > 0 ? [`${plural(appear.length, 'new finding')}`] : [],
    ...go.length > 0 ? [`${plural(go.length, 'resolved finding')}`] : [],
    ...impact.subjects.length > 0 ? [`the manifests change: ${impact.summary}`] : [],
    ...behaviours.length > 0 ? [`${plural(behaviours.length, 'change')} of behavior`] : [],
  ];
  return parts.length === 0 ? 'no effect on this fleet' : parts.join('; ');
}
