import { duplicates } from './duplicates';
import { INSTANCE_TYPE_KINDS, scopedObject, scopeOf } from './scope';
import { Problem, quote } from '../../../findings/problem';
import { InstanceTypeSetSpec, InstanceTypeSpec } from '../../../model/catalog';
import { ChangeEffect } from '../../../model/change-effect';
import { isUsable, kibibytes } from '../../../model/quantity';
import { NodeContext } from '../../context';
import { Rendering } from '../../driver';
import { FieldTable, KindBinding } from '../../fields';
import { referenceProblems } from '../../kubernetes/names';
import { ObjectReader, treeOf } from '../../reading';
import { RESOURCE_NAME } from '../../resolve/gpus';
import { notSupported } from '../../resolve/problems';
import { GPUS, HOST_DEVICES } from '../machine/codecs';
import { BESIDE } from '../object';
import { KUBEVIRT, NAMES } from '../sources';
import { KubeVirtTarget } from '../target';

const { LIVE, RECREATE, NONE } = ChangeEffect;

/** Existing machines keep the copy that KubeVirt stored for them, even after a restart: only new machines get the change. */
const STORED = `${KUBEVIRT}/pkg/instancetype/find/revision.go#Find`;
const stored = { effect: NONE, source: STORED } as const;

/** An instance type as a `VirtualMachineClusterInstancetype`, or as a `VirtualMachineInstancetype` of its namespace. */
export const INSTANCE_TYPE_FIELDS: FieldTable<InstanceTypeSpec, KubeVirtTarget> = {
  name: { at: '/metadata/name', effect: RECREATE, source: NAMES },
  namespaced: { joint: 'kind', effect: RECREATE, source: NAMES },
  vcpus: { at: '/spec/cpu/guest', ...stored },
  memory: { at: '/spec/memory/guest', ...stored },
  dedicatedCpu: { at: '/spec/cpu/dedicatedCPUPlacement', ...stored },
  isolatedEmulator: { at: '/spec/cpu/isolateEmulatorThread', ...stored },
  maxSockets: { at: '/spec/cpu/maxSockets', ...stored },
  hugePages: { at: '/spec/memory/hugepages/pageSize', ...stored },
  overcommitPercent: { at: '/spec/memory/overcommitPercent', ...stored },
  gpus: { at: '/spec/gpus', codec: GPUS, ...stored },
  hostDevices: { at: '/spec/hostDevices', codec: HOST_DEVICES, ...stored },
  ioThreads: { at: '/spec/ioThreadsPolicy', ...stored },
  nodeSelector: { at: '/spec/nodeSelector', ...stored },
  // The library uses `special` only to select or suggest a type, and does not write `special` into an object.
  special: { joint: 'beside', effect: NONE, source: STORED },
};

/** A set of instance types. Each type is one object. */
export const INSTANCE_TYPE_SET_FIELDS: FieldTable<InstanceTypeSetSpec, KubeVirtTarget> = {
  instanceTypes: { joint: 'items', effect: LIVE, source: STORED },
};

const TYPE = new KindBinding<InstanceTypeSpec, KubeVirtTarget>(
  { fields: INSTANCE_TYPE_FIELDS, joints: { kind: scopeOf(INSTANCE_TYPE_KINDS), beside: BESIDE } }, notSupported,
);

/** The instance types of a set, as objects of the cluster or of the chart's namespace. */
export function instanceTypes({ instanceTypes: types }: InstanceTypeSetSpec, context: NodeContext, target: KubeVirtTarget): Rendering {
  const problems = [...duplicates(types), ...types.flatMap(typeProblems)];
  return { problems, manifests: types.map(type => scopedObject(TYPE.write(type, context, target, problems), type.name, type.namespaced)) };
}

/** Reads each object as a separate set, because the objects do not show which of them came from the same set. */
export const readInstanceType: ObjectReader<KubeVirtTarget> = (object, _, context, target) => {
  const type = TYPE.read(treeOf(object), context, target);
  return type.vcpus === undefined || type.memory === undefined ? undefined : { kind: 'instanceTypeSet', spec: { instanceTypes: [type] } };
};

function typeProblems(type: InstanceTypeSpec): Problem[] {
  const { name, vcpus, memory, hugePages, overcommitPercent = 0, maxSockets } = type;
  const problems = referenceProblems('an instance type', name);
  const wrong = (what: string, got: unknown, allowed: string) => problems.push({
    code: 'HARDWARE_INVALID', message: `invalid instance type "${name}": ${what}; KubeVirt rejects the type, or the machines that use it`, got: quote(got), allowed, fix: 'use an allowed value, or remove it',
  });
  const isSized = Number.isInteger(vcpus) && vcpus > 0 && isUsable(memory);
  if (!isSized) {
    problems.push({
      code: 'RESOURCES_INVALID',
      message: `instance type "${name}" has no size`,
      got: `${vcpus} vCPU and ${memory}`,
      allowed: 'whole virtual CPUs and memory, both positive',
      fix: 'use positive numbers',
    });
  }
  if (!(Number.isInteger(overcommitPercent) && overcommitPercent >= 0 && overcommitPercent <= 100)) {
    wrong('`overcommitPercent` is out of range', overcommitPercent, 'whole numbers from 0 to 100');
  }
  if (overcommitPercent !== 0 && hugePages !== undefined) wrong('both `overcommitPercent` and `hugePages` are set', overcommitPercent, 'one of the two');
  if (isSized && hugePages !== undefined && kibibytes(memory) % kibibytes(hugePages) !== 0) {
    wrong('its memory is not a multiple of the huge page size', memory, `multiples of ${hugePages}`);
  }
  if (type.isolatedEmulator && !type.dedicatedCpu) wrong('`isolatedEmulator` without `dedicatedCpu`', true, 'both');
  if (maxSockets !== undefined && !(Number.isInteger(maxSockets) && maxSockets >= vcpus)) {
    wrong('`maxSockets` is below the number of virtual CPUs', maxSockets, `at least ${vcpus}`);
  }
  for (const device of [...type.gpus ?? [], ...type.hostDevices ?? []]) {
    if (!RESOURCE_NAME.test(device)) wrong('the name of a device is not a resource name', device, 'domain/name');
  }
  return problems;
}
