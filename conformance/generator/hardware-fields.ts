/** Values of every field of a machine's hardware, each with the fields that it needs. A missing field does not compile. */
import { HardwareSpec } from '../../src/model/machine';

/** Specs that set each property of a kind. */
export type EveryField<S> = { readonly [K in keyof Required<S>]: readonly Partial<S>[] };

const PINNED: HardwareSpec = { dedicatedCpu: true };
const flag = <K extends keyof HardwareSpec>(name: K, ...more: readonly HardwareSpec[K][]) => (
  [true, false, ...more].map(value => ({ [name]: value }) as HardwareSpec)
);

export const HARDWARE_FIELDS: EveryField<HardwareSpec> = {
  machineType: [{ machineType: 'q35' }, { machineType: 'pc-q35-rhel9.4.0' }],
  dedicatedCpu: flag('dedicatedCpu'),
  isolatedEmulator: [{ ...PINNED, isolatedEmulator: true }, { isolatedEmulator: false }],
  cpuFeatures: [{ cpuFeatures: [{ name: 'vmx', policy: 'require' }] }, { cpuFeatures: [{ name: 'vmx' }] }, { cpuFeatures: [] }],
  numaPassthrough: [{ ...PINNED, hugePages: '2Mi', numaPassthrough: true }, { numaPassthrough: false }],
  realtime: [{ ...PINNED, hugePages: '2Mi', numaPassthrough: true, realtime: { mask: '0-1' } }, { ...PINNED, hugePages: '2Mi', numaPassthrough: true, realtime: {} }],
  hugePages: [{ hugePages: '2Mi' }, { hugePages: '1Gi' }],
  ioThreads: [{ ioThreads: 'auto' }, { ioThreads: 'shared' }, { ioThreads: 'supplementalPool', ioThreadCount: 2 }],
  ioThreadCount: [{ ioThreads: 'supplementalPool', ioThreadCount: 3 }],
  rebootPolicy: [{ rebootPolicy: 'Terminate' }, { rebootPolicy: 'Reboot' }],
  headroom: [{ headroom: { maxSockets: 8 } }, { headroom: { maxMemory: '16Gi' } }],
  hostDevices: [{ hostDevices: ['intel.com/qat'] }, { hostDevices: [] }],
  deviceNames: [{ hostDevices: ['intel.com/qat'], deviceNames: { 'intel.com/qat': 'crypto' } }],
  firmware: [
    { firmware: { uefi: true } }, { firmware: { secureBoot: true } }, { firmware: { tpm: true } }, { firmware: { tpm: true, persistent: true } },
    { firmware: { uefi: true, persistent: true } }, { firmware: { secureBoot: true, persistent: false } }, { firmware: {} },
  ],
  efi: [{ efi: {} }, { efi: { secureBoot: false } }, { efi: { persistent: true, secureBoot: false } }],
  bios: [{ bios: { useSerial: true } }, { bios: { useSerial: false } }, { bios: {} }],
  tpm: [{ tpm: {} }, { tpm: { enabled: true } }, { tpm: { enabled: false } }, { tpm: { persistent: true } }],
  chassis: [{ chassis: { manufacturer: 'a', version: 'b', serial: 'c', asset: 'd', sku: 'e' } }, { chassis: { serial: '' } }],
  smm: [{ smm: { enabled: true } }, { smm: {} }, { smm: { enabled: false } }],
  acpi: [{ acpi: { enabled: true } }, { acpi: { enabled: false } }, { acpi: {} }],
  apic: [{ apic: { enabled: true, endOfInterrupt: true } }, { apic: { endOfInterrupt: false } }, { apic: {} }],
  pvspinlock: [{ pvspinlock: { enabled: true } }, { pvspinlock: {} }],
  kvmHidden: flag('kvmHidden'),
  hyperv: [
    { hyperv: { relaxed: {}, vapic: {}, spinlocks: { spinlocks: 8191 }, vpindex: {}, runtime: {}, synic: {}, synictimer: { direct: {} } } },
    { hyperv: { tlbflush: {}, ipi: {}, frequencies: {}, reenlightenment: {}, reset: {}, vpindex: {}, synic: {} } },
    { hyperv: { tlbflush: { direct: {}, extended: {} }, vpindex: {} } }, { hyperv: { evmcs: {}, vapic: {} } },
    { hyperv: { vendorid: { enabled: true, vendorid: 'vendor' } } }, { hyperv: { relaxed: { enabled: false } } }, { hyperv: {} },
  ],
  hypervPassthrough: [{ hypervPassthrough: { enabled: true } }, { hypervPassthrough: {} }],
  clock: [
    { clock: { utc: {} } }, { clock: { utc: { offsetSeconds: 60 } } }, { clock: { utc: { offsetSeconds: 0 } } }, { clock: { timezone: 'Europe/Berlin' } },
    { clock: { timer: { hpet: { present: false }, hyperv: { present: true }, kvm: { present: false }, pit: { tickPolicy: 'delay' }, rtc: { tickPolicy: 'catchup', track: 'guest' } } } },
    { clock: { timer: { hpet: {} } } }, { clock: {} },
  ],
  rng: flag('rng'),
  networkMultiqueue: flag('networkMultiqueue'),
  diskMultiqueue: flag('diskMultiqueue'),
  inputs: [{ inputs: [{ name: 'tablet', type: 'tablet', bus: 'usb' }] }, { inputs: [{ name: 'tablet', type: 'tablet', bus: 'virtio' }] }, { inputs: [{ name: 'tablet', type: 'tablet' }] }],
  inputDevice: flag('inputDevice'),
  graphics: flag('graphics'),
  video: [{ video: { type: 'virtio' } }, { video: {} }],
  serialConsole: flag('serialConsole'),
  serialConsoleLog: flag('serialConsoleLog'),
  memoryBalloon: flag('memoryBalloon'),
  vsock: flag('vsock'),
  hotplug: flag('hotplug'),
  virtioTransitional: flag('virtioTransitional'),
  usbRedirection: flag('usbRedirection'),
  downwardMetrics: flag('downwardMetrics'),
  sound: [{ sound: { name: 'sound', model: 'ac97' } }, { sound: { name: 'sound' } }],
  watchdog: [{ watchdog: { name: 'watchdog', i6300esb: { action: 'reset' } } }, { watchdog: { name: 'watchdog', i6300esb: {} } }],
  panicDevices: [{ panicDevices: [{ model: 'isa' }] }, { panicDevices: [{}] }],
};
