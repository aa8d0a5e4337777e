/** CDI: its kinds, its roles, and its API server with all its webhooks. */
import { execFileSync } from 'child_process';
import { join } from 'path';
import { program } from './binaries';
import { BuildName } from './builds';
import { ControlPlane } from './control-plane';
import { fromLines, install, namespace, webhooks, withoutWebhooks } from './install';
import { freePorts, until } from './processes';

export async function startCdi(plane: ControlPlane, build: BuildName): Promise<void> {
  const { api, processes, folder } = plane;
  const objects = fromLines(execFileSync(program(build, 'objects'), { encoding: 'utf8', maxBuffer: 2 ** 28 }));
  await install(api, [
    namespace('cdi'),
    ...withoutWebhooks(objects).filter(({ kind }) => kind !== 'APIService'),
    { apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'CDIConfig', metadata: { name: 'config' }, spec: {} },
  ]);
  const [port] = await freePorts(1);
  const server = processes.start(program(build, 'server'), [
    '-listen-port', String(port), '-tls-cert-file', join(folder, 'server.crt'), '-tls-key-file', join(folder, 'server.key'),
  ], { KUBECONFIG: plane.kubeconfig });
  await install(api, webhooks(objects, plane, port));
  await until('the API server of CDI', async () => (await api.create(PROBE, { dryRun: true })).ok, server);
}

const PROBE = {
  apiVersion: 'cdi.kubevirt.io/v1beta1',
  kind: 'DataVolume',
  metadata: { name: 'probe', namespace: 'cdi' },
  spec: { source: { blank: {} }, storage: { resources: { requests: { storage: '1Gi' } } } },
};
