import { Duration, Size } from 'cdk8s';
import { Construct } from 'constructs';
import { Problem } from '../findings/problem';
import { faultsOf, flag, instance, map, struct, text } from '../findings/shape';
import { areMachines, IMachines } from '../placement/machines';
import { Resource } from '../placement/resource';
import { paths, Standing } from '../placement/standing';
import { freeId } from '../scope/free-id';

/**
 * How machines are migrated.
 */
export interface MigrationPolicyProps {
  /**
   * Name of the policy, at most 63 characters. It is the only one of its name in the cluster.
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * The machine, or the fleet, that it is for. A policy for a member of a fleet is stronger than one for the fleet, and
   * that is stronger than one for the namespace. Becomes `spec.selectors.virtualMachineInstanceSelector`.
   * @default - all machines of the chart's namespace
   */
  readonly machines?: IMachines;

  /**
   * Whether it is for all machines of the cluster that no other policy is for.
   * @default false
   */
  readonly everywhere?: boolean;

  /**
   * How much a migration may send each second, e.g. `Size.mebibytes(256)`. Becomes `spec.bandwidthPerMigration`.
   * @default - that of the KubeVirt resource, which is without bound
   */
  readonly bandwidth?: Size;

  /**
   * How long a migration may take for each GiB of memory and disk that it copies, in whole seconds; then it is given up,
   * or goes on as the other properties allow. Becomes `spec.completionTimeoutPerGiB`.
   * @default - that of the KubeVirt resource: 150 seconds
   */
  readonly timePerGibibyte?: Duration;

  /**
   * Whether a guest that writes faster than is sent is slowed down. Becomes `spec.allowAutoConverge`.
   * @default - that of the KubeVirt resource: false
   */
  readonly allowAutoConverge?: boolean;

  /**
   * Whether a migration that takes too long starts the guest at the other end and fetches the rest of its memory when it
   * is asked for. A guest is lost if the network fails meanwhile. Becomes `spec.allowPostCopy`.
   * @default - that of the KubeVirt resource: false
   */
  readonly allowPostCopy?: boolean;

  /**
   * Whether the guest may be paused to bring a migration to its end. From KubeVirt 1.5. Becomes `spec.allowWorkloadDisruption`.
   * @default - as `allowPostCopy` says
   */
  readonly allowWorkloadDisruption?: boolean;

  /**
   * How long a guest may stand still when it changes over: 1 ms to 2000 s. From KubeVirt 1.9, with the feature gate
   * `MigrationStallDetection`. Becomes `spec.maxDowntimeMs`.
   * @default - that of the KubeVirt resource
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
 * How machines are migrated from node to node while they run. Plain KubeVirt only.
 *
 * Becomes a `MigrationPolicy` (`migrations.kubevirt.io/v1alpha1`), which stands in no namespace and finds its machines by
 * a label that this library puts on them. Whoever applies it needs rights on the whole cluster.
 */
export class MigrationPolicy extends Construct {
  /** Name of the policy. */
  public readonly policyName: string;

  constructor(scope: Construct, id: string, props: MigrationPolicyProps = {}) {
    super(scope, freeId(scope, id));
    const faults = faultsOf('the migration policy', props, MIGRATION_POLICY);
    const { machines, everywhere = false } = faults.length > 0 ? {} : props;
    const name = this.policyName = faults.length > 0 ? id : props.name ?? id;
    const standing: Standing = new Resource(this, {
      what: 'migration policy',
      faults,
      claims: { kind: 'MigrationPolicy', name, clusterWide: true },
      problems: () => [...elsewhere(standing, name, machines), ...besideOthers(others(), name)],
      model: namespace => ({
        kind: 'migrationPolicy',
        name,
        namespace,
        machines: machines?._selection,
        everywhere,
        bandwidth: props.bandwidth,
        secondsPerGiB: props.timePerGibibyte?.toSeconds({ integral: false }),
        allowAutoConverge: props.allowAutoConverge,
        allowPostCopy: props.allowPostCopy,
        allowWorkloadDisruption: props.allowWorkloadDisruption,
        maxDowntimeMs: props.maxDowntime?.toMilliseconds({ integral: false }),
        labels: props.labels ?? {},
        annotations: props.annotations ?? {},
      }),
    });
    const { kind = '', name: whose = '' } = machines?._selection ?? {};
    const others = everywhere
      ? standing.claim('migrations of', 'all', this, standing.spaceOf(undefined))
      : standing.claim('migrations of', `${kind} ${whose}`, this);
  }
}

function elsewhere(standing: Standing, name: string, machines: IMachines | undefined): Problem[] {
  const problem = machines && standing.elsewhere(`${machines._selection.kind} "${machines._selection.name}"`, machines._standing, `migration policy "${name}"`);
  return problem ? [problem] : [];
}

function besideOthers(others: readonly Construct[], name: string): Problem[] {
  return others.length === 0 ? [] : [{
    code: 'MIGRATION_POLICY_INVALID',
    message: `migration policy "${name}" and ${paths(others)} are for the same machines, of which KubeVirt takes the first by name`,
    fix: 'say all in one policy',
  }];
}

const MIGRATION_POLICY = struct<MigrationPolicyProps>({
  name: text,
  machines: areMachines,
  everywhere: flag,
  bandwidth: instance(Size, 'Size.mebibytes(256)'),
  timePerGibibyte: instance(Duration, 'Duration.seconds(150)'),
  allowAutoConverge: flag,
  allowPostCopy: flag,
  allowWorkloadDisruption: flag,
  maxDowntime: instance(Duration, 'Duration.millis(300)'),
  labels: map(text),
  annotations: map(text),
});
