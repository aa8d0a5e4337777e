import { cloudInitVolume, credentialFields } from './guest';
import { hardwareFields } from './hardware';
import { machineUuid } from './identity';
import { FLEET_LABEL, MACHINE_LABEL } from './labels';
import { probeField } from './probes';
import { schedulingFields } from './scheduling';
import { KubeVirtTarget } from './target';
import type { VirtualMachineSpec } from '../../../imports/kubevirt.io';
import { InlineVolumeModel, MachineModel } from '../../model/machine';
import { ResolvedCompute } from '../resolve/compute';
import { ResolvedProfile } from '../resolve/profile';
import { Wire } from '../wire';

type Spec = Wire<VirtualMachineSpec>;
type Template = NonNullable<Spec['template']['spec']>;

/** Volume of the cloud-init document; it stands behind the disks. */
export const CLOUD_INIT_VOLUME = 'cloudinit';
/** Name of the pod network and of the card on it. */
export const POD_NETWORK = 'default';

/** The machine types that the webhook would write. */
const MACHINE_TYPE = { amd64: 'q35', arm64: 'virt' } as const;

/**
 * `VirtualMachine.spec`. What a defaulting webhook would write is written here, so that a GitOps tool sees no drift and a
 * machine made again is the same machine.
 */
export function virtualMachineSpec(
  model: MachineModel, compute: ResolvedCompute, profile: ResolvedProfile | undefined, templates: Spec['dataVolumeTemplates'], target: KubeVirtTarget,
): Spec {
  return {
    runStrategy: model.runStrategy,
    instancetype: typeMatcher(compute),
    preference: profileMatcher(profile),
    dataVolumeTemplates: templates?.length ? templates : undefined,
    template: {
      metadata: { labels: { ...!model.pool && { [MACHINE_LABEL]: model.name }, ...model.group !== undefined && { [FLEET_LABEL]: model.group } } },
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
        domain: domain(model, compute, profile?.machineType, target),
        networks: [
          { name: POD_NETWORK, pod: {} },
          ...model.networks.map(network => ({ name: nameOf(network), multus: { networkName: nameOf(network) } })),
        ],
        volumes: volumes(model),
        accessCredentials: credentialFields(model) as Template['accessCredentials'],
      },
    },
  };
}

function typeMatcher({ instanceType: name, inferredFrom, type }: ResolvedCompute): Spec['instancetype'] {
  if (inferredFrom !== undefined) return { inferFromVolume: inferredFrom };
  return name === '' ? undefined : { kind: type?.namespaced ? 'VirtualMachineInstancetype' : 'VirtualMachineClusterInstancetype', name };
}

function profileMatcher(profile: ResolvedProfile | undefined): Spec['preference'] {
  if (profile?.inferredFrom !== undefined) return { inferFromVolume: profile.inferredFrom };
  return profile && { kind: profile.namespaced ? 'VirtualMachinePreference' : 'VirtualMachineClusterPreference', name: profile.name };
}

function domain(model: MachineModel, compute: ResolvedCompute, machineType: string | undefined, target: KubeVirtTarget): Template['domain'] {
  const uuid = machineUuid(model, target);
  const { bootloader, tpm, hostDevices, ...sized } = hardwareFields(model, compute);
  return {
    ...sized,
    devices: {
      disks: [
        ...model.disks.map(({ name, bus, optical, disk, tuning, inline }, i) => ({
          name, bootOrder: isConfiguration(inline) ? undefined : i + 1, ...tuning, [optical || disk?.optical ? 'cdrom' : 'disk']: bus === undefined ? {} : { bus },
        })),
        ...cloudInitVolume(model) ? [{ name: CLOUD_INIT_VOLUME, disk: {} }] : [],
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
    // Each machine of a pool gets an identity from KubeVirt: there is no name to derive one from.
    firmware: model.pool ? bootloader && { bootloader } : { uuid, serial: uuid, bootloader },
    machine: { type: machineType ?? MACHINE_TYPE[target.architecture] },
  };
}

function volumes(model: MachineModel): Template['volumes'] {
  const cloudInit = cloudInitVolume(model);
  return [
    // Of a disk that exists nobody knows whether a DataVolume made it; its volume claim is there in any case.
    ...model.disks.map(({ name, disk, inline }) => {
      if (inline) return { name, ...inlineVolume(inline) };
      return disk ? { name, dataVolume: { name } } : { name, persistentVolumeClaim: { claimName: name } };
    }),
    ...cloudInit ? [{ name: CLOUD_INIT_VOLUME, ...cloudInit }] : [],
  ];
}

function inlineVolume(volume: InlineVolumeModel) {
  switch (volume.kind) {
    case 'configMap': return { configMap: { name: volume.name } };
    case 'secret': return { secret: { secretName: volume.name } };
    case 'sysprepConfigMap': return { sysprep: { configMap: { name: volume.name } } };
    case 'sysprepSecret': return { sysprep: { secret: { name: volume.name } } };
    case 'containerImage': {
      const { image, path, pullPolicy, pullSecret } = volume;
      return { containerDisk: { image, path, imagePullPolicy: pullPolicy ?? defaultPullPolicy(image), imagePullSecret: pullSecret } };
    }
    case 'empty': return { emptyDisk: { capacity: volume.size.asString() } };
  }
}

/** Nothing boots from configuration. */
function isConfiguration(inline: InlineVolumeModel | undefined): boolean {
  return inline !== undefined && inline.kind !== 'containerImage' && inline.kind !== 'empty';
}

/** What the defaulting webhook would write. */
function defaultPullPolicy(image: string): string {
  const tag = /@|:([^:/]+)$/.exec(image)?.[0] ?? ':latest';
  return tag === ':latest' ? 'Always' : 'IfNotPresent';
}

function nameOf(network: MachineModel['networks'][number]): string {
  return network.kind === 'named' ? network.name : '';
}
