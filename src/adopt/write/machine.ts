import { entriesOf } from './by-type';
import { DISK, SYSTEM_DISK_FIELDS } from './disk-fields';
import { Document } from './documents';
import { inlineDisk } from './inline-disk';
import { MethodCall } from './kinds';
import { Scope } from './scope';
import { VIRTUAL_MACHINE } from '../../constructs/machine/schema';
import { DiskSpec } from '../../model/disk';
import { AttachedDiskSpec, MachineSpec } from '../../model/machine';
import { call, Entries, Expression, list, object, options, value } from '../program/expression';

/** A disk whose construct is a child of the construct of its machine. */
export interface OwnDisk {
  readonly spec: DiskSpec;
  /** The id of the construct. */
  readonly id: string;
}

/** A machine as code. */
export interface WrittenMachine {
  readonly entries: Entries;
  /** Method calls on the machine. `disk` is the disk that the call creates. */
  readonly calls: readonly { readonly call: MethodCall; readonly disk?: OwnDisk }[];
  readonly systemDisk?: OwnDisk;
}

export interface MachineContext {
  /** Looks up a disk by its name. Undefined if the construct of the machine does not create the disk. */
  ownDisk(name: string): DiskSpec | undefined;
  document(of: Document): Expression;
}

/** Code for a machine and its disks. The name of the machine is not included. */
export function writeMachine(spec: MachineSpec, scope: Scope, context: MachineContext): WrittenMachine {
  const disks = spec.disks ?? [];
  const [first] = disks;
  const system = first && systemDiskOf(first, spec.name, context);
  const behind = disks.slice(system ? 1 : 0);
  const firstOwn = behind.findIndex(({ name, inline }) => inline === undefined && context.ownDisk(name) !== undefined);
  const inList = firstOwn < 0 ? behind : behind.slice(0, firstOwn);
  const entries = entriesOf(VIRTUAL_MACHINE, spec, scope, {
    name: undefined,
    // Values that equal their defaults are not written.
    ...spec.runStrategy === 'Always' && { runStrategy: undefined },
    ...spec.exposure?.kind === 'none' && { exposure: undefined },
    cloudConfig: undefined,
    image: system?.spec.source?.kind === 'image' ? imageOf(system, scope) : undefined,
    systemDisk: system && systemDisk(first, system, spec.name, scope),
    disks: inList.length > 0 ? list(inList.map(each => attached(each, scope))) : undefined,
    sshKeys: spec.sshKeys && list(spec.sshKeys.map(key => call('SshKey', 'fromString', value(key)))),
    cloudInit: documentOf('CloudInit', 'user-data', spec.userData, spec.userDataSecret, spec, context),
    networkData: documentOf('NetworkData', 'network', spec.networkData, spec.networkDataSecret, spec, context),
  });
  const calls = behind.slice(inList.length).map(each => {
    const own = each.inline === undefined ? context.ownDisk(each.name) : undefined;
    if (own === undefined) return { call: ['attachDisk', attached(each, scope)] as const };
    const id = own.name.startsWith(`${spec.name}-`) ? own.name.slice(spec.name.length + 1) : own.name;
    const name = own.name === `${spec.name}-${id}` ? [] : [['name', value(own.name)] as const];
    return { call: ['addDisk', value(id), object([...name, ...diskEntries(own, each, scope)])] as const, disk: { spec: own, id } };
  });
  return { entries, calls, ...system && { systemDisk: system } };
}

/** The properties of a disk and of its attachment. */
export function diskEntries(spec: DiskSpec, device: Partial<AttachedDiskSpec>, scope: Scope): Entries {
  const { name: _, existing: __, dataVolume: ___, inline: ____, elsewhere: _____, ...seen } = device;
  return entriesOf(DISK, { ...seen, ...spec }, scope, { name: undefined });
}

function systemDiskOf({ name, inline, optical }: AttachedDiskSpec, machine: string, context: MachineContext): OwnDisk | undefined {
  const spec = inline === undefined ? context.ownDisk(name) : undefined;
  if (spec === undefined || optical || Object.keys(spec).some(field => !SYSTEM_DISK_FIELDS.has(field))) return undefined;
  return machine === '' ? undefined : { spec, id: 'system' };
}

function systemDisk(device: AttachedDiskSpec, { spec }: OwnDisk, machine: string, scope: Scope): Expression {
  const { source, ...said } = spec;
  const name = spec.name === `${machine}-system` ? [] : [['name', value(spec.name)] as const];
  return object([...name, ...diskEntries(source?.kind === 'image' ? said : spec, device, scope)]);
}

function imageOf({ spec: { source } }: OwnDisk, scope: Scope): Expression {
  return entriesOf(VIRTUAL_MACHINE, { image: (source as { readonly image: object }).image }, scope)[0][1];
}

/** Code that refers to a disk of another part of the program or of the cluster, or that defines a disk without a persistent volume. */
function attached(disk: AttachedDiskSpec, scope: Scope): Expression {
  if (disk.inline) return inlineDisk(disk.name, disk.inline, disk, scope);
  const known = disk.existing || disk.elsewhere ? undefined : scope.construct('disk', disk.name);
  if (known) return known;
  const { name, existing: _, elsewhere: __, dataVolume, ...seen } = disk;
  const device = entriesOf(DISK, seen, scope);
  return call('Disk', 'fromName', value(name), ...options([...device, ...dataVolume ? [['dataVolume', value(true)] as const] : []]));
}

function documentOf(
  type: 'CloudInit' | 'NetworkData', what: string, text: string | undefined, secret: string | undefined, { name }: MachineSpec, context: MachineContext,
): Expression | undefined {
  if (secret !== undefined) return call(type, 'fromSecret', value(secret));
  return text === undefined ? undefined : context.document({ type, text, machine: name, what });
}

