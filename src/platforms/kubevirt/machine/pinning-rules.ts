import { Problem, quote } from '../../../findings/problem';
import { MachineSpec } from '../../../model/machine';
import { amountOf } from '../../../model/quantity';

/** One CPU, in billionths. */
const CPU = 1_000_000_000n;

/**
 * Checks the requests and limits of a pod with dedicated CPUs, as KubeVirt's webhook does in every release.
 *
 * Source: `validateCpuPinning` in `pkg/virt-api/webhooks/validating-webhook/admitters/vmi-create-admitter.go`
 */
export function pinningProblems({ hardware, resources = {}, podResources: { requests = {}, limits = {} } = {} }: MachineSpec): Problem[] {
  if (!hardware?.dedicatedCpu) return [];
  const problems: Problem[] = [];
  const wrong = (message: string, got: unknown, allowed: string) => problems.push({
    code: 'HARDWARE_INVALID', message: `${message}, although the machine has dedicated CPUs; KubeVirt rejects the machine`, got: quote(got), allowed,
    fix: 'correct the value, or remove it: KubeVirt requests the dedicated CPUs itself',
  });
  const cpus = [requests.cpu, limits.cpu].map(amount);
  for (const [i, list] of (['requests', 'limits'] as const).entries()) {
    const cpu = cpus[i];
    if (cpu !== undefined && cpu % CPU !== 0n) wrong(`\`podResources.${list}.cpu\` is not a whole number`, [requests.cpu, limits.cpu][i], 'whole CPUs');
  }
  for (const resource of ['cpu', 'memory']) {
    const [request, limit] = [requests[resource], limits[resource]].map(amount);
    if (request !== undefined && limit !== undefined && request < limit) wrong(`the request of ${resource} is below its limit`, `${requests[resource]} below ${limits[resource]}`, 'the same value');
  }
  const vcpus = vcpusOf(resources);
  const given = cpus.filter(each => each !== undefined);
  if (vcpus !== undefined && given.length > 0 && given.every(each => each !== BigInt(vcpus) * CPU && each % CPU === 0n)) {
    wrong('the number of CPUs in `podResources` differs from the CPUs of the machine', requests.cpu ?? limits.cpu, String(vcpus));
  }
  const { threads } = resources;
  if (threads !== undefined && threads > 2) wrong('`resources.threads` is above 2', threads, '1 or 2');
  return problems;
}

function amount(quantity: string | number | undefined): bigint | undefined {
  return quantity === undefined ? undefined : amountOf(String(quantity));
}

/** The number of virtual CPUs in `resources`; undefined if none is set. */
function vcpusOf({ cores, sockets, threads }: NonNullable<MachineSpec['resources']>): number | undefined {
  const parts = [cores, sockets, threads].filter(each => each !== undefined);
  return parts.length === 0 || !parts.every(Number.isInteger) ? undefined : parts.reduce((product, each) => product * each, 1);
}

/**
 * Reports a memory limit below the memory of the guest. With the rollout strategy Stage, KubeVirt rejects the machine
 * (`validateGuestMemoryLimit`). With LiveUpdate, KubeVirt accepts the machine, and the kernel of the node kills the machine when the guest
 * uses more memory than the limit. The limit does not apply to memory in huge pages.
 */
export function memoryLimitProblems({ hardware, resources, podResources }: MachineSpec): Problem[] {
  const [limit, memory] = [amount(podResources?.limits?.memory), amount(resources?.memory)];
  if (limit === undefined || memory === undefined || hardware?.hugePages !== undefined || limit >= memory || limit === 0n) return [];
  return [{
    code: 'HARDWARE_INVALID',
    message: 'the memory limit of the pod is below the memory of the machine: KubeVirt rejects the machine, or the node kills the machine when the guest uses more memory than the limit',
    got: `${podResources?.limits?.memory} below ${resources?.memory}`,
    allowed: '`podResources.limits.memory` of at least `resources.memory`; KubeVirt adds its own overhead',
    fix: 'raise the limit, or lower `resources.memory`',
  }];
}
