import { ApiObject, App, YamlOutputType } from 'cdk8s';
import { IConstruct } from 'constructs';
import { namespaceProblems } from './flux-namespaces';
import { hasHealthExpressions, hasIgnoreRules, isRelease, reportsHalted } from './releases';
import { Unready, unreadyOf } from './unready';
import { Problem, quote } from '../../findings/problem';
import { ArgoCdPlan, Deliverer, FluxPlan } from '../../model/deliverer';
import { MachineSpec } from '../../model/machine';
import { Cluster } from '../../platforms/fleet';
import { DNS_LABEL, DNS_SUBDOMAIN, DNS_SUBDOMAIN_TEXT } from '../../platforms/kubernetes/names';
import { WAVE, waveOf } from '../../platforms/waves';
import { layoutOf } from '../layout';

/** Reasons why the apply order cannot be written, and objects for which a sync would wait. */
export function deliveryProblems(app: App, deliverer: Deliverer, clusters: readonly Cluster[]): readonly Problem[] {
  const { version } = deliverer.plan;
  if (version !== undefined && !isRelease(version)) {
    return [{
      code: 'DELIVERY_INVALID', message: 'invalid version of the GitOps tool', got: quote(version), allowed: 'e.g. 3.4.9 for Argo CD, 2.9 for Flux', fix: 'correct `version`',
    }];
  }
  const misnamed = nameProblems(deliverer);
  if (misnamed.length > 0) return misnamed;
  const unready = unreadyOf(clusters, deliverer.plan.ignoresRunStrategy);
  return deliverer.engine === 'argoCd' ? argoCdWaits(app, deliverer.plan, unready)
    : [...fluxInvalid(app, deliverer.plan), ...namespaceProblems(app, deliverer.plan, clusters), ...fluxWaits(deliverer.plan, unready)];
}

/** Names that the API server rejects in the objects that are written for the tool. */
function nameProblems({ engine, plan }: Deliverer): Problem[] {
  const names: readonly (readonly [string, string | undefined, RegExp, string])[] = [
    engine === 'flux' ? ['source', plan.source, DNS_SUBDOMAIN, DNS_SUBDOMAIN_TEXT] : ['application', plan.application, DNS_SUBDOMAIN, DNS_SUBDOMAIN_TEXT],
    ['namespace', plan.namespace, DNS_LABEL, 'a DNS label of at most 63 characters'],
  ];
  return names.flatMap(([property, name, form, allowed]): Problem[] => name === undefined || form.test(name) ? [] : [{
    code: 'DELIVERY_INVALID', message: `\`${property}\` of the delivery is not a valid name, so the API server would reject the objects for the GitOps tool`, got: quote(name), allowed, fix: 'correct the name',
  }]);
}

/** Argo CD does not sync an object with this annotation set to `Skip`. */
const HOOK = 'argocd.argoproj.io/hook';

/** A node whose object has annotations of the user. */
interface Annotated {
  readonly spec: { readonly annotations?: Readonly<Record<string, string>> };
}

/**
 * A sync applies a wave when all objects of the earlier waves are healthy. The sync does not wait for the objects of the last wave. A stopped
 * VirtualMachine has the health Suspended: with `Halted` before argo-cd#29664, with `Manual` in every release. A volume that waits for its first
 * consumer has the health Progressing.
 */
function argoCdWaits(app: App, plan: ArgoCdPlan, unready: Unready): Problem[] {
  // With `application`, the library writes settings of Argo CD, which contain health checks for these objects.
  if (plan.application !== undefined) return [];
  const last = lastWave(app.node.findAll());
  const isWaitedFor = ({ spec: { annotations = {} } }: Annotated) => annotations[HOOK] !== 'Skip' && Number(annotations[WAVE] ?? 0) < last;
  const stopped = unready.machines.filter(({ spec }) => mayStayOff(spec) && !(isHalted(spec) && reportsHalted(plan))).filter(isWaitedFor);
  const disks = unready.disks.filter(({ isKnown }) => isKnown).map(({ node }) => node).filter(isWaitedFor);
  const waits = (what: string, nodes: readonly { readonly path: string }[], allowed: string, fix: string): Problem[] => nodes.length === 0 ? [] : [{
    code: 'ARGO_CD_WAITS', message: `the Argo CD sync never completes: before a later sync wave, it waits for ${what} to become healthy`, got: pathsOf(nodes), allowed, fix,
  }];
  return [
    ...waits('a stopped machine', stopped, 'machines that run (RunStrategy.ALWAYS), or no object in a later wave than the machine',
      `set \`application\` of the delivery, and apply the settings that the library writes${stopped.every(({ spec }) => isHalted(spec)) ? '; or use Argo CD 3.5.3 or later (or a patch of 3.3 from 3.3.15, or of 3.4 from 3.4.9), and set `version`' : ''}`),
    ...waits('a disk that waits for its first consumer', disks, 'a disk that a running machine uses, or a storage class that binds immediately',
      'set `application` of the delivery, and apply the settings that the library writes; or give the disk the annotation cdi.kubevirt.io/storage.bind.immediate.requested'),
  ];
}

