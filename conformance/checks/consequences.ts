/** What controllers make of a machine: objects that the API server is asked about like those that we write. */
import { KubeObject } from '../cluster/api';

/** The volumes of a machine's templates, which KubeVirt's controller makes with the machine. */
export function volumesOf({ kind, metadata: { namespace }, spec }: KubeObject): KubeObject[] {
  if (kind !== 'VirtualMachine') return [];
  return (spec.dataVolumeTemplates ?? []).map((template: KubeObject) => ({
    ...template, apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'DataVolume', metadata: { ...template.metadata, namespace },
  }));
}

/**
 * The pod of a machine, as far as its fields come from the machine unchanged: its node, its names, its probes,
 * the devices that it asks for, and the volumes of its access credentials. Everything else in it is KubeVirt's own.
 */
export function podOf({ kind, metadata, spec }: KubeObject): KubeObject[] {
  if (kind !== 'VirtualMachine') return [];
  const { template } = spec;
  const { nodeSelector, affinity, tolerations, topologySpreadConstraints, hostname, subdomain, domain, accessCredentials = [] } = template.spec;
  const devices = [...domain.devices.gpus ?? [], ...domain.devices.hostDevices ?? []].map(({ deviceName }) => [deviceName, '1']);
  return [{
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { ...template.metadata, name: 'virt-launcher', namespace: metadata.namespace },
    spec: {
      nodeSelector,
      affinity,
      tolerations,
      topologySpreadConstraints,
      hostname,
      subdomain,
      terminationGracePeriodSeconds: template.spec.terminationGracePeriodSeconds,
      containers: [{
        name: 'compute',
        image: 'compute',
        resources: { limits: Object.fromEntries(devices) },
        readinessProbe: podProbe(template.spec.readinessProbe),
        livenessProbe: podProbe(template.spec.livenessProbe),
      }],
      volumes: accessCredentials.map(secretOf).map((secretName: string) => ({ name: `${secretName}-access-cred`, secret: { secretName } })),
    },
  }];
}

function secretOf({ sshPublicKey, userPassword }: any): string {
  return (sshPublicKey ?? userPassword).source.secret.secretName;
}

/** Commands and the guest's agent are asked by a command in the pod. */
function podProbe(probe: any): object | undefined {
  if (!probe) return undefined;
  const { guestAgentPing, ...rest } = probe;
  return guestAgentPing ? { ...rest, exec: { command: ['virt-probe'] } } : rest;
}
