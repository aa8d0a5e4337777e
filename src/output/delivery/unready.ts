import { ModelNode, NodeOf } from '../../model/fleet-model';
import { RemovalPolicy } from '../../model/removal-policy';
import { BindingMode } from '../../model/storage';
import { Cluster } from '../../platforms/fleet';
import { bindingOf, runsAlways, startsByItself } from '../../platforms/readiness';

/** The kind of machines of plain KubeVirt. */
export const MACHINE_KIND = 'VirtualMachine';
/** The kind of disks of plain KubeVirt. */
export const DISK_KIND = 'DataVolume';

/**
 * The fields that `virtctl start` and `virtctl stop` change. For machines with `RunStrategy.MANUAL` or `RERUN_ON_FAILURE`, these commands do
 * not change the fields.
 */
export const RUN_STRATEGY: readonly string[] = ['/spec/runStrategy', '/spec/running'];

/** Machines and disks of plain KubeVirt that are not ready until a person does something. */
export interface Unready {
  /** Machines that may be stopped. */
  readonly machines: readonly NodeOf<'machine'>[];
  /**
   * Disks that are used by no machine that starts by itself. A disk whose storage class binds immediately is not in the list. If `isKnown` is
   * true, the storage class of the disk waits for the first consumer. If `isKnown` is false, the binding mode is unknown.
   */
  readonly disks: readonly { readonly node: NodeOf<'disk'>; readonly isKnown: boolean }[];
}

/**
 * The machines and disks of plain KubeVirt that are not ready. Machines and disks on Cozystack are not in the result, because the objects that the
 * GitOps tool applies there have no health of their own.
 *
 * @param isStoppedByHand whether a person may stop any machine, because the GitOps tool does not start it again
 */
export function unreadyOf(clusters: readonly Cluster[], isStoppedByHand: boolean): Unready {
  const plain = clusters.filter(({ driver }) => driver?.machineKind === MACHINE_KIND);
  const machines = plain.flatMap(({ model }) => model.nodes.filter(isMachine)).filter(({ spec }) => isStoppedByHand || !runsAlways(spec));
  return { machines, disks: plain.flatMap(unusedDisks) };
}

function unusedDisks(cluster: Cluster): Unready['disks'] {
  const { nodes } = cluster.model;
  const used = new Set(nodes.filter(isMachine).filter(({ spec }) => startsByItself(spec)).flatMap(({ namespace, spec: { disks = [] } }) => (
    disks.map(({ name, elsewhere }) => `${elsewhere?.namespace ?? namespace} ${name}`)
  )));
  return nodes.filter(isDisk).filter(({ namespace, spec }) => !livesWithMachine(spec) && !used.has(`${namespace} ${spec.name}`))
    .map(node => ({ node, binding: bindingOf(node, cluster) }))
    .filter(({ binding }) => binding !== BindingMode.IMMEDIATE)
    .map(({ node, binding }) => ({ node, isKnown: binding !== undefined }));
}

/** Whether a disk is a part of the machine's object, so that KubeVirt deletes the disk with the machine. */
const livesWithMachine = ({ removalPolicy, machine }: NodeOf<'disk'>['spec']) => removalPolicy === RemovalPolicy.DELETE && machine !== undefined;

const isMachine = (node: ModelNode): node is NodeOf<'machine'> => node.kind === 'machine' && !node.isInvalid;
const isDisk = (node: ModelNode): node is NodeOf<'disk'> => node.kind === 'disk' && !node.isInvalid;
