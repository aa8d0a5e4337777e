import { PROFILE_KINDS, scopeOf } from './scope';
import { CpuTopologySpec, InstanceProfileSetSpec, InstanceProfileSpec } from '../../../model/catalog';
import { ChangeEffect } from '../../../model/change-effect';
import { Firmware } from '../../../model/hardware/firmware';
import { same } from '../../../model/same';
import { at, Codec, FieldTable, Joint, put, take } from '../../fields';
import { KUBEVIRT, NAMES } from '../sources';
import { KubeVirtTarget } from '../target';

const { LIVE, RECREATE, NONE } = ChangeEffect;

/** Existing machines keep the copy that KubeVirt stored for them, even after a restart: only new machines get the change. */
const STORED = `${KUBEVIRT}/pkg/instancetype/find/revision.go#Find`;
const stored = { effect: NONE, source: STORED } as const;

const TOPOLOGY: Codec<CpuTopologySpec> = {
  write: topology => ({
    preferredCPUTopology: topology.kind,
    spreadOptions: topology.kind === 'spread' ? { across: topology.across, ratio: topology.ratio } : undefined,
  }),
  read: ({ preferredCPUTopology: kind, spreadOptions }) => kind === undefined ? undefined : { kind, ...spreadOptions },
};

/** An instance profile as a `VirtualMachineClusterPreference`, or as a `VirtualMachinePreference` of its namespace. */
export const PROFILE_FIELDS: FieldTable<InstanceProfileSpec, KubeVirtTarget> = {
  name: { at: '/metadata/name', effect: RECREATE, source: NAMES },
  namespaced: { joint: 'kind', effect: RECREATE, source: NAMES },
  cpuTopology: { at: '/spec/cpu', codec: TOPOLOGY, ...stored },
  diskBus: { at: '/spec/devices/preferredDiskBus', ...stored },
  cdromBus: { at: '/spec/devices/preferredCdromBus', ...stored },
  networkModel: { at: '/spec/devices/preferredInterfaceModel', ...stored },
  firmware: { joint: 'firmware', ...stored },
  machineType: { at: '/spec/machine/preferredMachineType', ...stored },
  storageClass: { at: '/spec/volumes/preferredStorageClassName', ...stored },
  terminationGracePeriod: { at: '/spec/preferredTerminationGracePeriodSeconds', ...stored },
  architecture: { joint: 'architecture', ...stored },
  minVcpus: { at: '/spec/requirements/cpu/guest', ...stored },
  minMemory: { at: '/spec/requirements/memory/guest', ...stored },
};

/** A set of instance profiles. Each profile is one object. */
export const PROFILE_SET_FIELDS: FieldTable<InstanceProfileSetSpec, KubeVirtTarget> = {
  instanceProfiles: { joint: 'items', effect: LIVE, source: STORED },
};

const TPM = ['spec', 'devices', 'preferredTPM'];
const EFI = ['spec', 'firmware', 'preferredEfi'];
const SMM = ['spec', 'features', 'preferredSmm'];

const firmware: Joint<InstanceProfileSpec, KubeVirtTarget> = {
  write: ({ firmware: given = {} }, tree) => {
    const { uefi, secureBoot, tpm, persistent } = given;
    put(tree, TPM, tpm ? { persistent } : undefined);
    // Secure boot needs the system management mode.
    if (secureBoot) put(tree, SMM, { enabled: true });
    if (uefi || secureBoot) put(tree, EFI, { secureBoot: secureBoot ?? false, persistent });
  },
  read: tree => {
    const efi = at(tree, EFI) as Readonly<Record<string, boolean>> | undefined;
    const tpm = at(tree, TPM) as Readonly<Record<string, boolean>> | undefined;
    const persistent = (efi ?? tpm)?.persistent;
    const read: Firmware = {
      ...efi && { uefi: true }, ...efi?.secureBoot && { secureBoot: true }, ...tpm && { tpm: true }, ...persistent !== undefined && { persistent },
    };
    const written: Parameters<typeof put>[0] = {};
    firmware.write({ name: '', firmware: read }, written, undefined!, undefined!, []);
    // If `firmware` cannot express the values of UEFI, TPM and SMM, all these values stay in the tree.
    if (![EFI, TPM, SMM].every(path => same(at(written, path), at(tree, path)))) return {};
    for (const path of [EFI, TPM, SMM]) take(tree, path);
    return Object.keys(read).length === 0 ? {} : { firmware: read };
  },
};

const PREFERRED = ['spec', 'preferredArchitecture'];
const REQUIRED = ['spec', 'requirements', 'architecture'];

/** `architecture` is written twice: as the preferred architecture, and as a requirement. */
const architecture: Joint<InstanceProfileSpec, KubeVirtTarget> = {
  write: ({ architecture: name }, tree) => {
    if (name !== undefined) for (const path of [PREFERRED, REQUIRED]) put(tree, path, name);
  },
  read: tree => {
    const name = at(tree, PREFERRED);
    if (typeof name !== 'string' || at(tree, REQUIRED) !== name) return {};
    for (const path of [PREFERRED, REQUIRED]) take(tree, path);
    return { architecture: name };
  },
};

export const PROFILE_JOINTS = { kind: scopeOf(PROFILE_KINDS), firmware, architecture };
