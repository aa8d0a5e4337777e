import { duplicates } from './duplicates';
import type { VirtualMachineClusterPreferenceSpec } from '../../../../imports/instancetype.kubevirt.io';
import { Problem, quote } from '../../../findings/problem';
import { InstanceProfileCatalogModel, InstanceProfileModel } from '../../../model/catalog';
import { isUsable } from '../../../model/size';
import { Rendering } from '../../driver';
import { referenceProblems } from '../../kubernetes/names';
import { Manifest } from '../../manifest';
import { Wire } from '../../wire';

type Spec = Wire<VirtualMachineClusterPreferenceSpec>;

/** Preferences of the cluster, or of the chart's namespace. */
export function instanceProfiles({ profiles }: InstanceProfileCatalogModel): Rendering {
  return { problems: [...duplicates(profiles), ...profiles.flatMap(profileProblems)], manifests: profiles.map(profileManifest) };
}

function profileManifest(profile: InstanceProfileModel): Manifest {
  const { name, namespaced = false, cpuTopology, firmware, machineType, storageClass, architecture } = profile;
  const usesUefi = firmware?.uefi || firmware?.secureBoot;
  const spec: Omit<Spec, 'cpu' | 'devices'> & { readonly cpu?: object; readonly devices: object } = {
    cpu: cpuTopology && {
      preferredCPUTopology: cpuTopology.kind,
      spreadOptions: cpuTopology.kind === 'spread' ? { across: cpuTopology.across, ratio: cpuTopology.ratio } : undefined,
    },
    devices: {
      preferredDiskBus: profile.diskBus,
      preferredCdromBus: profile.cdromBus,
      preferredInterfaceModel: profile.networkModel,
      preferredTPM: firmware?.tpm ? { persistent: firmware.persistent } : undefined,
    },
    // Secure boot needs the system management mode.
    features: firmware?.secureBoot ? { preferredSmm: { enabled: true } } : undefined,
    firmware: usesUefi ? { preferredEfi: { secureBoot: firmware?.secureBoot ?? false, persistent: firmware?.persistent } } : undefined,
    machine: machineType === undefined ? undefined : { preferredMachineType: machineType },
    preferredArchitecture: architecture,
    preferredTerminationGracePeriodSeconds: profile.terminationGraceSeconds,
    requirements: requirements(profile),
    volumes: storageClass === undefined ? undefined : { preferredStorageClassName: storageClass },
  };
  return {
    id: name,
    apiVersion: 'instancetype.kubevirt.io/v1beta1',
    kind: namespaced ? 'VirtualMachinePreference' : 'VirtualMachineClusterPreference',
    name,
    clusterScoped: !namespaced,
    body: { spec },
  };
}

function requirements({ minVcpus, minMemory, architecture }: InstanceProfileModel): Spec['requirements'] {
  if (minVcpus === undefined && minMemory === undefined && architecture === undefined) return undefined;
  return {
    architecture,
    cpu: minVcpus === undefined ? undefined : { guest: minVcpus },
    memory: minMemory && { guest: minMemory.asString() },
  };
}

function profileProblems(profile: InstanceProfileModel): Problem[] {
  const { name, cpuTopology, minVcpus, minMemory, machineType, storageClass, terminationGraceSeconds } = profile;
  const problems = referenceProblems('an instance profile', name);
  const wrong = (what: string, got: unknown, allowed: string) => problems.push({
    code: 'HARDWARE_INVALID', message: `${what} of instance profile "${name}"; KubeVirt refuses it or its machines`, got: quote(got), allowed, fix: 'give what is allowed',
  });
  if (minVcpus !== undefined && !(Number.isInteger(minVcpus) && minVcpus > 0) || minMemory && !isUsable(minMemory)) {
    problems.push({
      code: 'RESOURCES_INVALID',
      message: `the least size of instance profile "${name}" is none`,
      got: `${minVcpus ?? 'no'} vCPU and ${minMemory?.asString() ?? 'no memory'}`,
      allowed: 'whole virtual CPUs and memory, both positive',
      fix: 'give positive numbers, or leave them out',
    });
  }
  if (cpuTopology?.kind === 'spread') {
    const { across, ratio } = cpuTopology;
    if (!(Number.isInteger(ratio) && ratio >= 1)) wrong('the ratio of the CPU topology', ratio, 'whole numbers from 1');
    else if (across === 'CoresThreads' && ratio !== 2) wrong('the ratio of cores and threads', ratio, '2');
  }
  if (machineType !== undefined && !/^[a-z0-9][-a-z0-9._]*$/.test(machineType)) wrong('`machineType`', machineType, 'e.g. q35 or pc-q35-rhel9.6.0');
  if (storageClass !== undefined) problems.push(...referenceProblems(`\`storageClass\` of instance profile "${name}"`, storageClass));
  if (terminationGraceSeconds !== undefined && !(Number.isInteger(terminationGraceSeconds) && terminationGraceSeconds >= 0)) {
    wrong('`terminationGracePeriod`', terminationGraceSeconds, '0 and more, whole seconds');
  }
  return problems;
}
