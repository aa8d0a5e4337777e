import { Size } from 'cdk8s';
import { InstanceSeries } from './instance-series';
import { InstanceSize } from './instance-size';
import { NamedOptions } from './named-options';
import { gate } from '../../model/calls/gate';
import { InstanceTypeChoice } from '../../model/machine';
import { ownCopy, saidOf } from '../app/told';
import { IDisk } from '../disk/disk-reference';

/**
 * The minimum that an instance type must offer.
 */
export interface InstanceTypeDemand {
  /** Minimum number of virtual CPUs. */
  readonly vcpus: number;

  /** Minimum memory. */
  readonly memory: Size;

  /**
   * Only types of this series.
   * @default - types of all series, except types that need special nodes and types with overcommitted memory
   */
  readonly series?: InstanceSeries;
}

/**
 * A named size of a machine: virtual CPUs and memory.
 *
 * Becomes `VMInstance.spec.instanceType` on Cozystack and Hikube. Synthesis checks that the version of the platform has the type.
 *
 * @example
 * const size = InstanceType.of(InstanceSeries.M1, InstanceSize.LARGE);
 * const smallest = InstanceType.atLeast({ vcpus: 2, memory: Size.gibibytes(8) });
 * new VirtualMachine(chart, 'db', { instanceType: size, image: GoldenImage.DEBIAN_13 });
 * new VirtualMachine(chart, 'web', { instanceType: smallest, image: GoldenImage.DEBIAN_13 });
 *
 * @see https://kubevirt.io/user-guide/user_workloads/instancetypes/
 */
export class InstanceType {
  /**
   * A type by series and size, e.g. `InstanceType.of(InstanceSeries.U1, InstanceSize.XLARGE)` is `u1.xlarge`.
   *
   * @param series the ratio of CPU to memory
   * @param size the size within the series
   */
  public static of(series: InstanceSeries, size: InstanceSize): InstanceType {
    return new InstanceType({ kind: 'named', name: `${series.name}.${size.name}` });
  }

  /**
   * A type by its exact name on the platform, e.g. a type that your own cluster defines.
   *
   * @param name e.g. `u1.xlarge`
   * @param options the scope of the type, if the catalog does not declare the type
   */
  public static fromName(name: string, options: NamedOptions = {}): InstanceType {
    return new InstanceType(ownCopy({ kind: 'named', name, namespaced: options.namespaced }));
  }

  /**
   * Selects the smallest type of the platform that meets the demand: the type with the fewest virtual CPUs. If several types have the same
   * number of virtual CPUs, selects the type with the least memory.
   *
   * The choice depends only on the demand and the platform's catalog. So another version of the platform can change the type.
   *
   * @param demand the minimum that the machine needs
   */
  public static atLeast(demand: InstanceTypeDemand): InstanceType {
    return new InstanceType(ownCopy({ kind: 'smallest', vcpus: demand.vcpus, memory: demand.memory.asString(), series: demand.series?.name }));
  }

  /**
   * The cluster infers the type from labels on the source of a disk, e.g. on a golden image. The source needs these labels. A disk that is a
   * separate construct must exist in the cluster before the machine is created. Plain KubeVirt only: `spec.instancetype.inferFromVolume`.
   * Synthesis warns that GitOps tools report drift.
   *
   * @param disk a disk of the machine; the boot disk if left out
   */
  public static inferred(disk?: IDisk): InstanceType {
    return new InstanceType({ kind: 'inferred', disk: disk?.diskName });
  }

  private constructor(private readonly compute: InstanceTypeChoice) {
  }

  /** The name on the platform; undefined if `atLeast` selects the type, or if the cluster infers the type from a disk. */
  public get name(): string | undefined {
    return this.compute?.kind === 'named' ? this.compute.name : undefined;
  }

  /** The properties as text; only the name if nothing else is set. */
  public toString(): string {
    return saidOf(this.compute);
  }

  /** @internal */
  public _model(): InstanceTypeChoice {
    return this.compute;
  }
}

gate(InstanceType);
