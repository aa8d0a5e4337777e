import { Quantity } from './quantity';
import { Place } from './reference';

/** A disk without a persistent volume: configuration, or content that is lost when the machine stops. */
export type InlineVolumeSpec =
  | { readonly kind: 'configMap' | 'secret' | 'sysprepConfigMap' | 'sysprepSecret'; readonly name: string }
  | { readonly kind: 'containerImage'; readonly image: string; readonly path?: string; readonly pullPolicy?: string; readonly pullSecret?: string }
  | { readonly kind: 'empty'; readonly size: Quantity }
  /** The cloud-init documents, at the position and on the device that the machine sets. */
  | { readonly kind: 'cloudInit' };

/** Sizes of a disk's blocks, as the guest sees them. */
export interface BlockSizeSpec {
  readonly custom?: { readonly logical?: number; readonly physical?: number };
  readonly matchVolume?: { readonly enabled?: boolean };
}

/** Host-side settings of a disk. */
export interface DiskTuningSpec {
  readonly cache?: string;
  readonly io?: string;
  readonly serial?: string;
  readonly dedicatedIoThread?: boolean;
  readonly blockSize?: BlockSizeSpec;
  readonly errorPolicy?: string;
  readonly tag?: string;
  readonly pciAddress?: string;
}

/** An entry in a machine's list of disks. The entry refers to a disk by name. */
export interface AttachedDiskSpec {
  readonly name: string;
  /** The name of the disk in the machine; by default the name of the disk itself. */
  readonly alias?: string;
  readonly bus?: string;
  readonly optical?: boolean;
  /** The guest sends SCSI commands directly to the storage. */
  readonly lun?: boolean;
  /** The guest may set persistent reservations on the storage. */
  readonly reservation?: boolean;
  readonly readOnly?: boolean;
  readonly tuning?: DiskTuningSpec;
  /** Several machines may attach the disk and write to it at the same time. */
  readonly shareable?: boolean;
  /** By default the position in the list. */
  readonly bootOrder?: number;
  /** The disk can be attached and detached while the machine runs. */
  readonly hotpluggable?: boolean;
  /** The PVC exists outside of this model. */
  readonly existing?: boolean;
  /** The machine refers to the DataVolume of the PVC. */
  readonly dataVolume?: boolean;
  readonly inline?: InlineVolumeSpec;
  readonly elsewhere?: Place;
}

/** A registry, which can be an IPv6 address in brackets, and a path, without a scheme. The rules check the parts of the path. */
export const IMAGE_REFERENCE = /^(?:[A-Za-z0-9][^\s:/]*|\[[0-9A-Fa-f:]+\])(:\d+)?(\/[^\s/]+)*$/;
