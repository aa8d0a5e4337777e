import { Size } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Survey } from '../../collect/survey';
import { gate } from '../../model/calls/gate';
import { ModelNode } from '../../model/fleet-model';
import { total, Usage } from '../../model/usage';
import { consumerOf } from '../../platforms/capacity/consumers';

/**
 * The resources that machines and disks use, counted in the same way as by the quotas of the platform. A halted machine (`RunStrategy.HALTED`) uses
 * no CPU and no memory.
 *
 * @example
 * new Disk(chart, 'data', { size: Size.gibibytes(100) });
 * const capacity = Capacity.of(chart);
 * if (capacity.vcpus > 100 || capacity.volumes > 50) {
 *   throw new Error('the chart has become too large');
 * }
 */
export class Capacity {
  /**
   * The resources of a construct (a machine, a disk, a fleet, a chart or an app) and of everything below the construct.
   *
   * @param scope any construct
   */
  public static of(scope: IConstruct): Capacity {
    const { path } = scope.node;
    const isBelow = (node: ModelNode) => path === '' || node.path === path || node.path.startsWith(`${path}/`);
    const usages = new Survey(scope.node.root).clusters.flatMap(cluster => (
      cluster.model.nodes.filter(isBelow).map(node => consumerOf(node, cluster)?.usage).filter(usage => usage !== undefined)
    ));
    return new Capacity(total(usages));
  }

  private constructor(private readonly usage: Usage) {
  }

  /** Virtual CPUs (`limits.cpu`), including the CPUs that KubeVirt adds for itself. */
  public get vcpus(): number {
    return this.amount('limits.cpu') / 1000;
  }

  /** Cores that the pods request (`requests.cpu`): a tenth of the virtual CPUs, or one core for each dedicated CPU. */
  public get requestedCores(): number {
    return this.amount('requests.cpu') / 1000;
  }

  /** Memory that the pods request (`requests.memory`): the guests' memory and KubeVirt's overhead, rounded up to KiB. */
  public get memory(): Size {
    return kibibytes(this.amount('requests.memory'));
  }

  /** Memory limits of the pods (`limits.memory`), in namespaces whose quota requires limits. Rounded up to KiB. */
  public get memoryLimit(): Size {
    return kibibytes(this.amount('limits.memory'));
  }

  /**
   * Total size of the disks (`requests.storage`), rounded up to KiB. If the size of a clone is unknown, the clone counts as 0. A machine that keeps
   * its UEFI or TPM state adds 10 MiB.
   */
  public get storage(): Size {
    return kibibytes(this.amount('requests.storage'));
  }

  /** Pods of running machines (`pods`). */
  public get pods(): number {
    return this.amount('pods');
  }

  /** Volumes (`persistentvolumeclaims`) of disks, and of machines that keep their UEFI or TPM state. */
  public get volumes(): number {
    return this.amount('persistentvolumeclaims');
  }

  /** Services (`services`). */
  public get services(): number {
    return this.amount('services');
  }

  /** Services with a public address (`services.loadbalancers`). */
  public get loadBalancers(): number {
    return this.amount('services.loadbalancers');
  }

  /**
   * The amount of any resource, by its name in a `ResourceQuota`. An amount of CPU is in thousandths of a CPU. An amount of memory or storage is in
   * bytes.
   *
   * @param key e.g. `requests.nvidia.com/AD102GL_L40S` or `requests.hugepages-2Mi`
   */
  public amount(key: string): number {
    return this.usage[key] ?? 0;
  }

  /** The names of all resources that have an amount, sorted. */
  public get keys(): string[] {
    return Object.keys(this.usage).sort();
  }
}

gate(Capacity, 'of');

function kibibytes(bytes: number): Size {
  return Size.kibibytes(Math.ceil(bytes / 1024));
}
