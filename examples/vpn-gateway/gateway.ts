import { Size } from 'cdk8s';
import { Construct } from 'constructs';
import { Exposure, Findings, GoldenImage, InstanceSeries, InstanceSize, InstanceType, SshKey, VirtualMachine } from 'cdk8s-vm-fleet';
import { firewall } from './firewall';

/** WireGuard uses UDP. A PortList of Hikube has TCP ports only, so the gateway has a whole public address and filters itself. */
export function gateway(scope: Construct): VirtualMachine {
  const machine = new VirtualMachine(scope, 'vpn', {
    instanceType: InstanceType.of(InstanceSeries.S1, InstanceSize.SMALL),
    image: GoldenImage.DEBIAN_13,
    systemDisk: { size: Size.gibibytes(10) },
    exposure: Exposure.wholeIp(),
    sshKeys: [SshKey.fromString('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2+/LZzSC3uZaj net@example.com')],
  });
  Findings.acknowledge(machine, 'WHOLE_IP', 'nftables in the guest allows WireGuard and SSH only, see firewall.ts');

  machine.cloudConfig.addPackages('wireguard-tools');
  machine.cloudConfig.addFile({ path: '/etc/sysctl.d/90-forward.conf', content: 'net.ipv4.ip_forward = 1\n', permissions: '0644' });
  machine.cloudConfig.addRunCommands('forwarding', ['sysctl --system']);
  // The private key is generated on the machine at first boot. It never leaves the machine.
  machine.cloudConfig.addRunCommands('wireguard-key', ['umask 077 && wg genkey > /etc/wireguard/private.key && wg pubkey < /etc/wireguard/private.key']);
  firewall(machine.cloudConfig, { tcp: [22], udp: [51820] });
  return machine;
}
