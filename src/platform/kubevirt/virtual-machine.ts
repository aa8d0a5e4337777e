import { MACHINE_LABEL } from './exposure';
import { CLOUD_INIT_SUFFIX, hasCloudInit, SSH_KEYS_SUFFIX } from './guest';
import { hardwareFields } from './hardware';
import { machineUuid } from './identity';
import { probeField } from './probes';
import { FLEET_LABEL, schedulingFields } from './scheduling';
import { KubeVirtTarget } from './target';
import type { VirtualMachineSpec } from '../../../imports/kubevirt.io';
import { ConfigVolumeModel, MachineModel } from '../../model/machine';
import { ResolvedCompute } from '../resolve/compute';
import { Wire } from '../wire';

type Spec = Wire<VirtualMachineSpec>;
type Template = NonNullable<Spec['template']['spec']>;

/** Volume of the cloud-init document; it stands behind the disks. */
export const CLOUD_INIT_VOLUME = 'cloudinit';
const POD_NETWORK = 'default';

/** The machine types that the webhook would write. */
const MACHINE_TYPE = { amd64: 'q35', arm64: 'virt' } as const;

/**
 * `VirtualMachine.spec`. What a defaulting webhook would write is written here, so that a GitOps tool sees no drift and a
 * machine made again is the same machine.
 */
export function virtualMachineSpec(
  model: MachineModel, compute: ResolvedCompute, profile: string | undefined, templates: Spec['dataVolumeTemplates'], target: KubeVirtTarget,
): Spec {
  return {
    runStrategy: model.runStrategy,
    instancetype: compute.instanceType === '' ? undefined : { kind: 'VirtualMachineClusterInstancetype', name: compute.instanceType },
    preference: profile === undefined ? undefined : { kind: 'VirtualMachineClusterPreference', name: profile },
    dataVolumeTemplates: templates?.length ? templates : undefined,
    template: {
      metadata: { labels: { [MACHINE_LABEL]: model.name, ...model.group !== undefined && { [FLEET_LABEL]: model.group } } },
      spec: {
        architecture: target.architecture,
        // A node is drained by migrating the machine where that is possible, and by restarting it elsewhere where not.
        evictionStrategy: model.evictionStrategy ?? 'LiveMigrateIfPossible',
        hostname: model.hostname,
        subdomain: model.subdomain,
        terminationGracePeriodSeconds: model.terminationGraceSeconds,
        readinessProbe: probeField(model.readinessProbe),
        livenessProbe: probeField(model.livenessProbe),
        ...schedulingFields(model),
        domain: domain(model, compute, target),
        networks: [
          { name: POD_NETWORK, pod: {} },
          ...model.networks.map(network => ({ name: nameOf(network), multus: { networkName: nameOf(network) } })),
        ],
        volumes: volumes(model),
        accessCredentials: model.sshKeys.length === 0 ? undefined : [{
          sshPublicKey: { source: { secret: { secretName: `${model.name}${SSH_KEYS_SUFFIX}` } }, propagationMethod: { noCloud: {} } },
        }],
      },
    },
  };
}

function domain(model: MachineModel, compute: ResolvedCompute, target: KubeVirtTarget): Template['domain'] {
  const uuid = machineUuid(model, target);
  const { bootloader, tpm, hostDevices, ...sized } = hardwareFields(model, compute);
  return {
    ...sized,
    devices: {
      disks: [
        ...model.disks.map(({ name, bus, optical, disk, tuning, config }, i) => ({
          name, bootOrder: config ? undefined : i + 1, ...tuning, [optical || disk?.optical ? 'cdrom' : 'disk']: bus === undefined ? {} : { bus },
        })),
        ...hasCloudInit(model) ? [{ name: CLOUD_INIT_VOLUME, disk: {} }] : [],
      ],
      gpus: model.gpus.length === 0 ? undefined : model.gpus.map((deviceName, i) => ({ name: `gpu${i + 1}`, deviceName })),
      hostDevices,
      tpm,
      // Masquerade on the pod network is what live migration wants.
      interfaces: [
        { name: POD_NETWORK, masquerade: {}, ...model.card },
        ...model.networks.map(network => ({ name: nameOf(network), bridge: {}, ...network.kind === 'named' && network.card })),
      ],
    },
    firmware: { uuid, serial: uuid, bootloader },
    machine: { type: MACHINE_TYPE[target.architecture] },
  };
}

function volumes(model: MachineModel): Template['volumes'] {
  return [
    // Of a disk that exists nobody knows whether a DataVolume made it; its volume claim is there in any case.
    ...model.disks.map(({ name, disk, config }) => {
      if (config) return { name, ...configVolume(config) };
      return disk ? { name, dataVolume: { name } } : { name, persistentVolumeClaim: { claimName: name } };
    }),
    ...hasCloudInit(model) ? [{ name: CLOUD_INIT_VOLUME, cloudInitNoCloud: { secretRef: { name: `${model.name}${CLOUD_INIT_SUFFIX}` } } }] : [],
  ];
}

function configVolume({ kind, name }: ConfigVolumeModel) {
  switch (kind) {
    case 'configMap': return { configMap: { name } };
    case 'secret': return { secret: { secretName: name } };
    case 'sysprepConfigMap': return { sysprep: { configMap: { name } } };
    case 'sysprepSecret': return { sysprep: { secret: { name } } };
  }
}

function nameOf(network: MachineModel['networks'][number]): string {
  return network.kind === 'named' ? network.name : '';
}
