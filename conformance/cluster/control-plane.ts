/** etcd and kube-apiserver. */
import { execFileSync } from 'child_process';
import { randomBytes } from 'crypto';
import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Api } from './api';
import { program } from './binaries';
import { freePorts, Processes, until } from './processes';

export interface ControlPlane {
  readonly api: Api;
  readonly processes: Processes;
  /** The folder of `ca.crt`, `server.crt`, `server.key` and the logs. */
  readonly folder: string;
  readonly kubeconfig: string;
  /** The kubeconfig of KubeVirt's controller, which has more permissions. */
  readonly controllerKubeconfig: string;
  readonly controllerApi: Api;
}

const CONTROLLER = 'system:serviceaccount:kubevirt:kubevirt-controller';

export async function startControlPlane(folder: string, processes: Processes): Promise<ControlPlane> {
  const [etcdPort, peerPort, port] = await freePorts(3);
  const file = (name: string) => join(folder, name);
  execFileSync(program('kubernetes', 'certificates'), [folder, 'cozystack-api.cozy-system.svc']);
  const [token, controllerToken] = [0, 1].map(() => randomBytes(24).toString('hex'));
  const users = [[token, 'conformance'], [controllerToken, CONTROLLER]].map(([secret, name]) => `${secret},${name},${name},"system:masters"\n`);
  writeFileSync(file('tokens.csv'), users.join(''), { mode: 0o600 });
  writeFileSync(file('kubeconfig'), kubeconfig(port, token), { mode: 0o600 });
  writeFileSync(file('controller.kubeconfig'), kubeconfig(port, controllerToken), { mode: 0o600 });

  const etcdUrl = `http://127.0.0.1:${etcdPort}`;
  const etcd = processes.start(program('kubernetes', 'etcd'), [
    '--data-dir', file('etcd'), '--listen-client-urls', etcdUrl, '--advertise-client-urls', etcdUrl,
    '--listen-peer-urls', `http://127.0.0.1:${peerPort}`, '--initial-advertise-peer-urls', `http://127.0.0.1:${peerPort}`,
    '--initial-cluster', `default=http://127.0.0.1:${peerPort}`, '--unsafe-no-fsync', '--log-level', 'warn',
  ]);

  const server = processes.start(program('kubernetes', 'kube-apiserver'), [
    '--etcd-servers', etcdUrl, '--bind-address', '127.0.0.1', '--advertise-address', '127.0.0.1', '--secure-port', String(port),
    '--tls-cert-file', file('server.crt'), '--tls-private-key-file', file('server.key'),
    '--token-auth-file', file('tokens.csv'), '--authorization-mode', 'RBAC',
    '--service-account-issuer', 'https://localhost', '--service-account-key-file', file('server.crt'),
    '--service-account-signing-key-file', file('server.key'), '--service-cluster-ip-range', '10.96.0.0/16,fd00:10:96::/112',
    // The certificates by which aggregated servers (cozystack-api) trust the API server.
    '--requestheader-client-ca-file', file('ca.crt'), '--requestheader-allowed-names', 'front-proxy',
    '--requestheader-username-headers', 'X-Remote-User',
    '--requestheader-group-headers', 'X-Remote-Group', '--requestheader-extra-headers-prefix', 'X-Remote-Extra-',
    '--client-ca-file', file('ca.crt'), '--proxy-client-cert-file', file('proxy.crt'), '--proxy-client-key-file', file('proxy.key'),
    // No controller creates service accounts here, and pods are only created as dry runs.
    '--disable-admission-plugins', 'ServiceAccount',
    '--endpoint-reconciler-type', 'none', '--enable-priority-and-fairness=false', '--max-requests-inflight=0', '--max-mutating-requests-inflight=0',
  ]);

  const [api, controllerApi] = [token, controllerToken].map(each => new Api(port, each, readFileSync(file('ca.crt'), 'utf8')));
  await Promise.race([until('kube-apiserver', async () => (await api.send('GET', '/readyz')).ok, server), etcd.ended]);
  return { api, processes, folder, kubeconfig: file('kubeconfig'), controllerKubeconfig: file('controller.kubeconfig'), controllerApi };
}

function kubeconfig(port: number, token: string): string {
  return JSON.stringify({
    'apiVersion': 'v1',
    'kind': 'Config',
    'current-context': 'conformance',
    'clusters': [{ name: 'conformance', cluster: { 'server': `https://127.0.0.1:${port}`, 'certificate-authority': 'ca.crt' } }],
    'users': [{ name: 'conformance', user: { token } }],
    'contexts': [{ name: 'conformance', context: { cluster: 'conformance', user: 'conformance' } }],
  });
}
