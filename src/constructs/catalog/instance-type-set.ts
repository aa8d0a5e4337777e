import { Size } from 'cdk8s';
import { Construct } from 'constructs';
import { Location } from '../../collect/location';
import { Modeled } from '../../collect/modeled';
import { Problem } from '../../findings/problem';
import { gate } from '../../model/calls/gate';
import { InstanceTypeSetSpec } from '../../model/catalog';
import { kibibytes } from '../../model/quantity';
import { list, struct } from '../../model/types';
import { freeId } from '../app/free-id';
import { register } from '../app/register';
import { ownCopy, told } from '../app/told';
import { InstanceTypeEntry } from '../platform/catalog/entries';
import { INSTANCE_TYPE } from '../platform/catalog/entries/schema';

/**
 * Properties of a set of instance types.
 */
export interface InstanceTypeSetProps {
  /**
   * The types. Add the same types to the catalog of the platform (`ClusterCatalog.extend({ instanceTypes })`), so that machines can refer to the
   * types.
   */
  readonly instanceTypes: InstanceTypeEntry[];
}

/**
 * Creates instance types in a cluster. Each type becomes a `VirtualMachineClusterInstancetype`. A type that sets `namespaced` becomes a
 * `VirtualMachineInstancetype` in the chart's namespace instead. Plain KubeVirt only.
 *
 * @see https://kubevirt.io/user-guide/user_workloads/instancetypes/
 */
export class InstanceTypeSet extends Construct implements Modeled<'instanceTypeSet'> {
  /**
   * The instance types of Hikube's S series. No other platform has this series. If a fleet moves from Hikube to your own cluster, create the series
   * there.
   */
  public static hikubeSSeries(): InstanceTypeEntry[] {
    // Hikube's catalog is loaded only if a program calls this method.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { hikubeSeries } = require('../../platforms/hikube/catalog') as typeof import('../../platforms/hikube/catalog');
    return hikubeSeries('s1').map(({ name, vcpus, memory }) => ({ name, vcpus, memory: Size.gibibytes(kibibytes(memory) / 2 ** 20) }));
  }

  /** @internal */
  public readonly _kind = 'instanceTypeSet';
  /** @internal */
  public readonly _invalidProps: readonly Problem[];

  private readonly props: Partial<InstanceTypeSetProps>;

  constructor(scope: Construct, id: string, props: InstanceTypeSetProps) {
    super(scope, freeId(scope, id));
    const { props: own, invalidProps } = told('the instance type set', props, INSTANCE_TYPE_SET);
    this.props = own;
    this._invalidProps = invalidProps;
    register(this);
  }

  /** A copy of the given properties; empty if one of them is invalid. */
  public get givenProps(): InstanceTypeSetProps {
    return ownCopy(this.props) as InstanceTypeSetProps;
  }

  /** @internal */
  public _toSpec(at: Location): InstanceTypeSetSpec {
    return INSTANCE_TYPE_SET.plain({ instanceTypes: [], ...this.props }, at) as unknown as InstanceTypeSetSpec;
  }
}

gate(InstanceTypeSet);

export const INSTANCE_TYPE_SET = struct<InstanceTypeSetProps>({ instanceTypes: list(INSTANCE_TYPE) }, 'instanceTypes');
