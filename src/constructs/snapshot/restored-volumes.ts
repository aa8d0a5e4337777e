import { IDisk } from '../disk/disk-reference';

/**
 * Names of volumes that are restored from a snapshot. Becomes `spec.volumeRestorePolicy` of a restore, and `spec.volumeNamePolicy` of a
 * clone.
 */
export enum RestoredVolumes {
  /** They replace the machine's current volumes, which are deleted, and have their names. */
  IN_PLACE = 'InPlace',
  /** Name of the machine, a dash, name of the disk. From KubeVirt 1.8. */
  PREFIXED = 'PrefixTargetName',
  /** Random names. */
  RANDOM = 'RandomizeNames',
}

/** What a restore does if the machine runs. Becomes `spec.targetReadinessPolicy`. */
export enum WhenRunning {
  /** It stops the machine. */
  STOP = 'StopTarget',
  /** It waits five minutes until the machine is stopped, and then fails. */
  WAIT_FIVE_MINUTES = 'WaitGracePeriod',
  /** It fails. */
  FAIL = 'FailImmediate',
  /** It waits until the machine is stopped. */
  WAIT = 'WaitEventually',
}

/** The owner of restored volumes: they are deleted with it. Becomes `spec.volumeOwnershipPolicy`. */
export enum VolumeOwner {
  /** The restored machine. */
  MACHINE = 'Vm',
  /** No object: they stay. */
  NONE = 'None',
}

/**
 * What is different in one of the volumes of a restored machine.
 */
export interface VolumeOverride {
  /** The disk, e.g. `machine.systemDisk`, or `Disk.fromName('data')`. */
  readonly disk: IDisk;

  /**
   * Name of its volume.
   * @default - as the restore has it
   */
  readonly name?: string;

  /**
   * Labels of its volume.
   * @default - those that it had
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of its volume.
   * @default - those that it had
   */
  readonly annotations?: { [key: string]: string };
}
