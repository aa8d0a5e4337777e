import { isMap } from '../../model/user-data/plain';

/** A device in the user data. */
export interface NamedDevice {
  readonly where: string;
  readonly device: string;
  /** The user data partitions or formats the device. */
  readonly writes: boolean;
  /** The number of the partition of the device that the user data means, unless the name of the device has the number. */
  readonly partition?: string;
  /** cloud-init formats the device only if the device is empty. */
  readonly ifEmpty?: boolean;
  /** cloud-init uses the name as a path, without `/dev/` in front of it. */
  readonly isPath?: boolean;
  /** What happens if the machine does not have the device; by default, data goes to the system disk. */
  readonly otherwise?: string;
}

type Config = Readonly<Record<string, unknown>>;

/** The devices in a cloud-config: in partition tables, file systems, mounts and commands. */
export function devicesIn(config: Config): NamedDevice[] {
  const { disk_setup: tables, fs_setup: systems, mounts, bootcmd, runcmd } = config;
  const aliases = isMap(config.device_aliases) ? config.device_aliases : {};
  const named: NamedDevice[] = [];
  const add = (device: unknown, rest: Omit<NamedDevice, 'device'>, takesNumber = true) => {
    if (typeof device === 'string') named.push(...resolved(device, aliases, rest, takesNumber));
  };
  if (isMap(tables)) for (const device of Object.keys(tables)) add(device, { where: `disk_setup.${device}`, writes: true, isPath: true }, false);
  listOf(systems).forEach((system, i) => {
    const { device, partition = 'any' } = mapOf(system);
    const number = /^\d+$/.exec(String(partition))?.[0];
    add(device, { where: `fs_setup[${i}].device`, writes: true, isPath: true, partition: number, ifEmpty: /^(?:auto|any)$/i.test(String(partition)) });
  });
  listOf(mounts).forEach((mount, i) => add(Array.isArray(mount) ? mount[0] : mount, { where: `mounts[${i}]`, writes: false }));
  listOf(bootcmd).forEach((command, i) => named.push(...devicesOfCommand(command, `bootcmd[${i}]`)));
  listOf(runcmd).forEach((command, i) => named.push(...devicesOfCommand(command, `runcmd[${i}]`)));
  for (const { where, device, writes, otherwise } of settingsIn(config)) add(device, { where, writes, otherwise });
  listOf(config.write_files).forEach((file, i) => named.push(...isMap(file) ? devicesOfFile(file, `write_files[${i}]`) : []));
  return named;
}

/** The devices of other modules: growpart, LXD and GRUB. growpart resolves all other paths, e.g. `/`, to the device of a mount. */
function settingsIn({ growpart, lxd, ...config }: Config): (Omit<NamedDevice, 'device'> & { readonly device: unknown })[] {
  const grub = mapOf(config.grub_dpkg ?? config['grub-dpkg']);
  const grown = /^(?:off|false|no|0)$/i.test(String(mapOf(growpart).mode)) ? [] : listOf(mapOf(growpart).devices);
  return [
    ...grown.flatMap((device, i) => String(device).startsWith('/dev/') ? [{ where: `growpart.devices[${i}]`, device, writes: false, otherwise: 'cloud-init skips it' }] : []),
    { where: 'lxd.init.storage_create_device', device: mapOf(mapOf(lxd).init).storage_create_device, writes: true, otherwise: '`lxd init` fails' },
    ...grub.enabled === true ? ['grub-pc/install_devices', 'grub-efi/install_devices'].map(key => (
      { where: `grub_dpkg.${key}`, device: grub[key], writes: false, otherwise: 'the next update of GRUB fails' }
    )) : [],
  ];
}

function mapOf(value: unknown): Config {
  return isMap(value) ? value : {};
}

