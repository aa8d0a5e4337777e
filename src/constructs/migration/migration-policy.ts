import { Duration, Size } from 'cdk8s';
import { Construct } from 'constructs';
import { Location } from '../../collect/location';
import { Modeled } from '../../collect/modeled';
import { Problem } from '../../findings/problem';
import { MigrationPolicySpec } from '../../model/migration';
import { flag, map, struct, text, InModel } from '../../model/types';
import { freeId } from '../app/free-id';
import { register } from '../app/register';
import { ownCopy, told } from '../app/told';
import { millisecondsType, secondsType, sizeType } from '../app/types';
import { IMachineSelector, isMachineSelector } from '../machine/machine-selector';

/**
 * Properties of a migration policy.
 */
export interface MigrationPolicyProps {
  /**
   * Name of the policy, at most 63 characters. The name must be unique in the cluster.
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * The machine or fleet to which the policy applies. A policy for one machine of a fleet overrides the policy for the fleet. A policy for a
   * fleet overrides the policy for the namespace. Becomes `spec.selectors.virtualMachineInstanceSelector`.
   * @default - all machines of the chart's namespace
   */
  readonly machines?: IMachineSelector;

  /**
   * Whether the policy applies to all machines of the cluster that no other policy selects.
   * @default false
   */
  readonly everywhere?: boolean;

  /**
   * Maximum bandwidth per second of a migration, e.g. `Size.mebibytes(256)`. Becomes `spec.bandwidthPerMigration`.
   * @default - the value of the KubeVirt resource, by default unlimited
   */
  readonly bandwidthPerSecond?: Size;

  /**
   * How long a migration may take for each GiB of memory and disk that it copies, in whole seconds. After this time, KubeVirt cancels the migration,
   * unless `allowPostCopy` or `allowWorkloadDisruption` lets the migration continue. Becomes `spec.completionTimeoutPerGiB`.
   * @default - the value of the KubeVirt resource: 150 seconds
   */
  readonly timePerGibibyte?: Duration;

  /**
   * Whether a guest that writes memory too fast is slowed down. Becomes `spec.allowAutoConverge`.
   * @default - the value of the KubeVirt resource: false
   */
  readonly allowAutoConverge?: boolean;

  /**
   * Whether a migration that takes too long switches to post-copy. In post-copy, the guest starts on the target node, and its memory is copied on
   * demand. The guest is lost if the network fails during this time. Becomes `spec.allowPostCopy`.
   * @default - the value of the KubeVirt resource: false
   */
  readonly allowPostCopy?: boolean;

  /**
   * Whether the guest may be paused to complete a migration. From KubeVirt 1.5. Becomes `spec.allowWorkloadDisruption`.
   * @default - the value of `allowPostCopy`
   */
  readonly allowWorkloadDisruption?: boolean;

  /**
   * Maximum downtime of the guest at the switch: 1 ms to 2000 s. From KubeVirt 1.9, with the feature gate `MigrationStallDetection`. Becomes
   * `spec.maxDowntimeMs`.
   * @default - the value of the KubeVirt resource
   */
  readonly maxDowntime?: Duration;

  /**
   * Labels of the policy.
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the policy.
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

/**
 * Settings of live migrations. Plain KubeVirt only.
 *
 * Becomes a `MigrationPolicy` (`migrations.kubevirt.io/v1alpha1`). The object is cluster-scoped, and selects machines by a label that this
 * library adds. You need cluster-wide permissions to apply the object.
 *
 * @see https://kubevirt.io/user-guide/cluster_admin/migration_policies/
 */
export class MigrationPolicy extends Construct implements Modeled<'migrationPolicy'> {
  /** Name of the policy. */
  public readonly policyName: string;

  /** @internal */
  public readonly _kind = 'migrationPolicy';
  /** @internal */
  public readonly _invalidProps: readonly Problem[];

  private readonly props: MigrationPolicyProps;

  constructor(scope: Construct, id: string, props: MigrationPolicyProps = {}) {
    super(scope, freeId(scope, id));
    const { props: own, invalidProps } = told('the migration policy', props, MIGRATION_POLICY);
    this.props = own;
    this._invalidProps = invalidProps;
    this.policyName = own.name ?? id;
    register(this);
  }

  /** A copy of the given properties; empty if one of them is invalid. */
  public get givenProps(): MigrationPolicyProps {
    return ownCopy(this.props);
  }

  /** @internal */
  public _toSpec(at: Location): MigrationPolicySpec {
    return { ...MIGRATION_POLICY.plain(this.props as any, at) as unknown as MigrationPolicySpec, name: this.policyName };
  }
}

export const MIGRATION_POLICY = struct<InModel<MigrationPolicyProps, MigrationPolicySpec>>({
  name: text,
  machines: isMachineSelector,
  everywhere: flag,
  bandwidthPerSecond: sizeType('Size.mebibytes(256)'),
  timePerGibibyte: secondsType('Duration.seconds(150)'),
  allowAutoConverge: flag,
  allowPostCopy: flag,
  allowWorkloadDisruption: flag,
  maxDowntime: millisecondsType('Duration.millis(300)'),
  labels: map(text),
  annotations: map(text),
});
