import { attachedDisk, bootSource } from './attached-disk';
import { bootContent } from './boot-content';
import { ResolvedCompute } from './compute';
import { inferenceDisk } from './inference';
import { unverified } from './problems';
import { Target } from './target';
import { listNames, suggest } from '../../findings/nearest';
import { Problem, quote } from '../../findings/problem';
import { MachineSpec } from '../../model/machine';
import { MachineDefault } from '../../model/machine-default';
import { isSmaller } from '../../model/quantity';
import { CatalogProfile } from '../catalog/catalog-data';
import { findImage } from '../catalog/find-image';
import { linuxProfileOf } from '../catalog/systems';
import { NodeContext } from '../context';

/** The profile of a machine on a target. */
export interface ResolvedProfile extends CatalogProfile {
  /** The disk from which KubeVirt infers the profile. */
  readonly inferredFrom?: string;
}

/** The profile of a machine: the profile that the user sets, otherwise the profile of the image, otherwise the platform's default. */
export function resolveProfile(
  model: MachineSpec, context: NodeContext, compute: ResolvedCompute, target: Target, problems: Problem[],
): ResolvedProfile | undefined {
  const { instanceProfile } = model;
  if (instanceProfile?.kind === 'inferred') return inferred(instanceProfile.disk, model, context, compute, target, problems);
  const isLeft = model.leaveToCluster?.includes(MachineDefault.INSTANCE_PROFILE);
  const name = instanceProfile?.name ?? (isLeft ? undefined : imageProfile(model, context, target)) ?? assumed(model, context, target, problems);
  return name === undefined ? undefined : named(name, compute, target, problems);
}

/** The name of a machine's profile; undefined if the machine has no profile, or if the cluster infers the profile. */
export function profileNameOf(model: MachineSpec, context: NodeContext, target: Target): string | undefined {
  const { instanceProfile } = model;
  if (instanceProfile !== undefined) return instanceProfile.kind === 'named' ? instanceProfile.name : undefined;
  return imageProfile(model, context, target) ?? target.defaultProfile;
}

function named(name: string, compute: ResolvedCompute, target: Target, problems: Problem[]): ResolvedProfile {
  const profile = target.catalog.profiles.find(candidate => candidate.name === name);
  if (profile) {
    if (target.closedProfiles?.includes(name) === false) problems.push(closedProfile(name, target.closedProfiles, target));
    if (profile.unverified) problems.push(unverified('instance profile', name, profile.unverified));
    checkMinimum(profile, compute, target, problems);
    checkDivisible(profile, compute, problems);
    return profile;
  }
  const names = target.catalog.profiles.map(candidate => candidate.name);
  problems.push({
    code: 'PROFILE_UNKNOWN',
    message: `${target.label} has no instance profile "${name}", so the machine never starts`,
    got: quote(name),
    allowed: listNames(names),
    fix: suggest(name, names, target.closedProfiles ? OPEN_PROFILES : 'if your cluster has it, add it to `catalog.instanceProfiles` of the platform'),
  });
  return { name };
}

const OPEN_PROFILES = 'use an allowed profile, or upgrade to Cozystack 1.5 or later, which accepts every profile of the cluster';

/** The Helm charts of Cozystack before 1.5 list the profiles in their values schema, and reject all other profiles. */
function closedProfile(name: string, names: readonly string[], { label }: Target): Problem {
  return {
    code: 'PROFILE_UNKNOWN',
    message: `${label} rejects the instance profile "${name}", even if the cluster has the profile: the values schema of the Helm chart lists the allowed profiles`,
    got: quote(name),
    allowed: listNames(names),
    fix: OPEN_PROFILES,
  };
}

function inferred(
  disk: string | undefined, model: MachineSpec, context: NodeContext, compute: ResolvedCompute, target: Target, problems: Problem[],
): ResolvedProfile {
  const attached = inferenceDisk(disk, model, context, 'instance profile', target, problems);
  const source = attached && attachedDisk(attached, context)?.source;
  const name = source?.kind === 'image' ? findImage(source.image, target.catalog)?.profile : undefined;
  return { ...name === undefined ? { name: '' } : named(name, compute, target, problems), inferredFrom: attached?.name ?? '' };
}

/** The profile of the boot disk's image on the platform. */
function imageProfile(model: MachineSpec, context: NodeContext, target: Target): string | undefined {
  const source = bootSource(model, context);
  if (source?.kind !== 'image') return undefined;
  return findImage(source.image, target.catalog)?.profile;
}

