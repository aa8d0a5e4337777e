import { duplicates } from './duplicates';
import type { VirtualMachineClusterInstancetypeSpec } from '../../../../imports/instancetype.kubevirt.io';
import { Problem, quote } from '../../../findings/problem';
import { InstanceTypeCatalogModel, InstanceTypeModel } from '../../../model/catalog';
import { isUsable, kibibytes, size } from '../../../model/size';
import { Rendering } from '../../driver';
import { referenceProblems } from '../../kubernetes/names';
import { Manifest } from '../../manifest';
import { RESOURCE_NAME } from '../../resolve/gpus';
import { Wire } from '../../wire';

/** Instance types of the cluster, or of the chart's namespace. */
export function instanceTypes({ types }: InstanceTypeCatalogModel): Rendering {
  return { problems: [...duplicates(types), ...types.flatMap(typeProblems)], manifests: types.map(typeManifest) };
}

function typeManifest(type: InstanceTypeModel): Manifest {
  const { name, namespaced = false, gpus = [], hostDevices = [], hugePages } = type;
  const spec: Omit<Wire<VirtualMachineClusterInstancetypeSpec>, 'cpu'> & { readonly cpu: object } = {
    cpu: {
      guest: type.vcpus,
      dedicatedCPUPlacement: type.dedicatedCpu,
      isolateEmulatorThread: type.isolatedEmulator,
      maxSockets: type.maxSockets,
    },
    memory: {
      guest: type.memory.asString(),
      hugepages: hugePages === undefined ? undefined : { pageSize: hugePages },
      overcommitPercent: type.overcommitPercent,
    },
    gpus: gpus.length === 0 ? undefined : gpus.map((deviceName, i) => ({ name: `gpu${i + 1}`, deviceName })),
    hostDevices: hostDevices.length === 0 ? undefined : hostDevices.map((deviceName, i) => ({ name: `hostdevice${i + 1}`, deviceName })),
    ioThreadsPolicy: type.ioThreads,
    nodeSelector: type.nodeSelector,
  };
  return {
    id: name,
    apiVersion: 'instancetype.kubevirt.io/v1beta1',
    kind: namespaced ? 'VirtualMachineInstancetype' : 'VirtualMachineClusterInstancetype',
    name,
    clusterScoped: !namespaced,
    body: { spec },
  };
}

function typeProblems(type: InstanceTypeModel): Problem[] {
  const { name, vcpus, memory, hugePages, overcommitPercent = 0, maxSockets } = type;
  const problems = referenceProblems('an instance type', name);
  const wrong = (what: string, got: unknown, allowed: string) => problems.push({
    code: 'HARDWARE_INVALID', message: `${what} of instance type "${name}"; KubeVirt refuses it or its machines`, got: quote(got), allowed, fix: 'give what is allowed',
  });
  const isSized = Number.isInteger(vcpus) && vcpus > 0 && isUsable(memory);
  if (!isSized) {
    problems.push({
      code: 'RESOURCES_INVALID',
      message: `instance type "${name}" has no size`,
      got: `${vcpus} vCPU and ${memory.asString()}`,
      allowed: 'whole virtual CPUs and memory, both positive',
      fix: 'give positive numbers',
    });
  }
  if (!(Number.isInteger(overcommitPercent) && overcommitPercent >= 0 && overcommitPercent <= 100)) {
    wrong('`overcommitPercent`', overcommitPercent, 'whole numbers from 0 to 100');
  }
  if (overcommitPercent !== 0 && hugePages !== undefined) wrong('`overcommitPercent` beside `hugePages`', overcommitPercent, 'one of the two');
  if (isSized && hugePages !== undefined && kibibytes(memory) % kibibytes(size(hugePages)) !== 0) {
    wrong('memory that is no multiple of the huge pages', memory.asString(), `multiples of ${hugePages}`);
  }
  if (type.isolatedEmulator && !type.dedicatedCpu) wrong('`isolatedEmulator` without `dedicatedCpu`', true, 'both');
  if (maxSockets !== undefined && !(Number.isInteger(maxSockets) && maxSockets >= vcpus)) {
    wrong('`maxSockets` below the virtual CPUs', maxSockets, `at least ${vcpus}`);
  }
  for (const device of [...type.gpus ?? [], ...type.hostDevices ?? []]) {
    if (!RESOURCE_NAME.test(device)) wrong('a device that is no resource', device, 'domain/name');
  }
  return problems;
}
