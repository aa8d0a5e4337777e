import { machineReference, snapshotReference } from './machine-reference';
import { MachineSpec } from '../../../model/machine';
import { MachineDefault } from '../../../model/machine-default';
import { networksOf, nicOf } from '../../../model/nic';
import { same } from '../../../model/same';
import { SnapshotRestoreSpec } from '../../../model/snapshot';
import { NodeContext } from '../../context';
import { at, Joint, put, take } from '../../fields';
import { ApiObjectData, ObjectIndex } from '../../reading';
import { FLEET_LABEL, MACHINE_LABEL } from '../labels';
import { isLeft } from '../machine/left';
import { listed } from '../optional';
import { KubeVirtTarget } from '../target';
import { atLeast, KubeVirtVersion } from '../version';

export const IN_PLACE = 'InPlace';

/** The first version with the volume fields of a restore. An older API server silently drops these fields. */
export const VOLUMES_SINCE = KubeVirtVersion.V1_6;

const TARGET = ['spec', 'target'];
const SNAPSHOT = ['spec', 'virtualMachineSnapshotName'];
const VOLUMES = ['spec', 'volumeRestorePolicy'];
const PATCHES = ['spec', 'patches'];

/** A restore, with facts from its snapshot and its machine. */
export interface Restore extends SnapshotRestoreSpec {
  readonly target: string;
  readonly makesTarget: boolean;
  /** The name of the machine of the snapshot. */
  readonly source?: string;
  readonly original?: MachineSpec;
}

export function withMachine(spec: SnapshotRestoreSpec, context: NodeContext): Restore {
  const machine = spec.machine ?? spec.snapshot.machine;
  const original = machine && !machine.elsewhere ? context.find('machine', machine.name) : undefined;
  const source = spec.snapshot.machine?.name;
  return { ...spec, target: spec.newMachine ?? machine?.name ?? spec.name, makesTarget: spec.newMachine !== undefined, source, original };
}

/**
 * From KubeVirt 1.6 on, this library restores an existing machine in place by default, so that the machine keeps the volumes of its manifest.
 * KubeVirt's own default is new volumes.
 */
export function volumePolicy({ volumes, makesTarget }: Restore, { version }: KubeVirtTarget): string | undefined {
  return volumes ?? (!makesTarget && atLeast(version, VOLUMES_SINCE) ? IN_PLACE : undefined);
}

/** `newMachine`, `machine`, or the machine of `snapshot` becomes the target. The volume policy and the patches differ for a new machine. */
export const targetJoint: Joint<SnapshotRestoreSpec, KubeVirtTarget> = {
  write: (spec, tree, context, target) => {
    const model = withMachine(spec, context);
    put(tree, TARGET, machineReference(model.target));
    put(tree, SNAPSHOT, model.snapshot.name);
    put(tree, VOLUMES, volumePolicy(model, target));
    const { makesTarget, original } = model;
    const identity = makesTarget && original ? identityPatches(model.target, cloneIdentity(original)) : [];
    put(tree, PATCHES, listed([...identity, ...model.patches ?? []]));
  },
  read: tree => {
    const name = take<string>(tree, SNAPSHOT);
    if (name === undefined) return {};
    const volumes = take<string>(tree, VOLUMES);
    const patches = take<string[]>(tree, PATCHES);
    const machine = take<{ readonly name?: string }>(tree, TARGET)?.name;
    return {
      snapshot: { name },
      ...machine !== undefined && { machine: { name: machine } },
      ...volumes !== undefined && { volumes },
      ...patches && { patches },
    };
  },
};

