import { Problem } from '../../../findings/problem';
import { AttachedDiskSpec, MachineSpec } from '../../../model/machine';
import { MachineDefault } from '../../../model/machine-default';
import { findImage } from '../../catalog/find-image';
import { NodeContext } from '../../context';
import { ApiTree, at, Joint, take } from '../../fields';
import { attachedDisk } from '../../resolve/attached-disk';
import { checkAttachments } from '../../resolve/attachments';
import { ResolvedCompute, resolveCompute } from '../../resolve/compute';
import { checkGpus } from '../../resolve/gpus';
import { notSupported, PLAIN_KUBEVIRT } from '../../resolve/problems';
import { ResolvedProfile, resolveProfile } from '../../resolve/profile';
import { DEFAULT_PROFILE, diskBusOf } from '../profiles';
import { DISK_NAME } from '../release-name';
import { CozystackTarget } from '../target';

/**
 * Writes `instanceType`, `resources`, `instanceProfile` and `disks` together: Cozystack before 1.5 requires a bus for each disk, and the profile
 * decides the bus.
 */
export const guest: Joint<MachineSpec, CozystackTarget> = {
  write: (spec, tree, context, target, problems) => {
    const compute = resolveCompute(spec, context, target, problems);
    const profile = resolveProfile(spec, context, compute, target, problems);
    checkCatalog(compute, profile, target, problems);
    for (const choice of [spec.instanceType, spec.instanceProfile]) {
      if (choice?.kind === 'named' && choice.namespaced) problems.push(notSupported('instance types and profiles of a namespace (`namespaced`)', PLAIN_KUBEVIRT, target));
    }
    checkGpus(spec, compute, target, problems);
    const instanceProfile = profile?.name ?? DEFAULT_PROFILE;
    const disks = spec.disks ?? [];
    checkAttachments(disks, context, DISK_NAME, problems);
    checkBootDisk(disks[0], context, target, problems);
    checkDisks(disks, target, problems);
    const leavesBus = spec.leaveToCluster?.includes(MachineDefault.DISK_DEVICE);
    const fields = (tree.spec ??= {}) as ApiTree;
    fields.instanceType = compute.instanceType;
    fields.instanceProfile = instanceProfile;
    fields.disks = disks.map(attached => (
      { name: attached.name, bus: leavesBus ? attached.bus : busOf(attached, instanceProfile, context, target) }
    ));
    if (compute.resources) fields.resources = chartResources(compute.resources, spec, target, problems);
  },
  read: tree => {
    const spec: { -readonly [K in keyof MachineSpec]: MachineSpec[K] } = { name: '' };
    const { name: _, ...read } = spec;
    const instanceType = at(tree, ['spec', 'instanceType']);
    const resources = at(tree, ['spec', 'resources']) as ApiTree | undefined;
    if (typeof instanceType === 'string') {
      take(tree, ['spec', 'instanceType']);
      if (instanceType !== '') read.instanceType = { kind: 'named', name: instanceType };
    }
    const [cores, sockets] = [wholeNumber(resources?.cpu), wholeNumber(resources?.sockets)];
    if (cores !== undefined && sockets !== undefined && typeof resources?.memory === 'string') {
      take(tree, ['spec', 'resources', 'cpu']);
      take(tree, ['spec', 'resources', 'sockets']);
      read.resources = { cores, sockets, memory: take<string>(tree, ['spec', 'resources', 'memory'])! };
    }
    const profile = take<string>(tree, ['spec', 'instanceProfile']);
    if (profile !== undefined) read.instanceProfile = { kind: 'named', name: profile };
    const disks = take<readonly AttachedDiskSpec[]>(tree, ['spec', 'disks']);
    if (disks && disks.length > 0) read.disks = disks;
    return read;
  },
};

/** Reads a number of CPUs or sockets. Both are quantities in the charts, so `2` and `"2"` mean the same number. */
function wholeNumber(value: unknown): number | undefined {
  if (typeof value === 'string') return /^\d{1,9}$/.test(value) ? Number(value) : undefined;
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
}

