import { FleetDefaults } from './fleet-defaults';
import { RunStrategy } from './run-strategy';
import { SystemDiskProps } from './system-disk-props';
import { VirtualMachineProps } from './virtual-machine-props';
import { MachineSpec } from '../../model/machine';
import { MachineDefault } from '../../model/machine-default';
import { anything, flag, instance, list, map, number, oneOf, struct, text, InModel } from '../../model/types';
import { Viewpoint } from '../../model/viewpoint';
import { secondsType } from '../app/types';
import { Filesystem } from '../disk/filesystem';
import { isDisk, removalPolicy, size, source, storageClass, VOLUME, VOLUME_DEVICE } from '../disk/schema';
import { AccessCredential } from '../guest/access-credential';
import { CloudInit, CloudInitDelivery, CloudInitDrive, NetworkData } from '../guest/cloud-init';
import { CLOUD_CONFIG_PROPS } from '../guest/cloud-init/props-schema';
import { Gpu } from '../guest/gpu';
import { Probe } from '../guest/probe';
import { SshKey } from '../guest/ssh-key';
import { MachineIdentity } from '../hardware/machine-identity';
import { HARDWARE, POD_RESOURCES } from '../hardware/schema';
import { GoldenImage } from '../image/golden-image';
import { InstanceProfile } from '../instance-type/instance-profile';
import { InstanceType } from '../instance-type/instance-type';
import { Resources } from '../instance-type/resources';
import { DnsConfig, DnsOption, DnsPolicy } from '../network/dns';
import { Exposure } from '../network/exposure';
import { Network } from '../network/network';
import {
  DhcpOptions, NetworkBinding, NetworkInterface, NetworkInterfaceModel, NetworkInterfacePort, PrivateDhcpOption,
} from '../network/network-interface';
import { EvictionStrategy } from '../scheduling/eviction-strategy';
import { MachineAffinity } from '../scheduling/machine-affinity';
import { NodeAffinity } from '../scheduling/node-affinity';
import { TaintEffect, Toleration } from '../scheduling/toleration';

const instanceType = instance(InstanceType, 'InstanceType.of');
const image = instance(GoldenImage, 'GoldenImage.UBUNTU_24_04');
const exposure = instance(Exposure, 'Exposure.portList');
const duration = secondsType('Duration.seconds(30)');
const probe = instance(Probe, 'Probe.tcp');
const sshKeys = list(instance(SshKey, 'SshKey.fromFile'));

/** Converts a document to its text, and reports the problems of the document. */
function textOf(field: keyof MachineSpec): (document: CloudInit | NetworkData, at: Viewpoint) => string {
  return (document, at) => {
    const problems = document._problems();
    if (problems.length > 0) at.setOrigin(field, 'unread');
    at.report(problems);
    return document._text();
  };
}

export const NETWORK_INTERFACE = struct<NetworkInterface>({
  model: oneOf(NetworkInterfaceModel, 'NetworkInterfaceModel'),
  macAddress: text,
  alias: text,
  binding: oneOf(NetworkBinding, 'NetworkBinding'),
  plugin: text,
  ports: list(struct<NetworkInterfacePort>({ port: number, protocol: text, name: text }, 'port')),
  bootOrder: number,
  acpiIndex: number,
  pciAddress: text,
  dhcpOptions: struct<DhcpOptions>({
    bootFileName: text, tftpServerName: text, ntpServers: list(text), privateOptions: list(struct<PrivateDhcpOption>({ option: number, value: text }, 'option', 'value')),
  }),
  tag: text,
  state: text,
});

const leaveToCluster = list(oneOf(MachineDefault, 'MachineDefault'));

export const SYSTEM_DISK = struct<SystemDiskProps>({
  name: text,
  source,
  size,
  storageClass,
  ...VOLUME_DEVICE,
  ...VOLUME,
  removalPolicy,
});

export const VIRTUAL_MACHINE = struct<InModel<VirtualMachineProps, MachineSpec, 'image' | 'systemDisk' | 'cloudConfig' | 'cloudInit'>>({
  apiVersion: text,
  name: text,
  instanceType,
  resources: struct<Resources>({ cores: number, sockets: number, threads: number, memory: size }),
  instanceProfile: instance(InstanceProfile, 'InstanceProfile.UBUNTU'),
  image,
  systemDisk: SYSTEM_DISK,
  disks: list(isDisk),
  exposure,
  runStrategy: oneOf(RunStrategy, 'RunStrategy'),
  running: flag,
  networks: list(instance(Network, 'Network.fromName')),
  networkInterface: NETWORK_INTERFACE,
  podNetwork: flag,
  dnsPolicy: oneOf(DnsPolicy, 'DnsPolicy'),
  dnsConfig: struct<DnsConfig>({ nameservers: list(text), searches: list(text), options: list(struct<DnsOption>({ name: text, value: text }, 'name')) }),
  schedulerName: text,
  serviceAccountName: text,
  priorityClassName: text,
  gpus: list(instance(Gpu, 'Gpu.NVIDIA_L40S')),
  cpuModel: text,
  sshKeys,
  // The cloud config checks its own properties.
  cloudConfig: { ...anything, form: CLOUD_CONFIG_PROPS.form },
  cloudInit: instance(CloudInit, 'CloudInit.fromFile', textOf('userData')),
  accessCredentials: list(instance(AccessCredential, 'AccessCredential.sshKeys')),
  cloudInitDrive: oneOf(CloudInitDrive, 'CloudInitDrive'),
  cloudInitDelivery: oneOf(CloudInitDelivery, 'CloudInitDelivery'),
  networkData: instance(NetworkData, 'NetworkData.fromFile', textOf('networkData')),
  cloudInitSeed: text,
  identity: struct<MachineIdentity>({ uuid: text, serial: text }, 'uuid'),
  nodeSelector: map(text),
  nodeAffinity: list(instance(NodeAffinity, 'NodeAffinity.required')),
  machineAffinity: list(instance(MachineAffinity, 'MachineAffinity.separate')),
  tolerations: list(struct<Toleration>({ key: text, value: text, effect: oneOf(TaintEffect, 'TaintEffect'), duration })),
  evictionStrategy: oneOf(EvictionStrategy, 'EvictionStrategy'),
  hardware: HARDWARE,
  podResources: POD_RESOURCES,
  filesystems: list(instance(Filesystem, 'Filesystem.configMap')),
  hostname: text,
  subdomain: text,
  terminationGracePeriod: duration,
  readinessProbe: probe,
  livenessProbe: probe,
  labels: map(text),
  annotations: map(text),
  podLabels: map(text),
  podAnnotations: map(text),
  leaveToCluster,
});

export const FLEET_DEFAULTS = struct<FleetDefaults>({ instanceType, image, sshKeys, storageClass, exposure, leaveToCluster });
