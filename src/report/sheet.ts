import { Capacity, capacityOf } from './capacity';
import { clusterName } from './order';
import { NamespaceRow, namespacesOf, NetworkRow, networksOf, nodesOf } from './places';
import { TrafficRow, trafficOf } from './traffic';
import { outsideServices, Reach, reachOf } from '../assertions/exposure';
import { inspectModel } from '../collect/inspection';
import { Finding } from '../findings/finding';
import { maskedData } from '../findings/secrets';
import { ImpactData } from '../impact/impact-data';
import { AcknowledgementModel, FleetModel } from '../model/fleet-model';
import { MachineSpec } from '../model/machine';
import { sortedBy } from '../model/sorted-by';
import { Cluster } from '../platforms/fleet';
import { bootSource } from '../platforms/resolve/attached-disk';

/** A machine in a report: plain text. */
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

/** A disk that is attached to a machine. */
export interface DiskRow {
  readonly name: string;
  readonly storageClass: string;
  /** The size in bytes; 0 if only the cluster knows the size. */
  readonly size: number;
}

/** The data of a report, without secrets. */
export interface Sheet {
  readonly machines: readonly MachineRow[];
  readonly namespaces: readonly NamespaceRow[];
  readonly networks: readonly NetworkRow[];
  readonly traffic: readonly TrafficRow[];
  readonly capacity: readonly Capacity[];
  readonly findings: readonly Finding[];
  readonly acknowledgements: readonly AcknowledgementModel[];
  readonly impact?: ImpactData;
}

/** The two states of a fleet that a report compares. */
export interface Change {
  readonly before: readonly FleetModel[];
  /** The new state, which is read in the same way as the old state; by default the models of the report. */
  readonly after?: readonly FleetModel[];
  readonly impact?: ImpactData;
}

/** The data of a report. For a change, the data includes the differences between the two states. */
export function sheetOf(models: readonly FleetModel[], { before, after = models, impact }: Partial<Change> = {}): Sheet {
  const clusters = clustersOf(models);
  return maskedData({
    machines: sortedBy(clusters.flatMap(machinesIn), ({ cluster }) => cluster, ({ namespace }) => namespace, ({ name }) => name, ({ path }) => path),
    namespaces: namespacesOf(clusters),
    networks: networksOf(clusters),
    traffic: trafficOf(clusters),
    capacity: capacityOf(clusters, clustersOf(after), before && clustersOf(before)),
    findings: models.flatMap(inspectModel),
    acknowledgements: models.flatMap(({ acknowledgements }) => acknowledgements),
    ...impact && { impact },
  });
}

function clustersOf(models: readonly FleetModel[]): Cluster[] {
  return models.flatMap(({ clusters }) => clusters.map(cluster => new Cluster(cluster)));
}

function machinesIn(cluster: Cluster): MachineRow[] {
  const services = outsideServices(cluster);
  return nodesOf(cluster, 'machine').map(node => {
    const { path, namespace, spec } = node;
    return {
      name: spec.name,
      path,
      cluster: clusterName(cluster),
      namespace: namespace ?? '-',
      fleet: spec.fleet ?? '',
      type: typeText(spec),
      image: imageText(spec, namespace, cluster),
      exposure: reachText(reachOf({ node, cluster }, services)),
      networks: (spec.networks ?? []).map(network => network.kind === 'vpcSubnet' ? network.vpc : 'name' in network ? String(network.name) : network.kind),
      disks: (spec.disks ?? []).filter(({ inline }) => inline === undefined).map(({ name }) => diskRow(name, namespace, cluster)),
      run: spec.runStrategy ?? (spec.running === false ? 'Halted' : 'Always'),
    };
  });
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

function imageText(spec: MachineSpec, namespace: string | undefined, cluster: Cluster): string {
  const source = bootSource(spec, cluster.context(namespace));
  return source?.kind === 'image' ? source.image.id ?? source.image.name ?? '' : source?.kind ?? '';
}

function reachText({ isWhole, ports }: Reach): string {
  return isWhole ? 'whole IP' : ports.map(port => port.replace(/^TCP /, '').replace(/^UDP (.*)/, '$1/udp')).join(', ');
}
