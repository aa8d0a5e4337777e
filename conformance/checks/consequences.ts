/** Objects that controllers create for a machine. The API server is asked about them too. */
import { KubeObject } from '../cluster/api';

/** The volumes of a machine's templates, which KubeVirt's controller creates with the machine. */
export function volumesOf({ kind, metadata: { namespace }, spec }: KubeObject): KubeObject[] {
  if (kind !== 'VirtualMachine') return [];
  return (spec.dataVolumeTemplates ?? []).map((template: KubeObject) => ({
    ...template, apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'DataVolume', metadata: { ...template.metadata, namespace },
  }));
}

/**
 * The pod of a machine, with the fields that KubeVirt copies unchanged: node placement, names, probes, devices, and the volumes of access
 * credentials.
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

/** Commands and the guest agent are probed by a command in the pod. */
function podProbe(probe: any): object | undefined {
  if (!probe) return undefined;
  const { guestAgentPing, ...rest } = probe;
  return guestAgentPing ? { ...rest, exec: { command: ['virt-probe'] } } : rest;
}
