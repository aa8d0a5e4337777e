import { Capacity, capacityOf } from './capacity';
import { inspectModel } from '../collect/inspection';
import { Finding } from '../findings/finding';
import { ImpactData } from '../impact/impact-data';
import { AcknowledgementModel, FleetModel, ModelNode, NodeOf } from '../model/fleet-model';
import { ExposureSpec, MachineSpec } from '../model/machine';
import { Cluster } from '../platforms/fleet';

/** A machine as a report shows it: plain text, without anything that may be secret. */
export interface MachineRow {
  readonly name: string;
  readonly path: string;
  readonly cluster: string;
  readonly namespace: string;
  readonly fleet: string;
  readonly type: string;
  readonly image: string;
  readonly exposure: string;
  readonly networks: readonly string[];
  readonly disks: readonly DiskRow[];
  readonly run: string;
}

/** A disk that a machine has attached. */
export interface DiskRow {
  readonly name: string;
  readonly storageClass: string;
  /** In bytes; 0 where only the cluster knows it. */
  readonly size: number;
}

/** All that a report says. */
export interface Sheet {
  readonly machines: readonly MachineRow[];
  readonly capacity: readonly Capacity[];
  readonly findings: readonly Finding[];
  readonly acknowledgements: readonly AcknowledgementModel[];
  readonly impact?: ImpactData;
}

/**
 * What a report says of fleets.
 *
 * @param before what was there, to say the difference
 */
export function sheetOf(models: readonly FleetModel[], before?: readonly FleetModel[], impact?: ImpactData): Sheet {
  const clusters = clustersOf(models);
  return {
    machines: clusters.flatMap(machinesIn).sort((a, b) => (
      compare(a.cluster, b.cluster) || compare(a.namespace, b.namespace) || compare(a.name, b.name) || compare(a.path, b.path)
    )),
    capacity: capacityOf(clusters, before && clustersOf(before)),
    findings: models.flatMap(inspectModel),
    acknowledgements: models.flatMap(({ acknowledgements }) => acknowledgements),
    ...impact && { impact },
  };
}

export function clusterName({ driver }: Cluster): string {
  return driver?.label ?? 'no platform';
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function clustersOf(models: readonly FleetModel[]): Cluster[] {
  return models.flatMap(({ clusters }) => clusters.map(cluster => new Cluster(cluster)));
}

function machinesIn(cluster: Cluster): MachineRow[] {
  return cluster.model.nodes.filter((node: ModelNode): node is NodeOf<'machine'> => node.kind === 'machine').map(({ path, namespace, spec }) => ({
    name: spec.name,
    path,
    cluster: clusterName(cluster),
    namespace: namespace ?? '-',
    fleet: spec.fleet ?? '',
    type: typeText(spec),
    image: imageText(spec, namespace, cluster),
    exposure: exposureText(spec.exposure),
    networks: (spec.networks ?? []).map(network => network.kind === 'vpcSubnet' ? network.vpc : 'name' in network ? String(network.name) : network.kind),
    disks: (spec.disks ?? []).filter(({ inline }) => inline === undefined).map(({ name }) => diskRow(name, namespace, cluster)),
    run: spec.runStrategy ?? (spec.running === false ? 'Halted' : 'Always'),
  }));
}

function diskRow(name: string, namespace: string | undefined, cluster: Cluster): DiskRow {
  const node = cluster.node('disk', namespace, name);
  const size = node && cluster.driver?.usage(node, cluster.context(namespace))['requests.storage'];
  return { name, storageClass: node?.spec.storageClass ?? '', size: size ?? 0 };
}

function typeText({ instanceType, resources }: MachineSpec): string {
  switch (instanceType?.kind) {
    case 'named': return instanceType.name;
    case 'smallest': return `>= ${instanceType.vcpus} vCPU, ${instanceType.memory}`;
    case 'inferred': return 'of its image';
    default: return resources === undefined ? 'default' : `${(resources.cores ?? 1) * (resources.sockets ?? 1)} vCPU, ${resources.memory ?? '?'}`;
  }
}

function imageText({ disks = [] }: MachineSpec, namespace: string | undefined, cluster: Cluster): string {
  const source = disks[0] && cluster.node('disk', namespace, disks[0].name)?.spec.source;
  return source?.kind === 'image' ? source.image.id ?? source.image.name ?? '' : source?.kind ?? '';
}

function exposureText(exposure: ExposureSpec | undefined): string {
  if (exposure?.kind === 'wholeIp') return 'whole IP';
  if (exposure?.kind !== 'portList') return '';
  return [...[...exposure.tcp].map(String), ...[...exposure.udp].map(port => `${port}/udp`)].join(', ');
}
