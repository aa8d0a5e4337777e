import { ResolvedCompute } from './compute';
import { LauncherFacts } from './launcher-facts';
import { hasTpm } from '../../model/hardware/hardware';
import { MachineSpec } from '../../model/machine';
import { bytes, isUsable, kibibytes } from '../../model/quantity';
import { Usage, withoutZeros } from '../../model/usage';
import { CatalogProfile, CatalogType } from '../catalog/catalog-data';

const MIB = 1024 * 1024;

/** The quota that the pod of a machine uses while the machine runs; empty if the size of the machine is not known. */
export function launcherUsage(model: MachineSpec, compute: ResolvedCompute, profile: CatalogProfile | undefined, facts: LauncherFacts): Usage {
  const { type } = compute;
  const given = podAmounts(model);
  const memory = compute.memory ?? given.memory;
  const vcpus = compute.vcpus ?? (memory === undefined ? undefined : Math.ceil((given.cpuLimit ?? given.cpu ?? 1000) / 1000));
  if (vcpus === undefined || memory === undefined) return {};
  const { hardware } = model;
  const guest = typeof memory === 'number' ? memory : kibibytes(memory) * 1024;
  const isDedicated = (hardware?.dedicatedCpu ?? type?.dedicatedCpu) === true;
  const pageSize = hardware?.hugePages ?? type?.pageSize;
  const overcommitted = Math.floor(guest * (100 - (type?.overcommitPercent ?? 0)) / 100);
  const overhead = memoryOverhead(model, vcpus, overcommitted, isDedicated, type, profile, facts);
  const added = model.podResources?.overcommitGuestOverhead ? 0 : overhead;
  const requested = (pageSize === undefined ? given.memory ?? overcommitted : 0) + added;
  const cores = (vcpus + (isDedicated && (hardware?.isolatedEmulator ?? type?.isolatedEmulator) ? 1 : 0)) * 1000;
  const devices = [...model.gpus ?? [], ...hardware?.hostDevices ?? [], ...type?.devices ?? []];
  return withoutZeros({
    'requests.cpu': isDedicated ? cores : given.cpu ?? cores / facts.cpuRatio,
    'limits.cpu': isDedicated ? cores : given.cpuLimit ?? cores,
    'requests.memory': requested,
    'limits.memory': isDedicated ? requested : given.memoryLimit === undefined ? Math.floor(requested * facts.memoryLimitRatio) : given.memoryLimit + overhead,
    ...pageSize !== undefined && { [`requests.hugepages-${pageSize}`]: guest },
    ...countOf(devices.map(device => `requests.${device}`)),
    'pods': 1,
  });
}

/** The requests and limits that the machine sets for its pod. Without a request, the limit is also the request. */
function podAmounts({ podResources: { requests = {}, limits = {} } = {} }: MachineSpec) {
  const [cpuLimit, memoryLimit] = [cpuOf(limits.cpu), bytesOf(limits.memory)];
  return { cpu: cpuOf(requests.cpu) ?? cpuLimit, cpuLimit, memory: bytesOf(requests.memory) ?? memoryLimit, memoryLimit };
}

/** An amount of CPU, in thousandths of a core. */
function cpuOf(amount: string | number | undefined): number | undefined {
  const [, number, isThousandths] = /^([\d.]+)(m?)$/.exec(String(amount)) ?? [];
  return number === undefined ? undefined : Number(number) * (isThousandths ? 1 : 1000);
}

function bytesOf(amount: string | number | undefined): number | undefined {
  if (typeof amount === 'number') return amount;
  return amount !== undefined && isUsable(amount) ? bytes(amount) : undefined;
}

/** The requests and limits of the pod's small containers: one for the console log, and one for each container disk. */
export function sidecarUsage({ disks = [] }: MachineSpec, isDedicated: boolean, { consoleLog }: LauncherFacts): Usage {
  const images = disks.filter(({ inline }) => inline?.kind === 'containerImage').length;
  const log = consoleLog ? 1 : 0;
  const limits = { cpu: 15 * log + 10 * images, memory: 60e6 * log + 40e6 * images };
  const requests = isDedicated ? limits : { cpu: 5 * log + images, memory: 35e6 * log + 1e6 * images };
  return withoutZeros({
    'requests.cpu': requests.cpu, 'limits.cpu': limits.cpu, 'requests.memory': requests.memory, 'limits.memory': limits.memory,
  });
}

/** KubeVirt's own estimate of the memory overhead of a machine. */
function memoryOverhead(
  { gpus = [], hardware, readinessProbe, livenessProbe }: MachineSpec,
  vcpus: number, requested: number, isDedicated: boolean, type: CatalogType | undefined, profile: CatalogProfile | undefined, facts: LauncherFacts,
): number {
  // Page tables: KubeVirt rounds the memory up to a multiple of 1,000 bytes, and adds one bit for every 512 bits.
  const pageTables = Math.floor(Math.ceil(requested / 1000) * 1000 / 512);
  const execProbes = [readinessProbe, livenessProbe].filter(probe => probe && 'exec' in probe.question).length;
  const passesDevices = gpus.length + (hardware?.hostDevices?.length ?? 0) > 0 || type?.bringsGpu || type?.bringsHostDevices;
  const mib = facts.processesMib
    + 8 * vcpus
    + 8
    + (hardware?.graphics === false ? 0 : facts.graphicsMib)
    + (facts.architecture === 'arm64' ? 128 : 0)
    + (passesDevices ? 1024 : 0)
    + (execProbes > 0 ? 100 + 10 * execProbes : 0)
    + (hasTpm(hardware) || profile?.persistentState ? 53 : 0)
    + (isDedicated ? 100 : 0);
  return pageTables + mib * MIB;
}

function countOf(keys: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}
