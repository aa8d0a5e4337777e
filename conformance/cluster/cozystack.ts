/** Cozystack: its application definitions, its backup kinds, Flux's kinds, and cozystack-api behind the API server. */
import { readFileSync } from 'fs';
import { join } from 'path';
import { moduleFolder, program } from './binaries';
import { ControlPlane } from './control-plane';
import { fromYaml, install, namespace } from './install';
import { freePorts, until } from './processes';

const MODULE = 'github.com/cozystack/cozystack';
const GROUP = 'apps.cozystack.io';

/** The applications that this project writes. */
const APPLICATIONS = ['tenant', 'virtualprivatecloud', 'vm-disk', 'vm-instance'];

export async function startCozystack(plane: ControlPlane): Promise<void> {
  const { api, processes, folder } = plane;
  const file = (path: string) => join(moduleFolder('cozystack', MODULE), path);
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
    // A Service of type ExternalName is the only one that may lead to loopback.
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
