import { ResolvedCompute } from './compute';
import { Target } from './target';
import { listNames, suggest } from '../../findings/nearest';
import { Problem, quote } from '../../findings/problem';
import { MachineSpec } from '../../model/machine';
import { GpuSpec } from '../../model/platform';
import { kibibytes } from '../../model/quantity';

/** An extended resource of a node: `vendor.com/device`. */
const NAME = '[a-z0-9]([-a-z0-9.]*[a-z0-9])?\\/[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$';
export const RESOURCE_NAME = new RegExp(`^${NAME}`);
/** Matches every text that is not a resource name. */
export const NO_RESOURCE_NAME = new RegExp(`^(?!${NAME})`);

export function checkGpus({ gpus = [] }: MachineSpec, compute: ResolvedCompute, target: Target, problems: Problem[]): void {
  if (gpus.length === 0) return;
  if (compute.type?.bringsGpu) {
    problems.push({
      code: 'GPU_TWICE',
      message: `instance type "${compute.type.name}" has its own GPU; KubeVirt rejects additional GPUs`,
      got: gpus.join(', '),
      fix: 'remove `gpus`, or use an instance type of another series',
    });
  }
  const known = new Map(target.catalog.gpus.map(gpu => [gpu.name, gpu]));
  for (const name of new Set(gpus)) {
    if (!RESOURCE_NAME.test(name)) {
      problems.push({ code: 'GPU_INVALID', message: 'invalid GPU name: not a resource name', got: quote(name), allowed: 'domain/name', fix: 'use e.g. "nvidia.com/AD102GL_L40S"' });
      continue;
    }
    const gpu = known.get(name);
    if (gpu) {
      checkMinimum(gpu, gpus.filter(other => other === name).length, compute, problems);
    } else if (known.size > 0) {
      problems.push({
        code: 'GPU_UNKNOWN',
        message: `${target.label} has no GPU "${name}"`,
        got: quote(name),
        allowed: listNames([...known.keys()]),
        fix: suggest(name, [...known.keys()], 'if your cluster has it, add it to `catalog.gpus` of the platform'),
      });
    }
  }
  checkGuidance(gpus.length, compute, target, problems);
}

function checkMinimum({ name, minVcpus = 0, minMemory }: GpuSpec, count: number, compute: ResolvedCompute, problems: Problem[]): void {
  const shortfall = below(compute, count, minVcpus, minMemory ? kibibytes(minMemory) : 0);
  if (!shortfall) return;
  problems.push({
    code: 'GPU_BELOW_MINIMUM',
    message: `the machine is too small for GPU "${name}", according to the catalog`,
    got: `${shortfall} for ${count} GPU${count === 1 ? '' : 's'}`,
    allowed: [minVcpus ? `at least ${minVcpus} vCPU` : '', minMemory ? `at least ${minMemory}` : ''].filter(Boolean).join(' and ') + ' for each GPU',
    fix: 'use a larger instance type',
  });
}

function checkGuidance(count: number, compute: ResolvedCompute, { label, gpuGuidance }: Target, problems: Problem[]): void {
  if (!gpuGuidance) return;
  const shortfall = below(compute, count, gpuGuidance.vcpus, kibibytes(gpuGuidance.memory));
  if (!shortfall) return;
  problems.push({
    code: 'GPU_BELOW_GUIDANCE',
    message: `the machine is smaller than advised for ${count} GPU${count === 1 ? '' : 's'} on ${label}: the CPU or the memory can be the bottleneck`,
    got: shortfall,
    allowed: `${gpuGuidance.vcpus} vCPU and ${gpuGuidance.memory} for each GPU`,
    fix: 'use a larger instance type',
  });
}

/** The machine's size as text, if it is too small for this number of GPUs. */
function below({ vcpus, memory }: ResolvedCompute, count: number, vcpusEach: number, kibibytesEach: number): string | undefined {
  if (vcpus === undefined || memory === undefined) return undefined;
  const fits = vcpus >= count * vcpusEach && kibibytes(memory) >= count * kibibytesEach;
  return fits ? undefined : `${vcpus} vCPU and ${memory}`;
}
