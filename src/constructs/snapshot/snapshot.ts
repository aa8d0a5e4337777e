import { Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { ExistingSnapshot, ISnapshot } from './snapshot-reference';
import { Location } from '../../collect/location';
import { Modeled } from '../../collect/modeled';
import { Problem } from '../../findings/problem';
import { gate } from '../../model/calls/gate';
import { RemovalPolicy } from '../../model/removal-policy';
import { SnapshotSpec } from '../../model/snapshot';
import { flag, map, oneOf, struct, text, InModel } from '../../model/types';
import { freeId } from '../app/free-id';
import { register } from '../app/register';
import { ownCopy, told } from '../app/told';
import { secondsType } from '../app/types';
import { isMachine, IVirtualMachine } from '../machine/machine-reference';

/**
 * Properties of a snapshot.
 */
export interface VirtualMachineSnapshotProps {
  /**
   * Name of the snapshot, at most 63 characters. Include the machine's name and the date, e.g. `db-2026-11-22`. A snapshot is taken only once, so
   * each snapshot needs a new name.
   * @default - the construct's id
   */
  readonly name?: string;

  /** The machine, with its disks. Becomes `spec.source`. */
  readonly machine: IVirtualMachine;

  /**
   * How long the snapshot may take before it counts as failed. Becomes `spec.failureDeadline`.
   * @default - KubeVirt's default: 5 minutes
   */
  readonly failureDeadline?: Duration;

  /**
   * Whether the content of the snapshot is kept when its object is deleted. Becomes `spec.deletionPolicy: Retain`.
   * @default false
   */
  readonly keepsContent?: boolean;

  /**
   * What happens to the snapshot when its manifest is removed from the output folder.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Labels of the snapshot.
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the snapshot.
   * @default - only the annotations of `RemovalPolicy.RETAIN`, which prevent pruning
   */
  readonly annotations?: { [key: string]: string };
}

/**
 * A snapshot of a machine and its disks. KubeVirt takes the snapshot when the output folder is applied. Plain KubeVirt only. Before KubeVirt 1.9,
 * snapshots need the feature gate Snapshot.
 *
 * Becomes a `VirtualMachineSnapshot` (`snapshot.kubevirt.io/v1beta1`). The snapshot is stored in the storage of the cluster, so it is not a backup.
 * The snapshot does not include disks whose storage class has no `VolumeSnapshotClass`. If the guest agent runs, the agent freezes the file systems
 * of the guest during the snapshot.
 *
 * @see https://kubevirt.io/user-guide/storage/snapshot_restore_api/
 */
export class VirtualMachineSnapshot extends Construct implements ISnapshot, Modeled<'snapshot'> {
  /**
   * An existing snapshot in the namespace of the construct that refers to it.
   *
   * @param name the name of the snapshot
   * @param machine the machine of the snapshot, if you know it
   */
  public static fromName(name: string, machine?: IVirtualMachine): ISnapshot {
    return new ExistingSnapshot(name, machine);
  }

  /** Name of the snapshot. */
  public readonly snapshotName: string;

  /** @internal */
  public readonly _kind = 'snapshot';
  /** @internal */
  public readonly _invalidProps: readonly Problem[];

  private readonly props: Partial<VirtualMachineSnapshotProps>;

  constructor(scope: Construct, id: string, props: VirtualMachineSnapshotProps) {
    super(scope, freeId(scope, id));
    const { props: own, invalidProps } = told('the snapshot', props, SNAPSHOT);
    this.props = own;
    this._invalidProps = invalidProps;
    this.snapshotName = own.name ?? id;
    register(this);
  }

  /** A copy of the given properties; empty if one of them is invalid. */
  public get givenProps(): VirtualMachineSnapshotProps {
    return ownCopy(this.props) as VirtualMachineSnapshotProps;
  }

  /** @internal */
  public get _machine(): IVirtualMachine | undefined {
    return this.props.machine;
  }

  /** @internal */
  public _toSpec(at: Location): SnapshotSpec {
    return { ...SNAPSHOT.plain(this.props as any, at) as unknown as SnapshotSpec, name: this.snapshotName };
  }
}

gate(VirtualMachineSnapshot);

export const SNAPSHOT = struct<InModel<VirtualMachineSnapshotProps, SnapshotSpec>>({
  name: text,
  machine: isMachine,
  failureDeadline: secondsType('Duration.minutes(10)'),
  keepsContent: flag,
  removalPolicy: oneOf(RemovalPolicy, 'RemovalPolicy'),
  labels: map(text),
  annotations: map(text),
}, 'machine');
