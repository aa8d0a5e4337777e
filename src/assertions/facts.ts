import { Placed } from './fleet-view';
import { renderNode } from '../collect/inspection';
import { AttachedDiskSpec } from '../model/machine';
import { Cluster } from '../platforms/fleet';
import { attachedDisk, bootSource } from '../platforms/resolve/attached-disk';

/** The label that identifies a host. */
const HOSTNAME = 'kubernetes.io/hostname';

type Machine = Placed<'machine'>;

/** The size of a disk in bytes, including sizes that the platform derives; undefined if only the cluster knows it. */
export function diskSize(name: string, namespace: string | undefined, cluster: Cluster): number | undefined {
  const node = cluster.node('disk', namespace, name);
  return node && cluster.driver?.usage(node, cluster.context(namespace))['requests.storage'];
}

/** The size in bytes of an attached disk. */
export function attachedSize(attached: AttachedDiskSpec, { node: { namespace }, cluster }: Machine): number | undefined {
  return attachedDisk(attached, cluster.context(namespace)) && diskSize(attached.name, namespace, cluster);
}

/** The golden image that a machine boots from. */
export function imageOf({ node: { spec, namespace }, cluster }: Machine): string | undefined {
  const source = bootSource(spec, cluster.context(namespace));
  return source?.kind === 'image' ? source.image.id ?? source.image.name : undefined;
}

/** The name of the instance type of a machine. For `InstanceType.atLeast`, the name of the type that the platform selects. */
export function instanceTypeOf({ node, cluster }: Machine): string | undefined {
  const { instanceType } = node.spec;
  if (instanceType?.kind !== 'smallest') return instanceType?.kind === 'named' ? instanceType.name : undefined;
  const main = renderNode(node, cluster).manifests.find(({ kind }) => kind === cluster.driver?.machineKind);
  const { spec } = (main?.body ?? {}) as { readonly spec?: { readonly instanceType?: string; readonly instancetype?: { readonly name?: string } } };
  return spec?.instanceType ?? spec?.instancetype?.name;
}

/** Why the data of a disk is lost when its machine stops or its manifest is removed; undefined if the data is kept. */
export function lossOf(attached: AttachedDiskSpec, { node: { namespace }, cluster }: Machine): string | undefined {
  const { name, inline, optical, readOnly } = attached;
  if (inline?.kind === 'empty') return `disk "${name}" is emptied when the machine stops`;
  if (inline?.kind === 'containerImage' && !optical && !readOnly) return `disk "${name}" is reset to its image when the machine stops`;
  const disk = attachedDisk(attached, cluster.context(namespace));
  return disk?.removalPolicy === 'delete' ? `disk "${name}" is deleted with its manifest` : undefined;
}

/** Whether a machine cannot run on the node of another machine: its affinity requires this, or the machines are in different clusters. */
export function hasHostSeparation({ node, cluster }: Machine, other: Machine): boolean {
  const { machineAffinity = [] } = node.spec;
  if (cluster !== other.cluster) return true;
  return machineAffinity.some(({ separate, label, weight, machines }) => (
    separate && weight === undefined && label === HOSTNAME && machines !== undefined
    && machines.name === (machines.kind === 'fleet' ? other.node.spec.fleet : other.node.spec.name)
    && (machines.elsewhere?.namespace ?? node.namespace) === other.node.namespace
  ));
}
