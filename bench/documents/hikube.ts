import { KEY, PlainDocument } from './plain-document';

const API_VERSION = 'apps.cozystack.io/v1alpha1';

/** The documents of the quick start's machine on Hikube, written by hand. */
export function hikubeDocuments(machine: string): PlainDocument[] {
  const disk = `${machine}-system`;
  return [
    {
      apiVersion: API_VERSION,
      kind: 'VMInstance',
      metadata: { name: machine },
      spec: {
        cloudInit: '#cloud-config\npackages:\n  - nginx\n',
        disks: [{ bus: 'virtio', name: disk }],
        external: true,
        externalMethod: 'PortList',
        externalPorts: [22, 80, 443],
        instanceProfile: 'ubuntu',
        instanceType: 'u1.xlarge',
        runStrategy: 'Always',
        sshKeys: [KEY],
      },
    },
    {
      apiVersion: API_VERSION,
      kind: 'VMDisk',
      metadata: {
        annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false', 'kustomize.toolkit.fluxcd.io/prune': 'disabled' },
        name: disk,
      },
      spec: { source: { image: { name: 'ubuntu-2404' } }, storage: '20Gi', storageClass: 'replicated' },
    },
  ];
}
