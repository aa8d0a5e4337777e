import { ResolvedCompute } from './compute';
import { unverified } from './problems';
import { Target } from './target';
import { listNames, suggest } from '../../findings/nearest';
import { Problem, quote } from '../../findings/problem';
import { MachineModel } from '../../model/machine';
import { isSmaller } from '../../model/size';
import { findImage } from '../catalogue/find-image';
import { OfferedProfile } from '../catalogue/offer';

/** The profile of a machine: the user's, else its image's, else the platform's default. */
export function resolveProfile(model: MachineModel, compute: ResolvedCompute, target: Target, problems: Problem[]): string | undefined {
  const name = model.profile ?? imageProfile(model, target) ?? assumed(model, target, problems);
  if (name === undefined) return undefined;
  const profile = target.offer.profiles.find(candidate => candidate.name === name);
  if (profile) {
    if (profile.unverified) problems.push(unverified('instance profile', name, profile.unverified));
    checkMinimum(profile, compute, problems);
    return name;
  }
  const names = target.offer.profiles.map(candidate => candidate.name);
  problems.push({
    code: 'PROFILE_UNKNOWN',
    message: `${target.label} has no instance profile "${name}", so the machine would never be created`,
    got: quote(name),
    allowed: listNames(names),
    fix: suggest(name, names, 'if your cluster has it, declare it: `catalogue: Catalogue.extend({ instanceProfiles: [...] })`'),
  });
  return name;
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

/** Profiles that spread virtual CPUs over sockets, cores and threads count all of them; the others count sockets. */
const SPREADING = /\.(dpdk|realtime)$/;

function checkMinimum({ name, minVcpus = 0, minMemory }: OfferedProfile, compute: ResolvedCompute, problems: Problem[]): void {
  const { vcpus, memory, resources } = compute;
  if (vcpus === undefined || memory === undefined) return;
  // Of a machine without an instance type KubeVirt compares the preferred part of its topology alone.
  const countsSockets = resources !== undefined && !SPREADING.test(name);
  const counted = countsSockets ? resources.sockets : vcpus;
  if (counted >= minVcpus && !(minMemory && isSmaller(memory, minMemory))) return;
  problems.push({
    code: 'PROFILE_MINIMUM',
    message: countsSockets && vcpus >= minVcpus && counted < minVcpus
      ? `the instance profile "${name}" requires ${minVcpus} vCPU as sockets, not as cores; KubeVirt refuses this machine`
      : `the instance profile "${name}" requires a larger machine; KubeVirt refuses this one`,
    got: countsSockets ? `${counted} socket${counted === 1 ? '' : 's'}, ${memory.asString()}` : `${vcpus} vCPU and ${memory.asString()}`,
    allowed: [minVcpus ? `at least ${minVcpus} vCPU` : '', minMemory ? `at least ${minMemory.asString()}` : ''].filter(Boolean).join(' and '),
    fix: countsSockets ? 'give more `sockets` (with one core each) or memory, or take an instance type' : 'take a larger instance type, or another profile',
  });
}
