/**
 * Brings machines to the state "running" for their controllers: it simulates the status updates of the scheduler, the kubelet and
 * virt-handler.
 */
import { Api, KubeObject } from './api';
import { until } from './processes';

const NODE = 'node-1';

const machineInstance = (name: string, namespace: string): KubeObject => ({ apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstance', metadata: { name, namespace } });

/** A node that accepts machines. */
export async function provideNode(api: Api): Promise<void> {
  const labels = { 'kubevirt.io/schedulable': 'true', 'kubernetes.io/arch': 'amd64', 'kubernetes.io/hostname': NODE };
  const annotations = { 'kubevirt.io/heartbeat': new Date().toISOString() };
  await api.create({ apiVersion: 'v1', kind: 'Node', metadata: { name: NODE, labels, annotations } });
}

/** The networks of machines. */
export async function provideNetworks(api: Api, namespace: string, names: readonly string[]): Promise<void> {
  for (const name of names) await api.create({ apiVersion: 'k8s.cni.cncf.io/v1', kind: 'NetworkAttachmentDefinition', metadata: { name, namespace } });
}

/** Bound volume claims that machines use. */
export async function provideClaims(api: Api, namespace: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const claim: KubeObject = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name, namespace },
      spec: { accessModes: ['ReadWriteMany'], volumeMode: 'Block', volumeName: `pv-${name}`, resources: { requests: { storage: '1Gi' } } },
    };
    await api.create(claim);
    await api.patchStatus(claim, { phase: 'Bound', accessModes: ['ReadWriteMany'], capacity: { storage: '1Gi' } });
  }
}

/**
 * Waits for the instance of a started machine and its pod, and sets both to running. It uses KubeVirt's own identity, because no other
 * user may set this status.
 */
export async function run(api: Api, { name, namespace = 'default' }: { readonly name: string; readonly namespace?: string }): Promise<void> {
  const instance = machineInstance(name, namespace);
  const pods = `/api/v1/namespaces/${namespace}/pods`;
  let pod: KubeObject | undefined;
  await until(`the pod of ${name}`, async () => {
    const { body } = await api.send('GET', `${pods}?labelSelector=vm.kubevirt.io%2Fname%3D${name}`);
    pod = body.items?.[0];
    return pod !== undefined;
  }, undefined, SECONDS);
  const { name: podName } = pod!.metadata;
  const binding = {
    apiVersion: 'v1', kind: 'Binding', metadata: { name: podName }, target: { kind: 'Node', name: NODE },
  };
  await api.send('POST', `${pods}/${podName}/binding`, binding);
  const state = { running: { startedAt: new Date().toISOString() } };
  const containers = pod!.spec.containers.map(({ name: container, image }: any) => (
    { name: container, image, imageID: image, ready: true, started: true, restartCount: 0, state }
  ));
  await api.send('PATCH', `${pods}/${podName}/status`, {
    status: {
      phase: 'Running',
      podIP: '10.0.0.9',
      conditions: ['Ready', 'ContainersReady', 'PodScheduled', 'Initialized'].map(type => ({ type, status: 'True' })),
      containerStatuses: containers,
    },
  }, 'application/merge-patch+json');
  await until(`${name} is scheduled`, async () => (await api.get(instance)).body.status?.phase === 'Scheduled', undefined, SECONDS);
  const { body } = await api.get(instance);
  const { interfaces = [] } = body.spec.domain.devices;
  const { cpu = {}, memory = {} } = body.spec.domain;
  const now = new Date().toISOString();
  await api.merge(instance, {
    status: {
      ...body.status,
      phase: 'Running',
      nodeName: NODE,
      interfaces: interfaces.map((each: any) => ({ name: each.name, infoSource: 'domain, multus-status', mac: each.macAddress })),
      currentCPUTopology: { cores: cpu.cores, sockets: cpu.sockets, threads: cpu.threads },
      memory: { guestAtBoot: memory.guest, guestCurrent: memory.guest, guestRequested: memory.guest },
      conditions: [
        ...(body.status.conditions ?? []).filter(({ type }: any) => !GOOD.includes(type)),
        ...GOOD.map(type => ({ type, status: 'True', lastProbeTime: null, lastTransitionTime: now })),
      ],
    },
  });
  const machine: KubeObject = { ...instance, kind: 'VirtualMachine' };
  await until(`${name} runs`, async () => (await api.get(machine)).body.status?.ready === true, undefined, SECONDS);
}

/** The status that virt-handler sets for a machine that runs and can be migrated. */
const GOOD = ['LiveMigratable', 'StorageLiveMigratable', 'Ready'];

const SECONDS = 120;
