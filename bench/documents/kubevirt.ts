import { createHash } from 'crypto';
import { KEY, PlainDocument } from './plain-document';

const MACHINE = 'cdk8s-vm-fleet/machine';
export const NAMESPACE = 'vms';

/** The documents of the quick start's machine on plain KubeVirt, written by hand. */
export function kubevirtDocuments(machine: string): PlainDocument[] {
  const uuid = identity(machine);
  return [
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: machine, namespace: NAMESPACE },
      spec: {
        ingress: [
          { ports: [22, 80, 443].map(port => ({ port, protocol: 'TCP' })) },
          { from: [{ namespaceSelector: {} }] },
        ],
        podSelector: { matchLabels: { [MACHINE]: machine } },
        policyTypes: ['Ingress'],
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: machine, namespace: NAMESPACE },
      spec: {
        externalTrafficPolicy: 'Local',
        ports: [22, 80, 443].map(port => ({ name: `tcp-${port}`, port, protocol: 'TCP', targetPort: port })),
        selector: { [MACHINE]: machine },
        type: 'LoadBalancer',
      },
    },
    {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      metadata: { name: machine, namespace: NAMESPACE },
      spec: {
        instancetype: { kind: 'VirtualMachineClusterInstancetype', name: 'u1.xlarge' },
        preference: { kind: 'VirtualMachineClusterPreference', name: 'ubuntu' },
        runStrategy: 'Always',
        template: {
          metadata: { labels: { [MACHINE]: machine } },
          spec: {
            accessCredentials: [{ sshPublicKey: { propagationMethod: { noCloud: {} }, source: { secret: { secretName: `${machine}-ssh-keys` } } } }],
            architecture: 'amd64',
            domain: {
              devices: {
                disks: [{ bootOrder: 1, disk: {}, name: `${machine}-system` }, { disk: {}, name: 'cloudinit' }],
                interfaces: [{ masquerade: {}, name: 'default' }],
              },
              firmware: { serial: uuid, uuid },
              machine: { type: 'q35' },
            },
            evictionStrategy: 'LiveMigrateIfPossible',
            networks: [{ name: 'default', pod: {} }],
            volumes: [
              { dataVolume: { name: `${machine}-system` }, name: `${machine}-system` },
              { cloudInitNoCloud: { secretRef: { name: `${machine}-cloud-init` } }, name: 'cloudinit' },
            ],
          },
        },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: `${machine}-cloud-init`, namespace: NAMESPACE },
      stringData: { userdata: '#cloud-config\npackages:\n  - nginx\n' },
      type: 'Opaque',
    },
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: `${machine}-ssh-keys`, namespace: NAMESPACE },
      stringData: { key0: KEY },
      type: 'Opaque',
    },
    {
      apiVersion: 'cdi.kubevirt.io/v1beta1',
      kind: 'DataVolume',
      metadata: {
        annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false', 'kustomize.toolkit.fluxcd.io/prune': 'disabled' },
        name: `${machine}-system`,
        namespace: NAMESPACE,
      },
      spec: {
        sourceRef: { kind: 'DataSource', name: 'ubuntu-2404', namespace: 'golden-images' },
        storage: { resources: { requests: { storage: '20Gi' } } },
      },
    },
  ];
}

/** The firmware UUID, which the library derives from namespace and name. */
function identity(machine: string): string {
  const hex = createHash('sha256').update(['cdk8s-vm-fleet', '', NAMESPACE, machine, ''].join('\n')).digest('hex');
  const variant = '89ab'[parseInt(hex[16], 16) % 4];
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}
