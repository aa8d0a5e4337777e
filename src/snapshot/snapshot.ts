import { Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { machineElsewhere } from './references';
import { ISnapshot } from './snapshot-reference';
import { faultsOf, flag, instance, map, struct, text } from '../findings/shape';
import { isMachine, IVirtualMachine } from '../machine/machine-reference';
import { retained, retentionProblems } from '../model/retention';
import { Resource } from '../placement/resource';
import { Standing } from '../placement/standing';
import { freeId } from '../scope/free-id';

/**
 * A snapshot.
 */
export interface VirtualMachineSnapshotProps {
  /**
   * Name of the snapshot, at most 63 characters. Say what it is of and when, e.g. `db-2026-11-22`: it is taken once, and
   * another one is another name.
   * @default - the construct's id
   */
  readonly name?: string;

  /** The machine, with its disks. Becomes `spec.source`. */
  readonly machine: IVirtualMachine;

  /**
   * How long it may take before it counts as failed. Becomes `spec.failureDeadline`.
   * @default - KubeVirt's: 5 minutes
   */
  readonly failureDeadline?: Duration;

  /**
   * Whether its content stays when the snapshot is deleted. Becomes `spec.deletionPolicy: Retain`.
   * @default false
   */
  readonly keepsContent?: boolean;

  /**
   * Whether it may be deleted when its manifest leaves the folder. It is kept otherwise: Argo CD and Flux are told by
   * annotations not to prune it.
   * @default false
   */
  readonly disposable?: boolean;

  /**
   * Labels of the snapshot.
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the snapshot.
   * @default - those that keep it
   */
  readonly annotations?: { [key: string]: string };
}

/**
 * A machine and its disks as they are when the folder is applied. Plain KubeVirt only.
 *
 * Becomes a `VirtualMachineSnapshot` (`snapshot.kubevirt.io/v1beta1`). It stays in the storage of the cluster, so it is no
 * backup; disks in a storage class without a `VolumeSnapshotClass` are left out of it. A running guest is held still for
 * it where the guest agent runs.
 */
export class VirtualMachineSnapshot extends Construct implements ISnapshot {
  /**
   * A snapshot that exists already in the namespace of whoever refers to it.
   *
   * @param name its name
   * @param machine the machine that it is of, if you know it
   */
  public static fromName(name: string, machine?: IVirtualMachine): ISnapshot {
    return { snapshotName: name, _machine: machine };
  }

  /** Name of the snapshot. */
  public readonly snapshotName: string;

  /** @internal */
  public readonly _machine?: IVirtualMachine;
  /** @internal */
  public readonly _standing: Standing;

  constructor(scope: Construct, id: string, props: VirtualMachineSnapshotProps) {
    super(scope, freeId(scope, id));
    const faults = faultsOf('the snapshot', props, SNAPSHOT);
    const name = this.snapshotName = faults.length > 0 ? id : props.name ?? id;
    this._machine = faults.length > 0 ? undefined : props.machine;
    this._standing = new Resource(this, {
      what: 'snapshot',
      faults,
      claims: { kind: 'VirtualMachineSnapshot', name },
      problems: () => [...machineElsewhere(this._standing, props.machine, `snapshot "${name}"`), ...retentionProblems(`snapshot "${name}"`, props)],
      model: () => ({
        kind: 'snapshot',
        name,
        machine: props.machine.machineName,
        deadlineSeconds: props.failureDeadline?.toSeconds({ integral: false }),
        keepsContent: props.keepsContent,
        labels: props.labels ?? {},
        annotations: props.disposable ? props.annotations ?? {} : retained(props.annotations),
      }),
    });
  }
}

const SNAPSHOT = struct<VirtualMachineSnapshotProps>({
  name: text,
  machine: isMachine,
  failureDeadline: instance(Duration, 'Duration.minutes(10)'),
  keepsContent: flag,
  disposable: flag,
  labels: map(text),
  annotations: map(text),
}, 'machine');
