import { checkHardware } from './hardware-rules';
import { isLeft } from './left';
import { MachineSpec, ResourcesSpec } from '../../../model/machine';
import { MachineDefault } from '../../../model/machine-default';
import { ApiTree, at, Joint, put, take } from '../../fields';
import { ResolvedCompute, resolveCompute } from '../../resolve/compute';
import { checkGpus } from '../../resolve/gpus';
import { ResolvedProfile, resolveProfile } from '../../resolve/profile';
import { KubeVirtTarget } from '../target';

const TEMPLATE = ['spec', 'template', 'spec'];
const ARCHITECTURE = [...TEMPLATE, 'architecture'];
const CPU = [...TEMPLATE, 'domain', 'cpu'];
const GUEST_MEMORY = [...TEMPLATE, 'domain', 'memory', 'guest'];
const MACHINE_TYPE = [...TEMPLATE, 'domain', 'machine', 'type'];

/** The default machine types of the webhook. */
const MACHINE_TYPES = { amd64: 'q35', arm64: 'virt' } as const;

/** `instanceType`, `resources` and `instanceProfile`, and two fields that the webhook sets by default: architecture and machine type. */
export const size: Joint<MachineSpec, KubeVirtTarget> = {
  write: (spec, tree, context, target, problems) => {
    const compute = resolveCompute(spec, context, target, problems);
    const profile = resolveProfile(spec, context, compute, target, problems);
    checkGpus(spec, compute, target, problems);
    checkHardware(spec, compute, profile, target, problems);
    const fields = tree.spec as ApiTree;
    const { instanceType, instanceProfile } = spec;
    fields.instancetype = typeMatcher(compute, isNamespaced(instanceType) ?? compute.type?.namespaced);
    fields.preference = profileMatcher(profile, isNamespaced(instanceProfile) ?? profile?.namespaced);
    if (spec.resources) writeResources(spec.resources, isLeft(spec, MachineDefault.CPU_TOPOLOGY), tree);
    if (!isLeft(spec, MachineDefault.ARCHITECTURE)) put(tree, ARCHITECTURE, target.architecture);
    if (!isLeft(spec, MachineDefault.MACHINE_TYPE) && spec.hardware?.machineType === undefined) {
      put(tree, MACHINE_TYPE, profile?.machineType ?? MACHINE_TYPES[target.architecture]);
    }
  },
  read: (tree, _, target) => {
    const spec: { -readonly [K in keyof MachineSpec]?: MachineSpec[K] } = {};
    const instanceType = readMatcher(tree, 'instancetype', 'VirtualMachineClusterInstancetype', 'VirtualMachineInstancetype', target.catalog.types);
    if (instanceType) spec.instanceType = instanceType;
    const profile = readMatcher(tree, 'preference', 'VirtualMachineClusterPreference', 'VirtualMachinePreference', target.catalog.profiles);
    if (profile) spec.instanceProfile = profile;
    const resources = readResources(tree);
    if (resources) spec.resources = resources;
    if (at(tree, ARCHITECTURE) === target.architecture) take(tree, ARCHITECTURE);
    const machineType = at(tree, MACHINE_TYPE);
    const name = profile?.kind === 'named' ? profile.name : undefined;
    const known = target.catalog.profiles.find(each => each.name === name)?.machineType ?? MACHINE_TYPES[target.architecture];
    if (machineType === known) take(tree, MACHINE_TYPE);
    return spec;
  },
};

const PARTS = ['cores', 'sockets', 'threads'] as const;

/** Unless the topology is left to the cluster, a missing number of cores, sockets or threads is written as 1. */
function writeResources(resources: ResourcesSpec, leavesTopology: boolean, tree: ApiTree): void {
  for (const part of PARTS) {
    const count = resources[part] ?? (leavesTopology ? undefined : 1);
    if (count !== undefined) put(tree, [...CPU, part], count);
  }
  if (resources.memory !== undefined) put(tree, GUEST_MEMORY, resources.memory);
}

function readResources(tree: ApiTree): ResourcesSpec | undefined {
  const counts = PARTS.map(part => [part, at(tree, [...CPU, part])] as const);
  const memory = at(tree, GUEST_MEMORY);
  if (counts.some(([, count]) => count !== undefined && typeof count !== 'number') || memory !== undefined && typeof memory !== 'string') return undefined;
  const isWhole = counts.every(([, count]) => count !== undefined);
  for (const part of PARTS) take(tree, [...CPU, part]);
  take(tree, GUEST_MEMORY);
  const resources: ResourcesSpec = {
    // The default is one thread for each core.
    ...Object.fromEntries(counts.filter(([part, count]) => count !== undefined && !(isWhole && part === 'threads' && count === 1))),
    ...memory !== undefined && { memory },
  };
  return Object.keys(resources).length === 0 ? undefined : resources;
}

function isNamespaced(choice: MachineSpec['instanceType'] | MachineSpec['instanceProfile']): boolean | undefined {
  return choice?.kind === 'named' ? choice.namespaced : undefined;
}

function typeMatcher({ instanceType: name, inferredFrom }: ResolvedCompute, namespaced: boolean | undefined): object | undefined {
  if (inferredFrom !== undefined) return { inferFromVolume: inferredFrom };
  return name === '' ? undefined : { kind: namespaced ? 'VirtualMachineInstancetype' : 'VirtualMachineClusterInstancetype', name };
}

function profileMatcher(profile: ResolvedProfile | undefined, namespaced: boolean | undefined): object | undefined {
  if (profile?.inferredFrom !== undefined) return { inferFromVolume: profile.inferredFrom };
  return profile && { kind: namespaced ? 'VirtualMachinePreference' : 'VirtualMachineClusterPreference', name: profile.name };
}

/** Reads an instance type or preference. `namespaced` is set only if it differs from the platform's catalog. */
function readMatcher(
  tree: ApiTree, field: string, ofCluster: string, ofNamespace: string, catalog: readonly { readonly name: string; readonly namespaced?: boolean }[],
) {
  const matcher = at(tree, ['spec', field]) as ApiTree | undefined;
  if (!matcher) return undefined;
  const { kind, name, inferFromVolume, ...more } = matcher;
  if (Object.keys(more).length > 0) return undefined;
  if (typeof inferFromVolume === 'string' && name === undefined) {
    take(tree, ['spec', field]);
    return { kind: 'inferred', disk: inferFromVolume } as const;
  }
  if (typeof name !== 'string' || kind !== ofCluster && kind !== ofNamespace) return undefined;
  take(tree, ['spec', field]);
  const known = catalog.find(each => each.name === name)?.namespaced ?? false;
  const namespaced = kind === ofNamespace;
  return { kind: 'named', name, ...namespaced !== known && { namespaced } } as const;
}
