import { DISK_HEALTH, MACHINE_HEALTH } from './health';
import { reportsHalted } from './releases';
import { DISK_KIND, MACHINE_KIND, RUN_STRATEGY, Unready, unreadyOf } from './unready';
import { ArgoCdPlan } from '../../model/deliverer';
import { MachineSpec } from '../../model/machine';
import { Cluster } from '../../platforms/fleet';
import { OutputFile, outputFile } from '../folder/output-file';
import { documentText } from '../yaml/document';

/** No tool treats a file with this extension as a manifest, so the patches are not applied with the folder. */
const PATCH = '.patch';

/** The settings of Argo CD that a fleet needs, as patches of the objects that contain these settings. */
export function argoCdFiles(plan: ArgoCdPlan, clusters: readonly Cluster[]): OutputFile[] {
  const { application, namespace } = plan;
  if (application === undefined) return [];
  const unready = unreadyOf(clusters, plan.ignoresRunStrategy);
  return [
    ...patch('argo-cd-application', { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name: application, namespace } }, 'spec', differences(plan, clusters)),
    ...patch('argo-cd-cm', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'argocd-cm', namespace } }, 'data', healthChecks(plan, unready)),
  ];
}

function patch(name: string, head: object, field: string, settings: object): OutputFile[] {
  return Object.keys(settings).length === 0 ? [] : [outputFile(`${name}${PATCH}`, [documentText({ ...head, [field]: settings })])];
}

/** The settings with which Argo CD ignores differences of the run strategy. Without the sync option, each sync writes the run strategy. */
function differences({ ignoresRunStrategy }: ArgoCdPlan, clusters: readonly Cluster[]): object {
  const hasMachines = clusters.some(({ driver, model }) => driver?.machineKind === MACHINE_KIND && model.nodes.some(({ kind }) => kind === 'machine'));
  return ignoresRunStrategy && hasMachines ? {
    ignoreDifferences: [{ group: 'kubevirt.io', kind: MACHINE_KIND, jsonPointers: RUN_STRATEGY }],
    syncPolicy: { syncOptions: ['RespectIgnoreDifferences=true'] },
  } : {};
}

function healthChecks(plan: ArgoCdPlan, { machines, disks }: Unready): object {
  const isReported = ({ runStrategy, running }: MachineSpec) => reportsHalted(plan) && (runStrategy ?? (running === false && 'Halted')) === 'Halted';
  return {
    ...disks.length > 0 && { [`resource.customizations.health.cdi.kubevirt.io_${DISK_KIND}`]: DISK_HEALTH },
    ...machines.some(({ spec }) => !isReported(spec)) && { [`resource.customizations.health.kubevirt.io_${MACHINE_KIND}`]: MACHINE_HEALTH },
  };
}
