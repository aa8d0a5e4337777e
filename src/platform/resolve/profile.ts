import { ResolvedCompute } from './compute';
import { inferenceDisk } from './inference';
import { unverified } from './problems';
import { Target } from './target';
import { listNames, suggest } from '../../findings/nearest';
import { Problem, quote } from '../../findings/problem';
import { MachineModel } from '../../model/machine';
import { isSmaller } from '../../model/size';
import { findImage } from '../catalogue/find-image';
import { OfferedProfile } from '../catalogue/offer';

/** The profile of a machine on a target. */
export interface ResolvedProfile extends OfferedProfile {
  /** The disk that KubeVirt finds it out from. */
  readonly inferredFrom?: string;
}

/** The profile of a machine: the user's, else its image's, else the platform's default. */
export function resolveProfile(model: MachineModel, compute: ResolvedCompute, target: Target, problems: Problem[]): ResolvedProfile | undefined {
  if (model.profile?.kind === 'inferred') return inferred(model.profile.disk, model, compute, target, problems);
  const name = model.profile?.name ?? imageProfile(model, target) ?? assumed(model, target, problems);
  return name === undefined ? undefined : named(name, compute, target, problems);
}

function named(name: string, compute: ResolvedCompute, target: Target, problems: Problem[]): ResolvedProfile {
  const profile = target.offer.profiles.find(candidate => candidate.name === name);
  if (profile) {
    if (profile.unverified) problems.push(unverified('instance profile', name, profile.unverified));
    checkMinimum(profile, compute, problems);
    checkDivisible(profile, compute, problems);
    return profile;
  }
  const names = target.offer.profiles.map(candidate => candidate.name);
  problems.push({
    code: 'PROFILE_UNKNOWN',
    message: `${target.label} has no instance profile "${name}", so the machine would never be created`,
    got: quote(name),
    allowed: listNames(names),
    fix: suggest(name, names, 'if your cluster has it, declare it: `catalogue: Catalogue.extend({ instanceProfiles: [...] })`'),
  });
  return { name };
}

function inferred(disk: string | undefined, model: MachineModel, compute: ResolvedCompute, target: Target, problems: Problem[]): ResolvedProfile {
  const attached = inferenceDisk(disk, model, 'instance profile', target, problems);
  const source = attached?.disk?.source;
  const name = source?.kind === 'image' ? findImage(source.image, target.offer)?.profile : undefined;
  return { ...name === undefined ? { name: '' } : named(name, compute, target, problems), inferredFrom: attached?.name ?? '' };
}

/** What the image of the boot disk wants, of what the platform has. */
function imageProfile(model: MachineModel, target: Target): string | undefined {
  const source = model.disks[0]?.disk?.source;
  if (source?.kind !== 'image') return undefined;
  return findImage(source.image, target.offer)?.profile;
}

function assumed({ disks }: MachineModel, { label, offer, defaultProfile }: Target, problems: Problem[]): string | undefined {
  // A machine without a disk or with an unknown image has a finding already, and mending that brings the profile.
  const source = disks[0]?.disk?.source;
  if (disks.length === 0 || (source?.kind === 'image' && !findImage(source.image, offer))) return defaultProfile;
  problems.push({
    code: 'PROFILE_ASSUMED',
    message: defaultProfile === undefined
      ? 'nothing tells the guest\'s operating system, so it gets no profile: emulated devices of the cluster\'s default, which are slow'
      : `nothing tells the guest's operating system, so it gets ${label}'s default profile "${defaultProfile}", which has virtio devices`,
    fix: 'give `instanceProfile`, e.g. InstanceProfile.WINDOWS_SERVER_2025',
  });
  return defaultProfile;
}

/**
 * How many of a machine's virtual CPUs count for the minimum. Of a machine without an instance type KubeVirt counts the
 * part alone that the profile prefers.
 */
function counted({ topology }: OfferedProfile, { vcpus = 0, resources }: ResolvedCompute): { readonly count: number; readonly what: string } {
  if (!resources) return { count: vcpus, what: 'vCPU' };
  switch (topology?.kind) {
    case 'cores': return { count: resources.cpu, what: 'cores of one socket' };
    // Explicit resources have one thread a core.
    case 'threads': return { count: 1, what: 'threads of one core' };
    case 'spread': return topology.across === 'CoresThreads' ? { count: resources.cpu, what: 'cores of one socket' } : { count: vcpus, what: 'vCPU' };
    case 'any': return { count: vcpus, what: 'vCPU' };
    default: return { count: resources.sockets, what: 'sockets' };
  }
}

function checkMinimum(profile: OfferedProfile, compute: ResolvedCompute, problems: Problem[]): void {
  const { name, minVcpus = 0, minMemory } = profile;
  const { vcpus, memory } = compute;
  if (vcpus === undefined || memory === undefined) return;
  const { count, what } = counted(profile, compute);
  if (count >= minVcpus && !(minMemory && isSmaller(memory, minMemory))) return;
  const otherPart = vcpus >= minVcpus && count < minVcpus;
  problems.push({
    code: 'PROFILE_MINIMUM',
    message: otherPart
      ? `the instance profile "${name}" requires ${minVcpus} vCPU as ${what}; KubeVirt refuses this machine`
      : `the instance profile "${name}" requires a larger machine; KubeVirt refuses this one`,
    got: `${count} ${count === 1 ? what.replace(/^sockets$/, 'socket') : what} and ${memory.asString()}`,
    allowed: [minVcpus ? `at least ${minVcpus} ${otherPart ? what : 'vCPU'}` : '', minMemory ? `at least ${minMemory.asString()}` : ''].filter(Boolean).join(' and '),
    fix: otherPart ? `give more ${what}, or take an instance type` : 'take a larger size, or another profile',
  });
}

/** An instance type's virtual CPUs are spread evenly or not at all. */
function checkDivisible({ name, topology }: OfferedProfile, { type, vcpus }: ResolvedCompute, problems: Problem[]): void {
  if (topology?.kind !== 'spread' || !type || vcpus === undefined) return;
  const divisor = topology.ratio * (topology.across === 'SocketsCoresThreads' ? 2 : 1);
  if (vcpus % divisor === 0) return;
  problems.push({
    code: 'PROFILE_MINIMUM',
    message: `the instance profile "${name}" spreads virtual CPUs evenly over sockets, cores and threads; KubeVirt refuses this machine`,
    got: `${vcpus} vCPU`,
    allowed: `multiples of ${divisor}`,
    fix: 'take an instance type with such a number, or another profile',
  });
}
