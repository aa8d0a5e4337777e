import { accessProblems } from './access';
import { colocationProblems } from './colocation';
import { guestProblems } from './guest';
import { Memo } from '../../findings/memo';
import { Problem, quote } from '../../findings/problem';
import { NodeOf } from '../../model/fleet-model';
import { repeated } from '../../model/repeated';
import { Cluster } from '../fleet';

/** Kubernetes' limit for the content of a Secret, in bytes. */
const MAX_SECRET = 1024 * 1024;

/**
 * Reports a CPU model that no node can have. KubeVirt selects nodes by a label whose key contains the name of the CPU model
 * (`CPUModelLabelFromCPUModel`), so a name that is not allowed in a label makes the pod invalid. For `host-model` and `host-passthrough`,
 * KubeVirt does not use this label. KubeVirt treats a misspelling of these two names as the name of a model, which matches no node.
 */
function cpuModelProblems(model: string | undefined): Problem[] {
  if (model === undefined || model === '' || /^(?=.{1,63}$)[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/.test(model) && !isMisspelt(model)) return [];
  return [{
    code: 'HARDWARE_INVALID',
    message: 'invalid `cpuModel`: no node has a CPU model with this name, so the machine never starts',
    got: quote(model),
    allowed: 'host-model, host-passthrough, or a model of libvirt, e.g. Skylake-Server',
    fix: 'correct `cpuModel`',
  }];
}

function isMisspelt(model: string): boolean {
  const plain = model.toLowerCase().replace(/[._-]/g, '');
  return plain === 'hostmodel' && model !== 'host-model' || plain === 'hostpassthrough' && model !== 'host-passthrough';
}

/** Checks a machine on any platform. */
export function machineProblems(node: NodeOf<'machine'>, cluster: Cluster, memo: Memo): Problem[] {
  const { instanceType, resources, userData, disks = [] } = node.spec;
  const problems: Problem[] = [];
  if (instanceType && resources) {
    problems.push({ code: 'COMPUTE_TWICE', message: 'the machine has both an instance type (`instanceType`) and CPUs or memory of its own (`resources`): KubeVirt rejects the machine, or the Helm chart of Cozystack ignores `resources`', fix: 'remove one of them' });
  }
  // If nothing else sets the memory of the machine, KubeVirt uses the memory request of the pod.
  if (!instanceType && !resources && node.spec.podResources?.requests?.memory === undefined) {
    problems.push({
      code: 'INSTANCE_TYPE_MISSING',
      message: 'the machine has no size',
      fix: 'set `instanceType` (InstanceType.fromName with e.g. "u1.medium"), or set `resources`',
    });
  }
  problems.push(...cpuModelProblems(node.spec.cpuModel), ...accessProblems(node, memo), ...colocationProblems(node, cluster));
  const size = userData === undefined ? 0 : Buffer.byteLength(userData);
  if (size > MAX_SECRET) {
    problems.push({
      code: 'CLOUD_INIT_TOO_LARGE',
      message: 'the cloud-init document is too large for its Secret',
      got: `about ${Math.round(size / 1024)} KiB`,
      allowed: `${MAX_SECRET / 1024} KiB`,
      fix: 'fetch large files at first boot, or put them on a disk',
    });
  }
  if (disks.length > 1) {
    for (const name of repeated(disks.map(disk => disk.name))) {
      problems.push({ code: 'DISK_ATTACHED_TWICE', message: 'a disk is attached twice to this machine', got: quote(name), fix: 'list each disk once' });
    }
  }
  return [...problems, ...guestProblems(node, cluster, memo)];
}
