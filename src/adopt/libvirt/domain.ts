import { deviceFields, DomainDevices } from './devices';
import { nameFrom } from './name-from';
import { cpuFields, featureFields } from './processor';
import { Seed } from './seed';
import { Xml } from './xml';
import { ApiObjectData } from '../../platforms/reading';

export interface TranslatedMachine {
  readonly file: string;
  readonly machine: string;
  /** Values that KubeVirt does not support. */
  readonly notKept: readonly string[];
  /** Steps that the user must do before the machine can start. */
  readonly toDo: readonly string[];
}

/** The translation with its KubeVirt manifest. */
export interface Translation extends TranslatedMachine {
  readonly object: ApiObjectData;
}

/** Values that KubeVirt sets itself, or that are not about the machine. */
const IGNORED: ReadonlySet<string> = new Set([
  'address', 'alias', 'emulator', 'controller', 'on_poweroff', 'on_reboot', 'on_crash', 'currentMemory', 'resource', 'seclabel', 'metadata', 'pm', 'channel',
  'console', 'serial', 'bootmenu', 'boot', 'backingStore', 'title', 'description', 'iothreads', 'audio', 'redirdev', 'mirror', 'vmport', 'nvram', 'smbios',
]);

/** A `<domain>` as a `VirtualMachine`. The machine is halted, because the user must upload its disks before the first start. */
export function translateDomain(domain: Xml, file: string, seed: Seed = {}): Translation {
  const given = domain.child('name')?.text ?? '';
  const machine = nameFrom(given);
  const notKept: string[] = machine === given ? [] : [`name "${given}": Kubernetes does not accept it, so the machine has the name "${machine}"`];
  const devices = deviceFields(domain, machine, seed, notKept);
  const domainFields = {
    ...firmwareFields(domain, notKept),
    ...memoryFields(domain),
    ...cpuFields(domain),
    ...featureFields(domain, notKept),
    devices: devices.devices,
  };
  notKept.push(...domain.left(IGNORED));
  return {
    file,
    machine,
    object: {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      metadata: { name: machine },
      spec: { runStrategy: 'Halted', template: { spec: { domain: domainFields, ...rest(devices) } } },
    },
    notKept,
    toDo: devices.toDo,
  };
}

function rest({ networks, volumes }: DomainDevices): object {
  return { ...networks.length > 0 && { networks }, ...volumes.length > 0 && { volumes } };
}

function firmwareFields(domain: Xml, notKept: string[]): object {
  const uuid = domain.child('uuid')?.text;
  const os = domain.child('os');
  const type = os?.child('type');
  const loader = os?.child('loader');
  os?.child('firmware')?.all();
  const isEfi = os?.attribute('firmware') === 'efi' || loader?.attribute('type') === 'pflash';
  const machine = type?.attribute('machine');
  if (machine !== undefined && !/q35|^virt|s390|pseries/.test(machine)) {
    notKept.push(`os/type machine "${machine}": KubeVirt has q35 only, so the guest sees a different chipset`);
  }
  if (type && !/^(?:x86_64|aarch64)$/.test(type.attribute('arch') ?? 'x86_64')) notKept.push(`os/type arch "${type.attribute('arch')}"`);
  const serial = domain.child('sysinfo/system')?.all('entry').find(entry => entry.attribute('name') === 'serial')?.text;
  return {
    ...machine?.includes('q35') && { machine: { type: 'q35' } },
    ...(uuid || serial || isEfi) && {
      firmware: {
        ...uuid && { uuid },
        ...serial && { serial },
        ...isEfi && { bootloader: { efi: { secureBoot: loader?.attribute('secure') === 'yes' } } },
      },
    },
  };
}

const UNITS: Readonly<Record<string, number>> = {
  b: 1, bytes: 1, KB: 1e3, k: 1024, KiB: 1024, MB: 1e6, M: 1024 ** 2, MiB: 1024 ** 2, GB: 1e9, G: 1024 ** 3, GiB: 1024 ** 3,
  TB: 1e12, T: 1024 ** 4, TiB: 1024 ** 4,
};

function memoryFields(domain: Xml): object {
  const memory = domain.child('memory');
  if (memory === undefined) return {};
  const kibibytes = Math.ceil(Number(memory.text) * (UNITS[memory.attribute('unit') ?? 'KiB'] ?? 1024) / 1024);
  const pages = domain.child('memoryBacking/hugepages');
  const size = pages?.child('page')?.attribute('size');
  return {
    memory: {
      guest: quantity(kibibytes),
      ...pages && { hugepages: { pageSize: size === '1048576' || size === '1' ? '1Gi' : '2Mi' } },
    },
  };
}

function quantity(kibibytes: number): string {
  if (kibibytes % 1024 ** 2 === 0) return `${kibibytes / 1024 ** 2}Gi`;
  return kibibytes % 1024 === 0 ? `${kibibytes / 1024}Mi` : `${kibibytes}Ki`;
}
