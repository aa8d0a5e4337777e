import { FirmwareSpec } from './catalog';
import { Quantity } from './quantity';

/** A feature: with `{}` it is as KubeVirt has it by default, which is on where it is named. */
export interface FeatureSpec {
  readonly enabled?: boolean;
}

/** What a guest sees of Hyper-V. */
export interface HypervSpec {
  readonly evmcs?: FeatureSpec;
  readonly frequencies?: FeatureSpec;
  readonly ipi?: FeatureSpec;
  readonly reenlightenment?: FeatureSpec;
  readonly relaxed?: FeatureSpec;
  readonly reset?: FeatureSpec;
  readonly runtime?: FeatureSpec;
  readonly spinlocks?: FeatureSpec & { readonly spinlocks?: number };
  readonly synic?: FeatureSpec;
  readonly synictimer?: FeatureSpec & { readonly direct?: FeatureSpec };
  readonly tlbflush?: FeatureSpec & { readonly direct?: FeatureSpec; readonly extended?: FeatureSpec };
  readonly vapic?: FeatureSpec;
  readonly vendorid?: FeatureSpec & { readonly vendorid?: string };
  readonly vpindex?: FeatureSpec;
}

/** A timer of a guest. */
export interface TimerSpec {
  readonly present?: boolean;
  readonly tickPolicy?: string;
  readonly track?: string;
}

/** The clock of a guest. */
export interface ClockSpec {
  readonly timezone?: string;
  readonly utc?: { readonly offsetSeconds?: number };
  readonly timer?: {
    readonly hpet?: TimerSpec; readonly hyperv?: TimerSpec; readonly kvm?: TimerSpec; readonly pit?: TimerSpec; readonly rtc?: TimerSpec;
  };
}

/** An input device. */
export interface InputSpec {
  readonly name: string;
  readonly type: string;
  readonly bus?: string;
}

/** A folder of the node's side that the guest mounts. */
export interface FilesystemSpec {
  readonly name: string;
  /** Where its content comes from; nothing for a volume that is added while the machine runs. */
  readonly source?:
    | { readonly kind: 'claim' | 'dataVolume' | 'configMap' | 'secret' | 'serviceAccount'; readonly name: string };
}

/** Virtual hardware beyond the size. */
export interface HardwareSpec {
  readonly machineType?: string;
  readonly dedicatedCpu?: boolean;
  readonly isolatedEmulator?: boolean;
  readonly cpuFeatures?: readonly { readonly name: string; readonly policy?: string }[];
  readonly numaPassthrough?: boolean;
  readonly realtime?: { readonly mask?: string };
  readonly hugePages?: string;
  readonly ioThreads?: string;
  readonly ioThreadCount?: number;
  readonly firmware?: FirmwareSpec;
  readonly efi?: { readonly secureBoot?: boolean; readonly persistent?: boolean };
  readonly bios?: { readonly useSerial?: boolean };
  readonly tpm?: FeatureSpec & { readonly persistent?: boolean };
  readonly hostDevices?: readonly string[];
  /** Names of GPUs and host devices in the machine, by resource. */
  readonly deviceNames?: Readonly<Record<string, string>>;
  readonly headroom?: { readonly maxSockets?: number; readonly maxMemory?: Quantity };
  readonly acpi?: FeatureSpec;
  readonly apic?: FeatureSpec & { readonly endOfInterrupt?: boolean };
  readonly smm?: FeatureSpec;
  readonly pvspinlock?: FeatureSpec;
  readonly kvmHidden?: boolean;
  readonly hyperv?: HypervSpec;
  readonly hypervPassthrough?: FeatureSpec;
  readonly clock?: ClockSpec;
  readonly rng?: boolean;
  readonly networkMultiqueue?: boolean;
  readonly diskMultiqueue?: boolean;
  readonly inputs?: readonly InputSpec[];
  readonly inputDevice?: boolean;
  readonly graphics?: boolean;
  readonly video?: { readonly type?: string };
  readonly serialConsole?: boolean;
  readonly serialConsoleLog?: boolean;
  readonly memoryBalloon?: boolean;
  readonly vsock?: boolean;
  readonly hotplug?: boolean;
  readonly virtioTransitional?: boolean;
  readonly usbRedirection?: boolean;
  readonly downwardMetrics?: boolean;
  readonly sound?: { readonly name: string; readonly model?: string };
  readonly watchdog?: { readonly name: string; readonly i6300esb?: { readonly action?: string }; readonly diag288?: { readonly action?: string } };
  readonly panicDevices?: readonly { readonly model?: string }[];
  readonly chassis?: {
    readonly manufacturer?: string; readonly version?: string; readonly serial?: string; readonly asset?: string; readonly sku?: string;
  };
}

/** What a machine's pod asks for and may take, instead of what is worked out of its size. */
export interface PodResourcesSpec {
  readonly requests?: Readonly<Record<string, string | number>>;
  readonly limits?: Readonly<Record<string, string | number>>;
  readonly overcommitGuestOverhead?: boolean;
}

type Firmware = Pick<HardwareSpec, 'firmware' | 'efi' | 'tpm'> | undefined;

/** Whether a machine has a TPM. */
export function hasTpm(hardware: Firmware): boolean {
  return hardware?.firmware?.tpm === true || hardware?.tpm !== undefined && hardware.tpm.enabled !== false;
}

/** The property that keeps the state of UEFI or TPM in a volume, if one does. */
export function stateKeeper(hardware: Firmware): string | undefined {
  const { uefi, secureBoot, tpm, persistent } = hardware?.firmware ?? {};
  if (persistent && (uefi || secureBoot || tpm)) return 'hardware.firmware.persistent';
  if (hardware?.efi?.persistent) return 'hardware.efi.persistent';
  return hardware?.tpm?.persistent ? 'hardware.tpm.persistent' : undefined;
}
