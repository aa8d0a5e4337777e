import { Construct } from 'constructs';
import { Location } from '../../collect/location';
import { Modeled } from '../../collect/modeled';
import { Problem } from '../../findings/problem';
import { InstanceProfileSetSpec } from '../../model/catalog';
import { list, struct } from '../../model/types';
import { freeId } from '../app/free-id';
import { register } from '../app/register';
import { ownCopy, told } from '../app/told';
import { InstanceProfileEntry } from '../platform/catalog/entries';
import { INSTANCE_PROFILE } from '../platform/catalog/entries/schema';

/**
 * Properties of a set of instance profiles.
 */
export interface InstanceProfileSetProps {
  /**
   * The profiles. Add the same profiles to the catalog of the platform (`ClusterCatalog.extend({ instanceProfiles })`), so that machines can refer to
   * the profiles.
   */
  readonly instanceProfiles: InstanceProfileEntry[];
}

/**
 * Creates instance profiles in a cluster. Each profile becomes a `VirtualMachineClusterPreference`. A profile that sets `namespaced` becomes a
 * `VirtualMachinePreference` in the chart's namespace instead. Plain KubeVirt only.
 *
 * @see https://kubevirt.io/user-guide/user_workloads/instancetypes/
 */
export class InstanceProfileSet extends Construct implements Modeled<'instanceProfileSet'> {
  /** @internal */
  public readonly _kind = 'instanceProfileSet';
  /** @internal */
  public readonly _invalidProps: readonly Problem[];

  private readonly props: Partial<InstanceProfileSetProps>;

  constructor(scope: Construct, id: string, props: InstanceProfileSetProps) {
    super(scope, freeId(scope, id));
    const { props: own, invalidProps } = told('the instance profile set', props, INSTANCE_PROFILE_SET);
    this.props = own;
    this._invalidProps = invalidProps;
    register(this);
  }

  /** A copy of the given properties; empty if one of them is invalid. */
  public get givenProps(): InstanceProfileSetProps {
    return ownCopy(this.props) as InstanceProfileSetProps;
  }

  /** @internal */
  public _toSpec(at: Location): InstanceProfileSetSpec {
    return INSTANCE_PROFILE_SET.plain({ instanceProfiles: [], ...this.props }, at) as unknown as InstanceProfileSetSpec;
  }
}

export const INSTANCE_PROFILE_SET = struct<InstanceProfileSetProps>({ instanceProfiles: list(INSTANCE_PROFILE) }, 'instanceProfiles');