function lastWave(constructs: readonly IConstruct[]): number {
  return constructs.reduce((last, each) => {
    if (!ApiObject.isApiObject(each)) return last;
    const { kind, metadata } = each;
    const { annotations = {} } = metadata.toJson() ?? {};
    return annotations[HOOK] === 'Skip' ? last : Math.max(last, Number(annotations[WAVE] ?? waveOf({ kind, namespace: metadata.namespace })) || 0);
  }, 0);
}

function fluxInvalid(app: App, plan: FluxPlan): Problem[] {
  const hasFolders = layoutOf(app) === 'object' && app.yamlOutputType !== YamlOutputType.FILE_PER_RESOURCE;
  return [
    ...hasFolders ? [] : [{
      code: 'DELIVERY_INVALID',
      message: 'wrong layout for Flux: Flux needs a folder for each chart',
      allowed: '`filePerObject` set to true, or YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE',
      fix: 'set `filePerObject` of the app to true',
    } as const],
    ...intervalProblems(plan),
    ...plan.ignoresRunStrategy && !hasIgnoreRules(plan) ? [{
      code: 'DELIVERY_INVALID',
      message: 'this version of Flux has no ignore rules, so Flux restores `runStrategy` of each machine at each interval',
      got: quote(plan.version),
      allowed: 'Flux 2.9 and later',
      fix: 'remove `ignoreRunStrategy`, and use RunStrategy.MANUAL for machines that people start and stop',
    } as const] : [],
  ];
}

/** The largest duration that Go can read, in seconds. */
const LONGEST = 2 ** 63 / 1e9;

/**
 * The API server accepts an interval of zero, and the controller then repeats nothing. The API server also accepts an interval that Go cannot read, and
 * the controller can then read no Kustomization of the cluster. Source: `spec.interval` of the definition of kustomize-controller 1.9, `time.ParseDuration`.
 */
function intervalProblems({ interval }: FluxPlan): Problem[] {
  const isReadable = /^\d+(\.\d+)?s$/.test(interval) && parseFloat(interval) < LONGEST;
  if (isReadable && parseFloat(interval) > 0) return [];
  return [{
    code: 'DELIVERY_INVALID',
    message: `invalid interval for Flux: ${isReadable ? 'with an interval of zero, Flux never retries a failed apply, and never corrects changes in the cluster' : 'Flux cannot read it'}`,
    got: quote(interval),
    allowed: 'a duration of more than zero, up to 292 years, e.g. 10 minutes',
    fix: 'correct `interval`',
  }];
}

/** With `wait`, Flux waits until each object is ready, and a stopped machine is not ready. */
function fluxWaits(plan: FluxPlan, { machines, disks }: Unready): Problem[] {
  const stopped = machines.filter(({ spec }) => plan.ignoresRunStrategy || mayStayOff(spec));
  const nodes = [...stopped, ...disks.filter(({ isKnown }) => isKnown).map(({ node }) => node)];
  if (!plan.waits || hasHealthExpressions(plan) || nodes.length === 0) return [];
  return [{
    code: 'FLUX_WAITS',
    message: 'Flux never reports the Kustomization as ready: Flux waits for a stopped machine, or for a disk that waits for its first consumer',
    got: pathsOf(nodes),
    allowed: 'Flux 2.5 and later, which have health check expressions',
    fix: 'set `wait` to false, or use Flux 2.5 or later and set `version`',
  }];
}

const isHalted = ({ runStrategy, running }: MachineSpec) => runStrategy === 'Halted' || running === false;
/** Whether KubeVirt never starts a machine by itself. All other machines start at least once, so that the first sync completes. */
const mayStayOff = (spec: MachineSpec) => isHalted(spec) || spec.runStrategy === 'Manual';
const pathsOf = (nodes: readonly { readonly path: string }[]) => nodes.map(({ path }) => path).sort().slice(0, 5).join(', ');