/** The charts require `cores` and `memory`, and have no field for threads. */
function chartResources({ threads, ...resources }: NonNullable<ResolvedCompute['resources']>, spec: MachineSpec, target: CozystackTarget, problems: Problem[]): object {
  if (spec.resources?.threads !== undefined) problems.push(notSupported('threads of a core (`resources.threads`)', PLAIN_KUBEVIRT, target));
  for (const part of ['cores', 'memory'] as const) {
    if (spec.resources?.[part] !== undefined) continue;
    problems.push({
      code: 'RESOURCES_INVALID', message: `\`resources.${part}\` is not set, and ${target.label} requires it`, fix: `set \`resources.${part}\`, or use an \`instanceType\``,
    });
  }
  return resources;
}

function busOf(attached: AttachedDiskSpec, profile: string, context: NodeContext, { capabilities }: CozystackTarget): string | undefined {
  if (attached.bus !== undefined || !capabilities.explicitBus) return attached.bus;
  return attached.optical || attachedDisk(attached, context)?.optical ? 'sata' : diskBusOf(profile);
}

function checkBootDisk(attached: AttachedDiskSpec | undefined, context: NodeContext, target: CozystackTarget, problems: Problem[]): void {
  const disk = attached && attachedDisk(attached, context);
  if (!disk || disk.optical || disk.source?.kind !== 'image' || !findImage(disk.source.image, target.catalog)?.installer) return;
  problems.push({
    code: 'IMAGE_IS_INSTALLER',
    message: `system disk "${disk.name}" is an installer medium, attached as a plain disk`,
    fix: 'create a `Disk` from the image with `optical` set to true, and list this disk after a blank system disk',
  });
}

const NOT_HERE = {
  alias: 'a name of a disk in the machine',
  lun: 'disks that are LUNs',
  reservation: 'persistent reservations',
  readOnly: 'read-only disks',
  shareable: 'disks that machines share',
  bootOrder: 'a boot order other than the order of the list',
  hotpluggable: 'disks that are attached to a running machine',
  dataVolume: 'disks that exist as a DataVolume',
} as const satisfies { readonly [K in keyof AttachedDiskSpec]?: string };

/** The properties of a disk that the charts support. */
const HERE: ReadonlySet<string> = new Set<keyof AttachedDiskSpec>(['name', 'existing', 'elsewhere', 'bus', 'optical']);

function isUsual(disk: AttachedDiskSpec): boolean {
  for (const part in disk) if (!HERE.has(part)) return false;
  return true;
}

/** Reports properties of disks for which the charts have no field. */
function checkDisks(disks: readonly AttachedDiskSpec[], target: CozystackTarget, problems: Problem[]): void {
  if (disks.every(isUsual)) return;
  const refuse = (what: string) => problems.push(notSupported(what, PLAIN_KUBEVIRT, target));
  if (disks.some(({ inline }) => inline?.kind === 'containerImage' || inline?.kind === 'empty')) refuse('ephemeral disks (EphemeralDisk)');
  if (disks.some(({ inline }) => inline && inline.kind !== 'containerImage' && inline.kind !== 'empty')) refuse('configuration disks (ConfigDisk)');
  for (const [part, what] of Object.entries(NOT_HERE)) if (disks.some(disk => disk[part as keyof typeof NOT_HERE] !== undefined)) refuse(`${what} (\`${part}\`)`);
  if (disks.some(({ tuning }) => tuning !== undefined)) refuse('disk tuning (`tuning`)');
}

/** The charts support only cluster-scoped instance types and profiles. The nodes must have the CPU architecture of the machine's profile. */
function checkCatalog(
  { inferredFrom, type }: ResolvedCompute, profile: ResolvedProfile | undefined, target: CozystackTarget, problems: Problem[],
): void {
  const { architecture } = target.launcher;
  if (profile?.architecture !== undefined && profile.architecture !== architecture) {
    problems.push({
      code: 'PROFILE_ARCHITECTURE',
      message: `the instance profile "${profile.name}" is for another CPU architecture: on ${architecture} nodes the machine never starts`,
      got: profile.architecture,
      allowed: architecture,
      fix: `use a profile for ${architecture}, or acknowledge this if the cluster has ${profile.architecture} nodes`,
    });
  }
  const refuse = (what: string) => problems.push(notSupported(what, PLAIN_KUBEVIRT, target));
  if (inferredFrom !== undefined) refuse('inferred instance types (`InstanceType.inferred`)');
  if (profile?.inferredFrom !== undefined) refuse('inferred instance profiles (`InstanceProfile.inferred`)');
  if (type?.namespaced || profile?.namespaced) refuse('instance types and profiles of a namespace');
}
