import { listNames } from '../../findings/nearest';
import { Problem, quote } from '../../findings/problem';
import { MachineSpec } from '../../model/machine';

/** A command that mounts a shared file system by its tag. */
const COMMAND = /\bmount\s+(?:-o\s+\S+\s+)?-t\s+virtiofs\s+(?:-o\s+\S+\s+)?([A-Za-z0-9_.-]+)/g;

/** Reports mounts of shared file systems (virtiofs) that the machine does not have. The tag of a mount is the name of the file system. */
export function shareProblems({ mounts, runcmd }: Readonly<Record<string, unknown>>, { filesystems = [] }: MachineSpec): Problem[] {
  const names = filesystems.map(({ name }) => name);
  const mounted = listOf(mounts).flatMap((mount, i): [string, string][] => (
    Array.isArray(mount) && mount[2] === 'virtiofs' && typeof mount[0] === 'string' ? [[`mounts[${i}]`, mount[0]]] : []
  ));
  const ofCommands = listOf(runcmd).flatMap((command, i) => {
    const text = Array.isArray(command) ? command.join(' ') : typeof command === 'string' ? command : '';
    return [...text.matchAll(COMMAND)].map(([, tag]): [string, string] => [`runcmd[${i}]`, tag]);
  });
  return [...mounted, ...ofCommands].filter(([, tag]) => !names.includes(tag)).map(([where, tag]) => ({
    code: 'DEVICE_MISSING',
    message: `\`${where}\` of the user data mounts a shared file system that the machine does not have`,
    got: quote(tag),
    allowed: names.length === 0 ? 'none: the machine has no `filesystems`' : listNames(names),
    fix: 'on plain KubeVirt, add the file system to `filesystems`; otherwise remove the mount',
  }));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