/** Files that mount or open devices: `/etc/fstab`, `/etc/crypttab`, and units of systemd. */
function devicesOfFile({ path, content }: Config, where: string): NamedDevice[] {
  if (typeof path !== 'string' || typeof content !== 'string') return [];
  const line = path === '/etc/fstab' ? /^[ \t]*(\/dev\/\w+)[ \t]/gm : path === '/etc/crypttab' ? /^[ \t]*[^#\s]+[ \t]+(\/dev\/\w+)(?=\s|$)/gm
    : /\.(?:mount|swap)$/.test(path) ? /^What=(\/dev\/\w+)$/gm : undefined;
  return line === undefined ? [] : [...content.matchAll(line)].map(([, device]) => ({ where, device, writes: false }));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The device that a name or an alias means. `NAME.1` is a partition of the device `NAME` (cloud-init: `expand_dotted_devname`). */
function resolved(device: string, aliases: Config, rest: Omit<NamedDevice, 'device'>, takesNumber: boolean): NamedDevice[] {
  const [, base, number] = takesNumber ? /^(.+)\.(\d+)$/.exec(device) ?? [] : [];
  const name = base !== undefined && Object.hasOwn(aliases, base) ? base : device;
  const alias = Object.hasOwn(aliases, name) ? aliases[name] : device;
  return typeof alias === 'string' ? [{ ...rest, device: alias, ...number !== undefined && { partition: number } }] : [];
}

/** Commands that destroy the content of a device. `USES` has the commands that only need the device. */
const WRITES = /^(?:mkfs(?:\.\w+)?|mke2fs|mkswap|pvcreate|vgcreate|vgextend|wipefs|mdadm|cryptsetup|zpool|dd)$/;
const USES = /^(?:mount|swapon|parted|sgdisk|sfdisk|fdisk|gdisk)$/;

/** Commands that change what a device already has. Without the device, such a command only fails. */
const CHANGES = /^(?:growpart|resize2fs|xfs_growfs|xfs_admin|partprobe|tune2fs|e2label|e2fsck|fsck(?:\.\w+)?|pvresize)$/;

/** Commands that run the command after them. */
const WRAPPER = /^(?:sudo|nohup|exec|cloud-init-per\s+\S+\s+\S+|timeout\s+\S+)\s+/;

/** Words that show that a command runs only if the device exists, or that the command may fail. */
const GUARDED = /\b(?:if(?!=)|test|case|for|while|until)\b|\[|\|\|\s*(?:true|:|exit|echo)/;

/** The devices of a command or script of the first boot. A command that tests whether a device exists does not count. */
export function devicesOfCommand(command: unknown, where: string): NamedDevice[] {
  if (Array.isArray(command)) return isShell(command) ? devicesOfCommand(command[2], where) : devicesOfWords(command.map(String), where);
  if (typeof command !== 'string' || !command.includes('/dev/') || GUARDED.test(command)) return [];
  const [, inner] = /^\s*(?:sudo\s+)?\S*sh\s+-c\s+(?:"([^"]*)"|'([^']*)')\s*$/.exec(command)?.filter(each => each !== undefined) ?? [];
  if (inner !== undefined) return devicesOfCommand(inner, where);
  const [, mounted] = /\becho\s+["']?(\/dev\/\w+)\s.*>>\s*\/etc\/fstab\s*$/.exec(command) ?? [];
  if (mounted !== undefined) return [{ where, device: mounted, writes: false }];
  return command.split(/[\n;|&]+/).flatMap(part => devicesOfWords(part.trim().split(/\s+/), where));
}

function isShell([program, option, script]: readonly unknown[]): boolean {
  return /(?:^|\/)(?:ba|da)?sh$/.test(String(program)) && /^-\w*c$/.test(String(option)) && typeof script === 'string';
}

function devicesOfWords(words: readonly string[], where: string): NamedDevice[] {
  const wrapper = WRAPPER.exec(words.join(' '));
  if (wrapper !== null) return devicesOfWords(words.slice(wrapper[0].trim().split(/\s+/).length), where);
  const [program, ...rest] = words;
  const name = program?.replace(/^(?:\/usr)?\/s?bin\//, '');
  if (name === undefined || ![WRITES, USES, CHANGES].some(names => names.test(name))) return [];
  const operand = name === 'dd' ? /^of=(\/dev\/\w+)$/ : /^(\/dev\/(?:disk\/by-id\/)?[\w-]+)$/;
  return rest.flatMap(word => operand.exec(word.replace(/^(["'])(.*)\1$/, '$2'))?.[1] ?? [])
    .map(device => ({ where, device, writes: WRITES.test(name), ...CHANGES.test(name) && { otherwise: 'the command fails' } }));
}
