import { DiskBus } from './disk-bus';
import type { DiskTuning } from './disk-tuning';

/**
 * How a disk is attached to a machine.
 */
export interface DiskDevice {
  /**
   * The bus. Becomes `VMInstance.spec.disks[].bus`, or `devices.disks[].disk.bus`.
   *
   * Changing this: takes effect at the next restart
   * @default - the bus of the instance profile; for Cozystack before 1.5, and for Hikube with an unknown version, this library writes this bus into
   * the manifest
   */
  readonly bus?: DiskBus;

  /**
   * Cache, I/O and error settings on the host. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default - as KubeVirt decides
   */
  readonly tuning?: DiskTuning;

  /**
   * The disk's name in the machine. Set the alias if the disk's own name is not a valid name of a volume, or if an existing machine has a different
   * name for the disk. Plain KubeVirt only: the name of the volume and of its device.
   *
   * Changing this: takes effect at the next restart
   * @default - the name of the disk
   */
  readonly alias?: string;

  /**
   * The boot order among disks and interfaces, from 1. If any device of a machine has a boot order, the machine does not boot from devices
   * without one. Plain KubeVirt only: `devices.disks[].bootOrder`.
   *
   * Changing this: takes effect at the next restart
   * @default - the position in the list of disks
   */
  readonly bootOrder?: number;

  /**
   * Whether the disk is read-only for the guest. Plain KubeVirt only: `devices.disks[].disk.readonly`.
   *
   * Changing this: takes effect at the next restart
   * @default - false; true for a CD-ROM
   */
  readonly readOnly?: boolean;
}

/**
 * How a disk with a volume is attached to a machine.
 */
export interface VolumeDevice extends DiskDevice {
  /**
   * Whether several machines use the disk at the same time, as the machines of a database or file cluster do. The guests need a cluster file
   * system. The volume must be a raw device that many nodes can use (ReadWriteMany). Plain KubeVirt only: `devices.disks[].shareable`.
   *
   * Changing this: takes effect at the next restart
   * @default false
   */
  readonly shareable?: boolean;

  /**
   * Whether the guest sends SCSI commands directly to the storage (SCSI passthrough). Plain KubeVirt only: `devices.disks[].lun`.
   *
   * Changing this: takes effect at the next restart
   * @default false
   */
  readonly lun?: boolean;

  /**
   * Whether the guest may reserve the disk for itself (SCSI persistent reservations), as Windows failover clusters do. Only with `lun`. Plain
   * KubeVirt only: `devices.disks[].lun.reservation`. Needs the feature gate PersistentReservation. From KubeVirt 1.9 on,
   * `persistentReservationConfiguration.enabled` of the KubeVirt resource also enables these reservations.
   *
   * Changing this: takes effect at the next restart
   * @default false
   */
  readonly reservation?: boolean;

  /**
   * Whether the disk can be attached and detached while the machine runs. Plain KubeVirt only: `volumes[].dataVolume.hotpluggable`.
   *
   * Changing this: takes effect at the next restart
   * @default false
   */
  readonly hotpluggable?: boolean;
}
