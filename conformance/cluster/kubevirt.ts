/** KubeVirt: its kinds, its common instance types and preferences, and virt-api with all its webhooks. */
import { execFileSync } from 'child_process';
import { join } from 'path';
import { KubeObject } from './api';
import { program } from './binaries';
import { BuildName } from './builds';
import { ControlPlane } from './control-plane';
import { anyKind, fromLines, install, namespace, patchStatus, webhooks, withoutWebhooks } from './install';
import { freePorts, until } from './processes';

/** A limit of requests that is so high that virt-api never waits before a request to the API server. */
const UNLIMITED = { restClient: { rateLimiter: { tokenBucketRateLimiter: { qps: 5000, burst: 5000 } } } };

/** The KubeVirt resource, with some feature gates enabled. Its servers follow its changes. */
export function configuration(featureGates: readonly string[], more: object = {}): KubeObject {
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'KubeVirt',
    metadata: { name: 'kubevirt', namespace: 'kubevirt' },
    spec: {
      configuration: {
        developerConfiguration: { featureGates },
        ...more,
        apiConfiguration: UNLIMITED, webhookConfiguration: UNLIMITED, controllerConfiguration: UNLIMITED,
      },
    },
  };
}

export async function startKubeVirt(plane: ControlPlane, build: BuildName): Promise<void> {
  const { api, processes, folder } = plane;
  const objects = fromLines(execFileSync(program(build, 'objects'), { encoding: 'utf8', maxBuffer: 2 ** 28 }));
  const isKind = ({ kind }: { kind: string }) => kind === 'CustomResourceDefinition';
  await install(api, [namespace('kubevirt'), ...objects.filter(isKind), configuration([])]);

  // Without virt-operator, this status is never set, and virt-api reads no configuration before the status is set.
  await patchStatus(api, configuration([]), { phase: 'Deployed' });

  const [port, console] = await freePorts(2);
  const [certificate, key] = [join(folder, 'server.crt'), join(folder, 'server.key')];
  const virtApi = processes.start(program(build, 'virt-api'), [
    '--kubeconfig', plane.kubeconfig, '--listen', '127.0.0.1', '--port', String(port), '--console-server-port', String(console),
    '--tls-cert-file', certificate, '--tls-key-file', key, '--handler-cert-file', certificate, '--handler-key-file', key,
  ]);
  await install(api, webhooks(objects, plane, port));
  // The instance types are the first objects for which the API server calls virt-api.
  const rest = withoutWebhooks(objects).filter(object => !isKind(object));
  await until('virt-api', async () => (await api.create(rest[0], { dryRun: true })).ok, virtApi);
  await install(api, rest);
}

export function preference(name: string): KubeObject {
  return { apiVersion: 'instancetype.kubevirt.io/v1beta1', kind: 'VirtualMachineClusterPreference', metadata: { name }, spec: {} };
}

/** Kinds that the controllers watch: the configuration of CDI's operator, and networks, which releases before 1.9 look up for each pod. */
const WATCHED = [
  anyKind('cdi.kubevirt.io', 'v1beta1', 'CDI', 'cdis', 'Cluster'),
  anyKind('k8s.cni.cncf.io', 'v1', 'NetworkAttachmentDefinition', 'network-attachment-definitions', 'Namespaced'),
];

/** KubeVirt's own controllers. The checks simulate what they wait for: no pod runs here. */
export async function startVirtController(plane: ControlPlane, build: BuildName): Promise<void> {
  await install(plane.api, WATCHED);
  const [port] = await freePorts(1);
  const [certificate, key] = [join(plane.folder, 'server.crt'), join(plane.folder, 'server.key')];
  const controller = plane.processes.start(program(build, 'virt-controller'), [
    '--kubeconfig', plane.controllerKubeconfig, '--listen', '127.0.0.1', '--port', String(port),
    '--prom-cert-file', certificate, '--prom-key-file', key, '--launcher-image', 'launcher', '--exporter-image', 'exporter',
  ]);
  const lease = '/apis/coordination.k8s.io/v1/namespaces/kubevirt/leases/virt-controller';
  await until('virt-controller', async () => (await plane.api.send('GET', lease)).body.spec?.holderIdentity, controller);
}
