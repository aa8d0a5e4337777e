import { Chart, Size } from 'cdk8s';
import { PUBLIC_KEY } from './fleet';
import {
  CozystackVersion, Disk, DiskBus, DiskSource, Exposure, GoldenImage, Gpu, InstanceProfile, InstanceType, Network, RunStrategy, SshKey,
  VirtualMachine,
} from '../../src';

/** Where each version keeps its schema in the reference data. */
export const SCHEMA_OF: Record<CozystackVersion, string> = {
  [CozystackVersion.V0_38]: 'v0.38.0',
  [CozystackVersion.V0_41]: 'v0.41.0',
  [CozystackVersion.V1_0]: 'v1.0.0',
  [CozystackVersion.V1_1]: 'v1.1.0',
  [CozystackVersion.V1_2]: 'v1.2.0',
  [CozystackVersion.V1_3]: 'v1.3.0',
  [CozystackVersion.V1_4]: 'v1.4.0',
  [CozystackVersion.V1_5]: 'v1.5.0',
  [CozystackVersion.V1_6]: 'v1.6.2',
};

export const ALL_VERSIONS = Object.values(CozystackVersion);

/** Whether a version is at least another one. */
export const since = (version: CozystackVersion, other: CozystackVersion) => ALL_VERSIONS.indexOf(version) >= ALL_VERSIONS.indexOf(other);

/** Machines and disks that together use every property of a version. */
export function fullFleet(chart: Chart, version: CozystackVersion): void {
  const has = (other: CozystackVersion) => since(version, other);
  const source = new Disk(chart, 'source', { source: DiskSource.http('https://example.com/noble.img'), size: Size.gibibytes(20) });
  const disks = [
    new Disk(chart, 'blank', { size: Size.gibibytes(1), bus: DiskBus.SCSI }),
    new Disk(chart, 'upload', { source: DiskSource.upload(), size: Size.gibibytes(1), optical: true }),
    ...has(CozystackVersion.V1_3) ? [
      new Disk(chart, 'clone', { source: DiskSource.disk(source) }),
      new Disk(chart, 'image', { source: DiskSource.image(GoldenImage.UBUNTU_24_04) }),
    ] : [],
  ];
  new VirtualMachine(chart, 'by-type', {
    instanceType: InstanceType.atLeast({ vcpus: 2, memory: Size.gibibytes(8) }),
    instanceProfile: InstanceProfile.UBUNTU,
    cpuModel: has(CozystackVersion.V1_0) ? 'host-passthrough' : undefined,
    gpus: [Gpu.fromName('nvidia.com/A10')],
    systemDisk: { source: DiskSource.http('https://example.com/noble.img'), size: Size.gibibytes(20) },
    disks: [source, ...disks],
    networks: [Network.vpcSubnet('vpc00', 'sub00'), Network.fromName('storage')],
    exposure: Exposure.portList([22, 443], { allowIcmp: has(CozystackVersion.V1_4) ? false : undefined }),
    runStrategy: has(CozystackVersion.V1_0) ? RunStrategy.MANUAL : RunStrategy.HALTED,
    sshKeys: [SshKey.fromString(PUBLIC_KEY)],
    cloudConfig: { packages: ['nginx'] },
    cloudInitSeed: '2',
  });
  new VirtualMachine(chart, 'by-resources', {
    resources: { cores: 2, sockets: 2, memory: Size.gibibytes(4) },
    instanceProfile: InstanceProfile.UBUNTU,
    systemDisk: { source: DiskSource.http('https://example.com/noble.img'), size: Size.gibibytes(20) },
    exposure: Exposure.wholeIp(),
  });
}