function assumed(model: MachineSpec, context: NodeContext, { label, catalog, defaultProfile }: Target, problems: Problem[]): string | undefined {
  // A machine without a disk or with an unknown image already has a finding. The fix of that finding also determines the profile.
  const source = bootSource(model, context);
  if (defaultProfile === undefined && (model.leaveToCluster?.includes(MachineDefault.INSTANCE_PROFILE) || saysBuses(model))) return undefined;
  if ((model.disks ?? []).length === 0 || (source?.kind === 'image' && !findImage(source.image, catalog))) return defaultProfile;
  const { address = source?.kind === 'reference' ? source.name : '' } = bootContent(model, context);
  const system = linuxProfileOf(address);
  // The default profile has virtio devices, which every Linux system of the last years supports.
  if (defaultProfile !== undefined && system !== undefined) return defaultProfile;
  problems.push({
    code: 'PROFILE_ASSUMED',
    message: defaultProfile === undefined
      ? `${system === undefined ? 'unknown guest operating system: the machine gets no profile,' : 'no instance profile: the machine gets the defaults of KubeVirt,'} and slow emulated devices`
      : `unknown guest operating system: the machine gets the default profile "${defaultProfile}" of ${label}, with virtio devices`,
    fix: `set \`instanceProfile\`, e.g. to InstanceProfile.${system ?? 'WINDOWS_SERVER_2025'}`,
  });
  return defaultProfile;
}

/** Whether all disks of a machine set their bus. Then the buses do not depend on a profile. */
function saysBuses({ disks = [] }: MachineSpec): boolean {
  return disks.length > 0 && disks.every(({ bus, inline }) => bus !== undefined || inline?.kind === 'cloudInit');
}

/**
 * The number of virtual CPUs that count for the profile's minimum. Without an instance type, KubeVirt counts only the part of the topology
 * that the profile prefers.
 */
function counted(
  { topology }: CatalogProfile, { vcpus = 0, resources }: ResolvedCompute, { writesThreads }: Target,
): { readonly count: number; readonly what: string } {
  if (!resources) return { count: vcpus, what: 'vCPU' };
  // Cozystack's Helm chart does not write the number of threads, and KubeVirt counts a missing number as 0.
  const threads = writesThreads ? resources.threads : 0;
  switch (topology?.kind) {
    case 'cores': return { count: resources.cpu, what: 'cores of one socket' };
    case 'threads': return { count: threads, what: 'threads of one core' };
    case 'spread': switch (topology.across) {
      case 'SocketsCores': return { count: resources.cpu * resources.sockets, what: 'vCPU' };
      case 'CoresThreads': return { count: resources.cpu * threads, what: 'cores and threads of one socket' };
      default: return { count: resources.cpu * resources.sockets * threads, what: 'vCPU' };
    }
    case 'any': return { count: vcpus, what: 'vCPU' };
    default: return { count: resources.sockets, what: 'sockets' };
  }
}

function checkMinimum(profile: CatalogProfile, compute: ResolvedCompute, target: Target, problems: Problem[]): void {
  const { name, minVcpus = 0, minMemory } = profile;
  const { vcpus, memory } = compute;
  if (vcpus === undefined || memory === undefined) return;
  const { count, what } = counted(profile, compute, target);
  if (count >= minVcpus && !(minMemory && isSmaller(memory, minMemory))) return;
  const otherPart = vcpus >= minVcpus && count < minVcpus;
  problems.push({
    code: 'PROFILE_MINIMUM',
    message: count === 0
      ? `the instance profile "${name}" requires threads, which Cozystack's Helm chart does not write; KubeVirt rejects this machine`
      : otherPart
        ? `the instance profile "${name}" requires ${minVcpus} vCPU as ${what}; KubeVirt rejects this machine`
        : `the instance profile "${name}" requires a larger machine; KubeVirt rejects this machine`,
    got: count === 0 ? `${vcpus} vCPU without threads` : `${count} ${count === 1 ? what.replace(/^sockets$/, 'socket') : what} and ${memory}`,
    allowed: count === 0 ? 'an instance type' : [minVcpus ? `at least ${minVcpus} ${otherPart ? what : 'vCPU'}` : '', minMemory ? `at least ${minMemory}` : ''].filter(Boolean).join(' and '),
    fix: count === 0 ? 'use an instance type instead of `resources`' : !otherPart ? 'use a larger size, or another profile' : `set more ${what}, or use an instance type`,
  });
}

/** Checks that the virtual CPUs of a type can be divided evenly, as the topology of the profile requires. */
function checkDivisible({ name, topology }: CatalogProfile, { type, vcpus }: ResolvedCompute, problems: Problem[]): void {
  if (topology?.kind !== 'spread' || !type || vcpus === undefined) return;
  const divisor = topology.ratio * (topology.across === 'SocketsCoresThreads' ? 2 : 1);
  if (vcpus % divisor === 0) return;
  problems.push({
    code: 'PROFILE_MINIMUM',
    message: `the instance profile "${name}" spreads virtual CPUs evenly over sockets, cores and threads; KubeVirt rejects this machine`,
    got: `${vcpus} vCPU`,
    allowed: `multiples of ${divisor}`,
    fix: 'use an instance type with an allowed number of vCPU, or another profile',
  });
}
