import { Size } from 'cdk8s';
import { Construct } from 'constructs';
import { Exposure, Fleet, GoldenImage, InstanceType, SshKey } from 'cdk8s-vm-fleet';

/** The same two machines on each platform. */
export function workers(scope: Construct): Fleet {
  const fleet = new Fleet(scope, 'worker', {
    members: ['a', 'b'],
    machine: {
      instanceType: InstanceType.atLeast({ vcpus: 2, memory: Size.gibibytes(4) }),
      image: GoldenImage.UBUNTU_24_04,
      systemDisk: { size: Size.gibibytes(20) },
      exposure: Exposure.portList([22]),
      sshKeys: [SshKey.fromString('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2+/LZzSC3uZaj ops@example.com')],
      cloudConfig: { packages: ['docker.io', 'ufw'] },
    },
  });
  for (const machine of fleet.machines) {
    machine.cloudConfig.addRunCommands('firewall', ['ufw allow OpenSSH', 'ufw --force enable']);
  }
  return fleet;
}
