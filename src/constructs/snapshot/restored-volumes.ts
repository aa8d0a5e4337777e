import { IDisk } from '../disk/disk-reference';

/**
 * Names of volumes that are restored from a snapshot. Becomes `spec.volumeRestorePolicy` of a restore, and `spec.volumeNamePolicy` of a
 * clone.
 */
export enum RestoredVolumes {
  /** The names of the machine's current volumes. KubeVirt deletes the current volumes, and the restored volumes replace them. */
  IN_PLACE = 'InPlace',
  /** The name of the restored or cloned machine, a dash, and the name of the disk. From KubeVirt 1.8. */
  PREFIXED = 'PrefixTargetName',
  /** Random names. */
  RANDOM = 'RandomizeNames',
}

/** What a restore does if the machine runs. Becomes `spec.targetReadinessPolicy`. */
export enum WhenRunning {
  /** The restore stops the machine. */
  STOP = 'StopTarget',
  /** The restore waits until the machine is stopped. If the machine still runs after five minutes, the restore fails. */
  WAIT_FIVE_MINUTES = 'WaitGracePeriod',
  /** The restore fails. */
  FAIL = 'FailImmediate',
  /** The restore waits until the machine is stopped. */
  WAIT = 'WaitEventually',
}

/** The owner of restored volumes. The volumes are deleted with their owner. Becomes `spec.volumeOwnershipPolicy`. */
export enum VolumeOwner {
  /** The restored machine. */
  MACHINE = 'Vm',
  /** No object: the volumes are never deleted automatically. */
  NONE = 'None',
}

/**
 * Overrides for one volume of a restored machine.
 */
export interface VolumeOverride {
  /** The disk, e.g. `machine.systemDisk`, or `Disk.fromName('data')`. */
  readonly disk: IDisk;

  /**
   * Name of the restored volume.
   * @default - the name that results from `volumes` of the restore
   */
  readonly name?: string;

  /**
   * Labels of the restored volume.
   * @default - the values from the time of the snapshot
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the restored volume.
   * @default - the values from the time of the snapshot
   */
  readonly annotations?: { [key: string]: string };
}
