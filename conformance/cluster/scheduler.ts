/** Kubernetes' own scheduler, and nodes for it. No kubelet runs: a pod that is bound to a node stays as it is. */
import { Api, KubeObject } from './api';
import { program } from './binaries';
import { ControlPlane } from './control-plane';
import { until } from './processes';

/** A node by its name, with labels and taints for placements. */
export interface NodeSpec {
  readonly name: string;
  readonly zone: string;
  readonly architecture?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly taints?: readonly { readonly key: string; readonly value?: string; readonly effect: string }[];
}

/** More of everything than the pods need, and the devices that the node agent of KubeVirt offers. */
const ALLOCATABLE = {
  'cpu': '64', 'memory': '512Gi', 'pods': '500', 'ephemeral-storage': '1Ti', ...Object.fromEntries(['kvm', 'tun', 'vhost-net'].map(device => [`devices.kubevirt.io/${device}`, '1k'])),
};

export function startScheduler({ kubeconfig, processes }: ControlPlane): void {
  processes.start(program('kube-scheduler', 'kube-scheduler'), [
    '--kubeconfig', kubeconfig, '--authentication-kubeconfig', kubeconfig, '--authorization-kubeconfig', kubeconfig, '--leader-elect=false', '--secure-port=0',
  ]);
}

const nodeOf = (name: string): KubeObject => ({ apiVersion: 'v1', kind: 'Node', metadata: { name } });

/** Adds a node that accepts machines. The API server marks each new node as not ready. */
export async function addNode(api: Api, { name, zone, architecture = 'amd64', labels, taints = [] }: NodeSpec): Promise<void> {
  const node = nodeOf(name);
  await api.create({
    ...node,
    metadata: {
      name,
      labels: {
        'kubernetes.io/hostname': name,
        'topology.kubernetes.io/zone': zone,
        'kubernetes.io/arch': architecture,
        // The node agent of KubeVirt sets these.
        'kubevirt.io/schedulable': 'true',
        [`machine-type.node.kubevirt.io/${architecture === 'arm64' ? 'virt' : 'q35'}`]: 'true',
        ...labels,
      },
      annotations: { 'kubevirt.io/heartbeat': new Date().toISOString() },
    },
  });
  await api.merge(node, { spec: { taints } });
  const condition = { type: 'Ready', status: 'True', lastHeartbeatTime: new Date().toISOString() };
  await api.patchStatus(node, { allocatable: ALLOCATABLE, capacity: ALLOCATABLE, conditions: [condition] });
}

/** Allows or forbids new pods on a node, as `kubectl cordon` does. */
export async function cordon(api: Api, name: string, unschedulable: boolean): Promise<void> {
  await api.merge(nodeOf(name), { spec: { unschedulable } });
}

/** Removes a node and its pods, because Kubernetes deletes the pods of a removed node. */
export async function removeNode(api: Api, namespace: string, name: string): Promise<void> {
  await api.remove(nodeOf(name));
  const { body } = await api.send('GET', `/api/v1/namespaces/${namespace}/pods?fieldSelector=spec.nodeName%3D${name}`);
  for (const { metadata } of body.items) await api.send('DELETE', `/api/v1/namespaces/${namespace}/pods/${metadata.name}`, { gracePeriodSeconds: 0 });
}

/** The node of a machine's pod, or why it stays pending. */
export interface Placed {
  readonly node?: string;
  readonly why?: string;
}

/** Waits until the scheduler has decided about the pod of each machine. */
export async function placement(api: Api, namespace: string, machines: readonly string[]): Promise<Map<string, Placed>> {
  const placed = new Map<string, Placed>();
  await until(`the pods of ${machines.join(', ')}`, async () => {
    const { body } = await api.send('GET', `/api/v1/namespaces/${namespace}/pods`);
    for (const { metadata, spec, status } of body.items as KubeObject[]) {
      const machine = metadata.labels['vm.kubevirt.io/name'];
      const pending = status.conditions?.find(({ type, reason }: any) => type === 'PodScheduled' && reason === 'Unschedulable');
      if (spec.nodeName || pending) placed.set(machine, { node: spec.nodeName, why: pending?.message });
      else placed.delete(machine);
    }
    return machines.every(machine => placed.has(machine));
  }, undefined, SECONDS);
  return placed;
}

const SECONDS = 120;
