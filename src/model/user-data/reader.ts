import { GuestFacts, GuestReader } from './facts';
import { KIND_NAMES, UserDataKind, userDataKind } from './kind';
import { isMap } from './plain';
import { Problem } from '../../findings/problem';

/** Kinds that only one reader accepts. */
const OF: Partial<Record<UserDataKind, GuestReader>> = {
  talos: 'talos', ignition: 'ignition', butane: 'ignition', powershell: 'cloudbase-init', batch: 'cloudbase-init',
};

/** All kinds that each reader accepts. Cloudbase-Init supports some of cloud-init's kinds. */
const TAKES: Readonly<Record<GuestReader, readonly UserDataKind[]>> = {
  'cloud-init': ['cloud-config', 'archive', 'jsonp', 'script', 'boothook', 'include', 'part-handler', 'jinja', 'mime', 'empty'],
  'cloudbase-init': ['cloud-config', 'script', 'mime', 'powershell', 'batch', 'empty'],
  'ignition': ['ignition'],
  'talos': ['talos'],
  'installer': [],
};

const RIGHT: Readonly<Record<GuestReader, string>> = {
  'cloud-init': 'cloud-init user data: `#cloud-config`, `#!`, ...',
  'cloudbase-init': '`#ps1_sysnative`, `rem cmd`, or a `#cloud-config` of the keys that Cloudbase-Init knows',
  'ignition': 'Ignition, JSON with `{"ignition": {"version": ...}}`',
  'talos': 'a Talos machine configuration (`version: v1alpha1`), as `talosctl gen config` writes it',
  'installer': 'no user data: it is an installer medium',
};

const NAMES: Readonly<Record<GuestReader, string>> = {
  'cloud-init': 'cloud-init', 'cloudbase-init': 'Cloudbase-Init', 'ignition': 'Ignition', 'talos': 'Talos', 'installer': 'an installer',
};

/** What happens if the user data is of a kind that the reader does not accept. */
const OUTCOME: Readonly<Record<GuestReader, string>> = {
  'cloud-init': 'the user data has no effect',
  'cloudbase-init': 'the user data has no effect',
  'ignition': 'the machine does not complete its first boot',
  'talos': 'the machine stops at its first boot',
  'installer': 'the user data has no effect',
};

/** Reports user data of a kind that the guest does not read. */
export function readerProblems(kind: UserDataKind, facts: GuestFacts): Problem[] {
  const { reads, label = 'the image' } = facts;
  if (kind === 'butane') {
    return [foreign('the user data is a Butane configuration, which no guest reads', RIGHT.ignition, 'translate it: `butane --strict < config.bu > config.ign`')];
  }
  if (isForWindows(kind) && facts.isLinux) return [onLinux(`the user data is ${KIND_NAMES[kind]}`, label)];
  if (kind === 'empty' || kind === 'unknown' || kind === 'encoded' || reads === undefined || TAKES[reads].includes(kind)) return [];
  return [foreign(`the user data is ${KIND_NAMES[kind]}, and ${label} has ${NAMES[reads]}, which does not read this kind: ${OUTCOME[reads]}`, RIGHT[reads],
    reads === 'installer' ? 'remove it, or use an image with an installed system' : `give ${RIGHT[reads]}${reads === 'talos' ? ' with `CloudInit.fromFile`' : ''}, or use another image`)];
}

/** The problem of a part (of a MIME message or archive) whose kind the guest does not read. */
export function partProblems(kind: UserDataKind, part: string, { reads, label = 'the image', isLinux }: GuestFacts): Problem[] {
  return isForWindows(kind) && (isLinux || reads === 'cloud-init') ? [onLinux(`${part} of the user data is ${KIND_NAMES[kind]}`, label)] : [];
}

function isForWindows(kind: UserDataKind): boolean {
  return OF[kind] === 'cloudbase-init';
}

function onLinux(what: string, label: string): Problem {
  return foreign(`${label} is for Linux, and ${what}, which only Windows runs: it has no effect`, RIGHT['cloud-init'],
    'write it for Linux, or set `instanceProfile` to a profile of Windows, e.g. InstanceProfile.WINDOWS_SERVER_2025');
}

/**
 * In a KubeVirt guest, Ignition reads only a config drive, and waits for it without end (`internal/providers/kubevirt`). If the guest has
 * no Ignition, another problem is reported.
 *
 * @param choice how the user gives the machine a config drive; undefined if it has one
 */
export function driveProblems(text: string, { reads = 'ignition' }: GuestFacts, choice: string | undefined): Problem[] {
  if (choice === undefined || reads !== 'ignition' || !text.includes('"ignition"') || userDataKind(text) !== 'ignition') return [];
  return [foreign('the machine never boots: the user data is an Ignition configuration on a NoCloud drive, and Ignition waits for a config drive', 'a config drive', choice)];
}

/** The right kind of user data for a guest; undefined if it is not known. */
export function rightKind({ reads }: GuestFacts): string | undefined {
  return reads && RIGHT[reads];
}

/** Whether a guest may accept a text without a header. */
export function takesUnknown({ reads }: GuestFacts): boolean {
  return reads === 'talos' || reads === 'ignition';
}

/** The only reader of a kind; undefined if several readers accept the kind, or none. */
export function readerOf(kind: UserDataKind): GuestReader | undefined {
  return OF[kind];
}

/** Keys of a cloud-config for which Cloudbase-Init has a plugin. */
const CLOUDBASE_KEYS = new Set(['write_files', 'set_timezone', 'timezone', 'set_hostname', 'hostname', 'ntp', 'groups', 'users', 'runcmd', 'merge_how', 'merge_type']);

/** Commands that Windows does not have. */
const LINUX_COMMAND = /^\s*(?:sudo\s+)?(?:systemctl|service|apt|apt-get|dnf|yum|zypper|apk|snap|useradd|usermod|chmod|chown|ufw|modprobe|sysctl|mkfs\S*|mount)\s/;

/** Reports keys and commands of a cloud-config that have no effect on Windows. */
export function cloudbaseProblems(document: Readonly<Record<string, unknown>>, { label = 'the image' }: GuestFacts, nameOf: (path: (string | number)[]) => string): Problem[] {
  const keys = Object.keys(document).filter(key => !CLOUDBASE_KEYS.has(key)).map(key => foreign(
    `${nameOf([key])} has no effect: ${label} has Cloudbase-Init, which does not support it`, [...CLOUDBASE_KEYS].join(', '), 'remove it, and use a `#ps1_sysnative` script instead'));
  const commands = (Array.isArray(document.runcmd) ? document.runcmd : []).flatMap((command, index) => {
    const text = Array.isArray(command) ? `${command.join(' ')} ` : `${String(command)} `;
    return isMap(command) || !LINUX_COMMAND.test(text) ? [] : [linuxCommand(nameOf(['runcmd', index]))];
  });
  return [...keys, ...commands];
}

/** The lines (numbered from 0) of a script for a Windows guest that run a command of Linux. */
export function linuxCommands(script: string, { reads }: GuestFacts): number[] {
  return reads !== 'cloudbase-init' ? [] : script.split('\n').flatMap((line, index) => LINUX_COMMAND.test(`${line} `) ? [index] : []);
}

export function linuxCommand(where: string): Problem {
  return foreign(`${where} is a command of Linux, and the guest has Windows`, 'commands of Windows', 'write it for Windows');
}

function foreign(message: string, allowed: string, fix: string): Problem {
  return { code: 'USER_DATA_FOREIGN', message, allowed, fix };
}
