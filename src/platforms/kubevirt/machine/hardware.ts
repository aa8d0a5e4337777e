import { readDevices, writeDevices } from './passed-devices';
import { Firmware } from '../../../model/hardware/firmware';
import { HardwareSpec, MachineSpec } from '../../../model/machine';
import { WHEN_LISTED, WHEN_TRUE, withoutZeros } from '../../codecs';
import { ApiTree, at, Codec, Joint, put, take } from '../../fields';
import { Parts, PartTable } from '../../parts';
import { KubeVirtTarget } from '../target';

const DOMAIN = ['spec', 'template', 'spec', 'domain'];
const BOOTLOADER = [...DOMAIN, 'firmware', 'bootloader'];
const TPM = [...DOMAIN, 'devices', 'tpm'];
const SMM = [...DOMAIN, 'features', 'smm'];

/** A device that is enabled by an empty map. */
const NAMED: Codec<boolean> = { write: value => value ? {} : undefined, read: value => isEmpty(value) ? true : undefined };
/** A property with the opposite meaning of its field. The field is written only if the property is false. */
const NOT: Codec<boolean> = { write: value => value ? undefined : true, read: value => value === true ? false : undefined };
const NUMA: Codec<boolean> = {
  write: value => value ? { guestMappingPassthrough: {} } : undefined,
  read: value => isEmpty(value?.guestMappingPassthrough) ? true : undefined,
};

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** The parts of `hardware` with one place each in the domain. `firmware` is a short form for several of them. */
const PLACES: PartTable<Omit<HardwareSpec, 'firmware' | 'headroom' | 'hostDevices' | 'deviceNames'> & Required<HardwareSpec>['headroom']> = {
  machineType: { at: '/machine/type' },
  dedicatedCpu: { at: '/cpu/dedicatedCpuPlacement', codec: WHEN_TRUE },
  isolatedEmulator: { at: '/cpu/isolateEmulatorThread', codec: WHEN_TRUE },
  cpuFeatures: { at: '/cpu/features', codec: WHEN_LISTED },
  numaPassthrough: { at: '/cpu/numa', codec: NUMA },
  realtime: { at: '/cpu/realtime' },
  hugePages: { at: '/memory/hugepages/pageSize' },
  ioThreads: { at: '/ioThreadsPolicy' },
  ioThreadCount: { at: '/ioThreads/supplementalPoolThreadCount' },
  rebootPolicy: { at: '/rebootPolicy' },
  maxSockets: { at: '/cpu/maxSockets' },
  maxMemory: { at: '/memory/maxGuest' },
  efi: { at: '/firmware/bootloader/efi' },
  bios: { at: '/firmware/bootloader/bios' },
  tpm: { at: '/devices/tpm' },
  acpi: { at: '/features/acpi' },
  apic: { at: '/features/apic', codec: withoutZeros('endOfInterrupt') },
  smm: { at: '/features/smm' },
  pvspinlock: { at: '/features/pvspinlock' },
  kvmHidden: { at: '/features/kvm/hidden', codec: WHEN_TRUE },
  hyperv: { at: '/features/hyperv' },
  hypervPassthrough: { at: '/features/hypervPassthrough' },
  clock: { at: '/clock' },
  rng: { at: '/devices/rng', codec: NAMED },
  networkMultiqueue: { at: '/devices/networkInterfaceMultiqueue' },
  diskMultiqueue: { at: '/devices/blockMultiQueue' },
  inputs: { at: '/devices/inputs', codec: WHEN_LISTED },
  inputDevice: { at: '/devices/autoattachInputDevice' },
  graphics: { at: '/devices/autoattachGraphicsDevice' },
  video: { at: '/devices/video' },
  serialConsole: { at: '/devices/autoattachSerialConsole' },
  serialConsoleLog: { at: '/devices/logSerialConsole' },
  memoryBalloon: { at: '/devices/autoattachMemBalloon' },
  vsock: { at: '/devices/autoattachVSOCK' },
  hotplug: { at: '/devices/disableHotplug', codec: NOT },
  virtioTransitional: { at: '/devices/useVirtioTransitional' },
  usbRedirection: { at: '/devices/clientPassthrough', codec: NAMED },
  downwardMetrics: { at: '/devices/downwardMetrics', codec: NAMED },
  sound: { at: '/devices/sound' },
  watchdog: { at: '/devices/watchdog' },
  panicDevices: { at: '/devices/panicDevices', codec: WHEN_LISTED },
  chassis: { at: '/chassis', codec: withoutZeros('manufacturer', 'version', 'serial', 'asset', 'sku') },
};
const PARTS = new Parts(PLACES, DOMAIN);

