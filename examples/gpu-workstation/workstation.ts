import { Size } from 'cdk8s';
import { Construct } from 'constructs';
import {
  Exposure, GoldenImage, Gpu, InstanceSeries, InstanceSize, InstanceType, RunStrategy, SshKey, Sudo, VirtualMachine,
} from 'cdk8s-vm-fleet';

/** A machine with a GPU for one researcher. */
export function workstation(scope: Construct, researcher: { name: string; sshKey: string }): VirtualMachine {
  const machine = new VirtualMachine(scope, 'gpu-workstation', {
    // Hikube advises at least 8 vCPU and 32 GB for each GPU.
    instanceType: InstanceType.of(InstanceSeries.U1, InstanceSize.XLARGE_2),
    image: GoldenImage.UBUNTU_24_04,
    systemDisk: { size: Size.gibibytes(100) },
    gpus: [Gpu.NVIDIA_L40S],
    exposure: Exposure.portList([22]),
    sshKeys: [SshKey.fromString(researcher.sshKey)],
    // Set RunStrategy.HALTED while no training runs: an idle GPU costs money, and tenants of Hikube cannot stop and start machines by hand.
    runStrategy: RunStrategy.ALWAYS,
    cloudConfig: {
      hostname: 'gpu-workstation',
      timezone: 'Europe/Zurich',
      packages: ['build-essential', 'linux-headers-generic', 'nvidia-driver-570-server', 'python3-venv'],
      users: [{ name: researcher.name, groups: ['video'], sudo: [Sudo.NOPASSWD_ALL], shell: '/bin/bash', sshAuthorizedKeys: [researcher.sshKey] }],
    },
  });
  machine.addDisk('models', { size: Size.gibibytes(500) });
  return machine;
}
