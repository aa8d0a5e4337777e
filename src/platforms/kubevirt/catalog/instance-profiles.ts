import { duplicates } from './duplicates';
import { PROFILE_FIELDS, PROFILE_JOINTS } from './profile-fields';
import { scopedObject } from './scope';
import { Problem, quote } from '../../../findings/problem';
import { InstanceProfileSetSpec, InstanceProfileSpec } from '../../../model/catalog';
import { isUsable } from '../../../model/quantity';
import { NodeContext } from '../../context';
import { Rendering } from '../../driver';
import { KindBinding } from '../../fields';
import { referenceProblems } from '../../kubernetes/names';
import { ObjectReader, treeOf } from '../../reading';
import { notSupported } from '../../resolve/problems';
import { KubeVirtTarget } from '../target';
import { atLeast, KubeVirtVersion } from '../version';

const PROFILE = new KindBinding<InstanceProfileSpec, KubeVirtTarget>({ fields: PROFILE_FIELDS, joints: PROFILE_JOINTS }, notSupported);

/** The instance profiles of a set, as preferences of the cluster or of the chart's namespace. */
export function instanceProfiles({ instanceProfiles: profiles }: InstanceProfileSetSpec, context: NodeContext, target: KubeVirtTarget): Rendering {
  const problems = [...duplicates(profiles), ...profiles.flatMap(profileProblems)];
  if (!atLeast(target.version, KubeVirtVersion.V1_7) && profiles.some(each => each.architecture !== undefined)) {
    problems.push(notSupported('`architecture` of an instance profile', 'KubeVirt 1.7 and later', target));
  }
  return {
    problems, manifests: profiles.map(profile => scopedObject(PROFILE.write(profile, context, target, problems), profile.name, profile.namespaced)),
  };
}

/** Reads each object as a separate set, because the objects do not show which of them came from the same set. */
export const readInstanceProfile: ObjectReader<KubeVirtTarget> = (object, _, context, target) => (
  { kind: 'instanceProfileSet', spec: { instanceProfiles: [PROFILE.read(treeOf(object), context, target)] } }
);

function profileProblems(profile: InstanceProfileSpec): Problem[] {
  const { name, cpuTopology, minVcpus, minMemory, machineType, storageClass, terminationGracePeriod: terminationGraceSeconds } = profile;
  const problems = referenceProblems('an instance profile', name);
  const wrong = (what: string, got: unknown, allowed: string) => problems.push({
    code: 'HARDWARE_INVALID', message: `invalid instance profile "${name}": ${what}; KubeVirt rejects the profile, or the machines that use it`, got: quote(got), allowed, fix: 'use an allowed value, or remove it',
  });
  if (minVcpus !== undefined && !(Number.isInteger(minVcpus) && minVcpus > 0) || minMemory && !isUsable(minMemory)) {
    problems.push({
      code: 'RESOURCES_INVALID',
      message: `the minimum size of instance profile "${name}" is invalid`,
      got: `${minVcpus ?? 'no'} vCPU and ${minMemory ?? 'no memory'}`,
      allowed: 'whole virtual CPUs and memory, both positive',
      fix: 'use positive numbers, or remove them',
    });
  }
  if (cpuTopology?.kind === 'spread') {
    const { across, ratio } = cpuTopology;
    if (!(Number.isInteger(ratio) && ratio >= 1)) wrong('the ratio of the CPU topology is out of range', ratio, 'whole numbers from 1');
    else if (across === 'CoresThreads' && ratio !== 2) wrong('the ratio of cores and threads is not 2', ratio, '2');
  }
  if (machineType !== undefined && !/^[a-z0-9][-a-z0-9._]*$/.test(machineType)) wrong('`machineType` is not a machine type', machineType, 'e.g. q35 or pc-q35-rhel9.6.0');
  if (storageClass !== undefined) problems.push(...referenceProblems(`\`storageClass\` of instance profile "${name}"`, storageClass));
  if (terminationGraceSeconds !== undefined && !(Number.isInteger(terminationGraceSeconds) && terminationGraceSeconds >= 0)) {
    wrong('`terminationGracePeriod` is negative or not in whole seconds', terminationGraceSeconds, '0 and more, whole seconds');
  }
  return problems;
}
