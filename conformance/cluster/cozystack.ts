/** Cozystack: its application definitions, its backup kinds, Flux's kinds, and cozystack-api behind the API server. */
import { readFileSync } from 'fs';
import { join } from 'path';
import { KubeObject } from './api';
import { moduleFolder, program } from './binaries';
import { ControlPlane } from './control-plane';
import { anyKind, fromYaml, install, namespace } from './install';
import { freePorts, until } from './processes';

const MODULE = 'github.com/cozystack/cozystack';
const GROUP = 'apps.cozystack.io';

/** The applications that this project writes. */
const APPLICATIONS = ['tenant', 'virtualprivatecloud', 'vm-disk', 'vm-instance'];

const file = (path: string) => join(moduleFolder('cozystack', MODULE), path);

/** The chart of each kind, and the prefix of the names of its releases. */
export const APPLICATION: Readonly<Record<string, { readonly chart: string; readonly prefix: string }>> = {
  VMInstance: { chart: 'vm-instance', prefix: 'vm-instance-' },
  VMDisk: { chart: 'vm-disk', prefix: 'vm-disk-' },
  Tenant: { chart: 'tenant', prefix: 'tenant-' },
  VirtualPrivateCloud: { chart: 'vpc', prefix: 'virtualprivatecloud-' },
};

/** The objects of other projects that its charts write; their fields are not tested. */
const WRITTEN_BY_CHARTS = [
  anyKind('kubeovn.io', 'v1', 'IP', 'ips', 'Cluster'),
  anyKind('kubeovn.io', 'v1', 'Vpc', 'vpcs', 'Cluster'),
  anyKind('kubeovn.io', 'v1', 'Subnet', 'subnets', 'Cluster'),
  anyKind('k8s.cni.cncf.io', 'v1', 'NetworkAttachmentDefinition', 'network-attachment-definitions', 'Namespaced'),
  anyKind('cilium.io', 'v2', 'CiliumNetworkPolicy', 'ciliumnetworkpolicies', 'Namespaced'),
  anyKind('cilium.io', 'v2', 'CiliumClusterwideNetworkPolicy', 'ciliumclusterwidenetworkpolicies', 'Cluster'),
];

/** The charts of its applications, rendered by Helm's engine, and the objects that they write. */
export interface Charts {
  /** The objects that a chart renders from values, or Helm's error. */
  readonly render: (chart: string, release: { readonly name: string; readonly namespace: string }, values: object) => Promise<KubeObject[] | Error>;
  /** A text as Helm reads it. */
  readonly parse: (text: string) => Promise<unknown[] | Error>;
}

/** Starts the charts of Cozystack, and installs the instance types and profiles of Cozystack instead of those of KubeVirt. */
export async function startCharts({ api, processes, kubeconfig }: ControlPlane): Promise<Charts> {
  await install(api, WRITTEN_BY_CHARTS);
  for (const object of fromYaml(file('packages/system/kubevirt-instancetypes/templates'))) {
    await api.remove(object);
    await install(api, [object]);
  }
  const { ask } = processes.converse(program('helm', 'charts'), [
    '-kubeconfig', kubeconfig, '-charts', file('packages/apps'), '-library', file('packages/library/cozy-lib'),
  ]);
  const answered = async (question: object) => {
    const { objects, error } = await ask(question);
    return error === undefined ? objects : new Error(error);
  };
  return {
    render: (chart, release, values) => answered({ chart, ...release, values: { ...values, _cluster: {}, _namespace: {} } }),
    parse: yaml => answered({ yaml }),
  };
}

export async function startCozystack(plane: ControlPlane): Promise<void> {
  const { api, processes, folder } = plane;
  const kinds = [
    ...fromYaml(file('packages/system/application-definition-crd/definition')),
    ...fromYaml(file('packages/system/backup-controller/definitions')),
    ...fromYaml(file('packages/system/cozystack-controller/definitions')).filter(({ metadata }) => metadata.name.endsWith('.cozystack.io')),
    ...fromYaml(file('internal/fluxinstall/manifests/fluxcd.yaml')).filter(({ metadata }) => metadata.name?.startsWith('helmreleases.')),
  ];
  const definitions = APPLICATIONS.flatMap(name => fromYaml(file(`packages/system/${name}-rd/cozyrds`)));
  await install(api, [namespace('cozy-system'), ...kinds, ...definitions]);

  const [port] = await freePorts(1);
  const server = processes.start(program('cozystack', 'cozystack-api'), [
    '--bind-address', '127.0.0.1', '--secure-port', String(port),
    '--tls-cert-file', join(folder, 'server.crt'), '--tls-private-key-file', join(folder, 'server.key'),
    '--authentication-kubeconfig', plane.kubeconfig, '--authorization-kubeconfig', plane.kubeconfig, '--kubeconfig', plane.kubeconfig,
  ], { KUBECONFIG: plane.kubeconfig });
  await install(api, [
    // Only a Service of type ExternalName may lead to a loopback address.
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'cozystack-api', namespace: 'cozy-system' },
      spec: { type: 'ExternalName', externalName: 'localhost', ports: [{ port }] },
    },
    {
      apiVersion: 'apiregistration.k8s.io/v1',
      kind: 'APIService',
      metadata: { name: `v1alpha1.${GROUP}` },
      spec: {
        group: GROUP,
        version: 'v1alpha1',
        groupPriorityMinimum: 1000,
        versionPriority: 15,
        service: { name: 'cozystack-api', namespace: 'cozy-system', port },
        caBundle: readFileSync(join(folder, 'ca.crt')).toString('base64'),
      },
    },
  ]);
  await until('cozystack-api', async () => (await api.send('GET', `/apis/${GROUP}/v1alpha1/vminstances`)).ok, server);
  api.forgetKinds();
}
