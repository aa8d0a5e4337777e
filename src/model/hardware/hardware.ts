import { HardwareCpu } from './cpu';
import { HardwareDevices } from './devices';
import { HardwareFeatures } from './features';
import { HardwareFirmware } from './firmware';
import { Quantity } from '../quantity';

/** A folder that the guest mounts by virtiofs. */
export interface FilesystemSpec {
  readonly name: string;
  /** The source of the content; undefined for a volume that is added while the machine runs. */
  readonly source?:
    | { readonly kind: 'claim' | 'dataVolume' | 'configMap' | 'secret' | 'serviceAccount'; readonly name: string };
}

/** Virtual hardware besides the size. */
export interface HardwareSpec extends HardwareCpu, HardwareFirmware, HardwareFeatures, HardwareDevices {
  readonly hugePages?: string;
  readonly ioThreads?: string;
  readonly ioThreadCount?: number;
  readonly rebootPolicy?: string;
  readonly headroom?: { readonly maxSockets?: number; readonly maxMemory?: Quantity };
  readonly hostDevices?: readonly string[];
  /** Names of GPUs and host devices in the machine, by resource. */
  readonly deviceNames?: Readonly<Record<string, string>>;
}

/** Requests and limits of a machine's pod. They replace the amounts that are derived from the size of the machine. */
export interface PodResourcesSpec {
  readonly requests?: Readonly<Record<string, string | number>>;
  readonly limits?: Readonly<Record<string, string | number>>;
  readonly overcommitGuestOverhead?: boolean;
}

/** Whether the hardware settings give the machine a TPM. */
export function hasTpm(hardware: HardwareFirmware | undefined): boolean {
  return hardware?.firmware?.tpm === true || hardware?.tpm !== undefined && hardware.tpm.enabled !== false;
}

/** The property that keeps the state of UEFI or of the TPM in a volume; undefined if none is set. */
export function stateKeeper(hardware: HardwareFirmware | undefined): string | undefined {
  const { uefi, secureBoot, tpm, persistent } = hardware?.firmware ?? {};
  if (persistent && (uefi || secureBoot || tpm)) return 'hardware.firmware.persistent';
  if (hardware?.efi?.persistent) return 'hardware.efi.persistent';
  return hardware?.tpm?.persistent ? 'hardware.tpm.persistent' : undefined;
}
