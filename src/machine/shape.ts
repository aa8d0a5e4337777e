import { Duration } from 'cdk8s';
import { FleetDefaults } from './fleet-defaults';
import { RunStrategy } from './run-strategy';
import { SystemDiskProps } from './system-disk-props';
import { VirtualMachineProps } from './virtual-machine-props';
import { bus, isDisk, size, source, storageClass, tuning } from '../disk/shape';
import { anything, flag, instance, list, map, number, oneOf, struct, text } from '../findings/shape';
import { AccessCredential } from '../guest/access-credential';
import { CloudInit, CloudInitDrive, NetworkData } from '../guest/cloud-init';
import { Gpu } from '../guest/gpu';
import { Probe } from '../guest/probe';
import { SshKey } from '../guest/ssh-key';
import { Firmware } from '../hardware/firmware';
import { EvictionStrategy, Hardware, Headroom, HugePages, IoThreads } from '../hardware/hardware';
import { GoldenImage } from '../image/golden-image';
import { InstanceProfile } from '../instance-type/instance-profile';
import { InstanceType } from '../instance-type/instance-type';
import { Resources } from '../instance-type/resources';
import { Exposure } from '../network/exposure';
import { Network } from '../network/network';
import { NetworkInterface, NetworkInterfaceModel } from '../network/network-interface';
import { MachineAffinity } from '../scheduling/machine-affinity';
import { NodeAffinity } from '../scheduling/node-affinity';
import { TaintEffect, Toleration } from '../scheduling/toleration';

const instanceType = instance(InstanceType, 'InstanceType.of(InstanceSeries.U1, InstanceSize.MEDIUM)');
const image = instance(GoldenImage, 'GoldenImage.UBUNTU_24_04');
const exposure = instance(Exposure, 'Exposure.portList([22])');
const duration = instance(Duration, 'Duration.seconds(30)');
const probe = instance(Probe, 'Probe.tcp(22)');
const sshKeys = list(instance(SshKey, 'SshKey.fromFile(\'keys/ops.pub\')'));

export const SYSTEM_DISK = struct<SystemDiskProps>({
  name: text,
  source,
  size,
  storageClass,
  bus,
  tuning,
  disposable: flag,
});

export const VIRTUAL_MACHINE = struct<VirtualMachineProps>({
  name: text,
  instanceType,
  resources: struct<Resources>({ cores: number, sockets: number, memory: size }, 'cores', 'memory'),
  instanceProfile: instance(InstanceProfile, 'InstanceProfile.UBUNTU'),
  image,
  systemDisk: SYSTEM_DISK,
  disks: list(isDisk),
  exposure,
  runStrategy: oneOf(RunStrategy, 'RunStrategy'),
  networks: list(instance(Network, 'Network.named(\'storage\')')),
  networkInterface: struct<NetworkInterface>({ model: oneOf(NetworkInterfaceModel, 'NetworkInterfaceModel'), macAddress: text }),
  gpus: list(instance(Gpu, 'Gpu.NVIDIA_L40S')),
  cpuModel: text,
  sshKeys,
  // The cloud config checks what it is given itself.
  cloudConfig: anything,
  cloudInit: instance(CloudInit, 'CloudInit.fromFile(\'user-data.yaml\')'),
  accessCredentials: list(instance(AccessCredential, 'AccessCredential.sshKeys(\'ops-keys\')')),
  cloudInitDrive: oneOf(CloudInitDrive, 'CloudInitDrive'),
  networkData: instance(NetworkData, 'NetworkData.fromFile(\'network.yaml\')'),
  cloudInitSeed: text,
  nodeSelector: map(text),
  nodeAffinity: list(instance(NodeAffinity, 'NodeAffinity.required(\'topology.kubernetes.io/zone\', [\'a\'])')),
  machineAffinity: list(instance(MachineAffinity, 'MachineAffinity.apart(fleet)')),
  tolerations: list(struct<Toleration>({ key: text, value: text, effect: oneOf(TaintEffect, 'TaintEffect'), duration })),
  evictionStrategy: oneOf(EvictionStrategy, 'EvictionStrategy'),
  hardware: struct<Hardware>({
    dedicatedCpu: flag,
    isolatedEmulator: flag,
    hugePages: oneOf(HugePages, 'HugePages'),
    ioThreads: oneOf(IoThreads, 'IoThreads'),
    firmware: struct<Firmware>({ uefi: flag, secureBoot: flag, tpm: flag, persistent: flag }),
    hostDevices: list(text),
    headroom: struct<Headroom>({ maxSockets: number, maxMemory: size }),
  }),
  hostname: text,
  subdomain: text,
  terminationGracePeriod: duration,
  readinessProbe: probe,
  livenessProbe: probe,
  labels: map(text),
  annotations: map(text),
});

export const FLEET_DEFAULTS = struct<FleetDefaults>({ instanceType, image, sshKeys, storageClass, exposure });
