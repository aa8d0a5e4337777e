import { paths } from './paths';
import { Problem, quote } from '../../findings/problem';
import { ModelNode, NodeOf } from '../../model/fleet-model';
import { Reference } from '../../model/reference';
import { Cluster } from '../fleet';
import { startsByItself, waitsUnused } from '../readiness';
import { clonedDisk } from '../resolve/cloned-disk';

/** The machines that use a disk. */
type UsersOf = (namespace: string | undefined, disk: string) => readonly ModelNode[];

/** Reports operations that wait until the user does something. */
export function waitProblems(node: ModelNode, cluster: Cluster, usersOf: UsersOf): Problem[] {
  return [...cloneWaits(node, usersOf), ...consumerWaits(node, cluster, usersOf)];
}

/**
 * With every clone strategy, CDI clones a volume only while no pod can write to the volume (`IsSourceClaimReady` of CDI's `pkg/controller/clone`;
 * for host-assisted clones, `reconcileSourcePod` of `pkg/controller/clone-controller.go`).
 */
function cloneWaits(node: ModelNode, usersOf: UsersOf): Problem[] {
  if (node.kind !== 'disk') return [];
  const { name, source } = node.spec;
  const cloned = clonedDisk(source, node.namespace);
  if (cloned === undefined) return [];
  const { name: original, namespace } = cloned;
  const running = usersOf(namespace, original).filter(user => user.kind === 'machine' && startsByItself(user.spec));
  return running.length === 0 ? [] : [{
    code: 'CLONE_WAITS',
    message: `disk "${name}" is a clone of disk "${original}", which is attached to ${paths(running)}: CDI cannot clone a volume in use, so the clone waits`,
    got: quote(original),
    fix: 'stop the machine until the clone is complete; on plain KubeVirt, you can instead clone a snapshot of the volume',
  }];
}

/**
 * A clone or snapshot is created only from volumes that are bound and populated (`IsSourceClaimReady` of CDI, `verifyVolumes` of KubeVirt's
 * `pkg/storage/snapshot`). A volume that waits for its first consumer is neither bound nor populated.
 */
function consumerWaits(node: ModelNode, cluster: Cluster, usersOf: UsersOf): Problem[] {
  const operation = operationOf(node, cluster);
  const waiting = operation?.disks.filter(disk => waitsUnused(disk, cluster, usersOf(disk.namespace, disk.spec.name))) ?? [];
  return waiting.length === 0 ? [] : [{
    code: 'CONSUMER_MISSING',
    message: `${operation!.what} waits for a volume that is created only when a machine with the disk starts, and no machine with the disk starts by itself`,
    got: waiting.map(({ spec }) => quote(spec.name)).join(', '),
    allowed: 'a disk of a machine that runs, or a storage class that binds immediately',
    fix: 'start a machine with the disk, give the disk the annotation cdi.kubevirt.io/storage.bind.immediate.requested, or set another `storageClass`',
  }];
}

/** The operation of a node that copies disks, and the copied disks that are in this fleet. */
function operationOf({ kind, namespace, spec }: ModelNode, cluster: Cluster): { readonly what: string; readonly disks: readonly NodeOf<'disk'>[] } | undefined {
  switch (kind) {
    case 'disk': {
      const cloned = clonedDisk(spec.source, namespace);
      return cloned && { what: `the clone "${spec.name}"`, disks: disksOf(cluster, cloned.namespace, [cloned]) };
    }
    case 'snapshot': return { what: `snapshot "${spec.name}"`, disks: disksOfMachine(cluster, namespace, spec.machine) };
    case 'clone': return spec.snapshot === undefined ? { what: `clone "${spec.name}"`, disks: disksOfMachine(cluster, namespace, spec.machine ?? spec) } : undefined;
    default: return undefined;
  }
}

function disksOfMachine(cluster: Cluster, namespace: string | undefined, { name, elsewhere }: Reference): readonly NodeOf<'disk'>[] {
  const machine = elsewhere === undefined ? cluster.node('machine', namespace, name) : undefined;
  return machine?.isInvalid ? [] : disksOf(cluster, namespace, machine?.spec.disks?.filter(({ inline }) => inline === undefined) ?? []);
}

function disksOf(cluster: Cluster, namespace: string | undefined, references: readonly Reference[]): readonly NodeOf<'disk'>[] {
  return references.flatMap(({ name, elsewhere }) => {
    const disk = elsewhere?.otherCluster ? undefined : cluster.node('disk', elsewhere?.namespace ?? namespace, name);
    return disk === undefined || disk.isInvalid ? [] : [disk];
  });
}