/** The target of a restore that was read: the machine of the snapshot, another machine that exists, or a new machine. */
export function resolveTarget(
  spec: SnapshotRestoreSpec, { metadata: { namespace } }: ApiObjectData, index: ObjectIndex, { version }: KubeVirtTarget,
): SnapshotRestoreSpec {
  const { machine, volumes, patches = [], ...others } = spec;
  const snapshot = snapshotReference(spec.snapshot.name, namespace, index);
  const source = snapshot.machine?.name;
  if (machine === undefined || !isNew(machine.name, source, spec, version)) return { ...spec, snapshot };
  const original = source === undefined ? undefined : index.find('VirtualMachine', namespace, source);
  const identity = original ? identityPatches(machine.name, readIdentity(original)) : [];
  const own = same(patches.slice(0, identity.length), identity) ? patches.slice(identity.length) : patches;
  return { ...others, snapshot, newMachine: machine.name, ...volumes !== undefined && { volumes }, ...own.length > 0 && { patches: own } };
}

/**
 * Whether the target is a new machine. If the machine of the snapshot is not known, two fields decide: the library writes the patch with a new
 * label only for a new machine, and its default volume policy only for an existing machine.
 */
function isNew(target: string, source: string | undefined, { volumes, patches = [] }: SnapshotRestoreSpec, version: KubeVirtVersion): boolean {
  if (source !== undefined) return target !== source;
  return patches.includes(relabeling(target)) || volumes === undefined && atLeast(version, VOLUMES_SINCE);
}

/** Fields that identify a machine in its network, and to Services and policies. */
interface Identity {
  readonly isMember: boolean;
  readonly isLabelled: boolean;
  /** The firmware fields of the manifest. */
  readonly firmware: readonly string[];
  /** The MAC addresses, by the position of the interface. */
  readonly macAddresses: readonly (string | undefined)[];
}

function cloneIdentity(machine: MachineSpec): Identity {
  const { identity, fleet } = machine;
  const firmware = identity ? Object.keys(identity) : isLeft(machine, MachineDefault.IDENTITY) ? [] : FIRMWARE;
  return {
    isMember: fleet !== undefined,
    isLabelled: !isLeft(machine, MachineDefault.MACHINE_LABEL),
    firmware,
    macAddresses: networksOf(machine).map(network => nicOf(network)?.macAddress),
  };
}

const FIRMWARE = ['uuid', 'serial'];
const TEMPLATE = ['spec', 'template'];

function readIdentity(machine: ApiObjectData): Identity {
  const interfaces = (at(machine, [...TEMPLATE, 'spec', 'domain', 'devices', 'interfaces']) ?? []) as readonly { readonly macAddress?: string }[];
  const has = (...path: readonly string[]) => at(machine, [...TEMPLATE, ...path]) !== undefined;
  return {
    isMember: has('metadata', 'labels', FLEET_LABEL),
    isLabelled: has('metadata', 'labels', MACHINE_LABEL),
    firmware: FIRMWARE.filter(each => has('spec', 'domain', 'firmware', each)),
    macAddresses: interfaces.map(({ macAddress }) => macAddress),
  };
}

/**
 * A machine that is restored as a new machine gets its own identity, like a clone. It also gets its own label for Services and policies, so
 * that traffic for the original does not reach the new machine.
 */
function identityPatches(target: string, { isMember, isLabelled, firmware, macAddresses }: Identity): string[] {
  return [
    ...FIRMWARE.filter(each => firmware.includes(each)).map(each => patch('replace', `/spec/template/spec/domain/firmware/${each}`, '')),
    ...isLabelled ? [relabeling(target)] : [],
    ...isMember ? [patch('remove', `/spec/template/metadata/labels/${pointer(FLEET_LABEL)}`)] : [],
    ...macAddresses.flatMap((macAddress, i) => macAddress === undefined ? [] : [patch('remove', `/spec/template/spec/domain/devices/interfaces/${i}/macAddress`)]),
  ];
}

function relabeling(target: string): string {
  return patch('replace', `/spec/template/metadata/labels/${pointer(MACHINE_LABEL)}`, target);
}

function patch(op: string, path: string, value?: string): string {
  return JSON.stringify({ op, path, value });
}

/** Escapes a key for a JSON pointer. */
function pointer(key: string): string {
  return key.replace(/~/g, '~0').replace(/\//g, '~1');
}