/** The path of a part of `hardware` in the manifest, e.g. of `efi`. Undefined for a part without a place of its own, e.g. `firmware`. */
export function hardwarePath(part: string): string[] | undefined {
  if (part === 'hostDevices') return [...DOMAIN, 'devices', 'hostDevices'];
  const place = Object.hasOwn(PLACES, part) ? PLACES[part as keyof typeof PLACES] : undefined;
  return place && [...DOMAIN, ...place.at.slice(1).split('/')];
}

/** `hardware` becomes fields in several parts of the domain. `gpus` is written here too, because `hardware.deviceNames` also names the GPUs. */
export const hardware: Joint<MachineSpec, KubeVirtTarget> = {
  write: ({ hardware: spec = {}, gpus }, tree) => {
    const { firmware, headroom, hostDevices, deviceNames, ...others } = spec;
    writeDevices({ gpus, hostDevices, deviceNames }, tree);
    if (firmware) writeFirmware(firmware, tree);
    PARTS.write({ ...others, ...headroom } as Parameters<typeof PARTS.write>[0], tree);
  },
  read: tree => {
    const { gpus, ...passed } = readDevices(tree);
    const firmware = readFirmware(tree);
    const { maxSockets, maxMemory, ...others } = PARTS.read(tree);
    const headroom = { ...maxSockets !== undefined && { maxSockets }, ...maxMemory !== undefined && { maxMemory } };
    const spec: HardwareSpec = { ...others, ...passed, ...firmware && { firmware }, ...Object.keys(headroom).length > 0 && { headroom } };
    return { ...gpus && { gpus }, ...Object.keys(spec).length > 0 && { hardware: spec } };
  },
};

function writeFirmware({ uefi, secureBoot, tpm, persistent }: Firmware, tree: ApiTree): void {
  // Secure boot needs the system management mode.
  if (secureBoot) put(tree, [...SMM, 'enabled'], true);
  if (uefi || secureBoot) put(tree, BOOTLOADER, { efi: { secureBoot: secureBoot ?? false, persistent } });
  if (tpm) put(tree, TPM, { persistent });
}

/** The values of `firmware`. Values that `firmware` cannot express are read as `efi`, `tpm` and `smm`. */
function readFirmware(tree: ApiTree): Firmware | undefined {
  const bootloader = at(tree, BOOTLOADER) as { readonly efi?: { readonly secureBoot?: boolean; readonly persistent?: boolean } } | undefined;
  const tpm = at(tree, TPM) as { readonly enabled?: boolean; readonly persistent?: boolean } | undefined;
  const smm = at(tree, SMM) as { readonly enabled?: boolean } | undefined;
  if (bootloader && (bootloader.efi?.secureBoot === undefined) || !bootloader && !tpm || tpm?.enabled !== undefined) return undefined;
  const persistent = bootloader?.efi?.persistent ?? tpm?.persistent;
  const isOne = !bootloader || !tpm || bootloader.efi!.persistent === tpm.persistent;
  const secureBoot = bootloader?.efi?.secureBoot ?? false;
  if (!isOne || secureBoot && smm?.enabled !== true) return undefined;
  for (const path of [BOOTLOADER, TPM, ...secureBoot ? [SMM] : []]) take(tree, path);
  return {
    ...bootloader && (secureBoot ? { secureBoot } : { uefi: true }),
    ...tpm && { tpm: true },
    ...persistent !== undefined && { persistent },
  };
}
