import { Size } from 'cdk8s';
import { firewall } from './firewall';
import { Exposure, Findings, FleetApp, FleetChart, GoldenImage, InstanceSeries, InstanceSize, InstanceType, Platform, SshKey, VirtualMachine } from 'cdk8s-vm-fleet';

const app = new FleetApp({ platform: Platform.hikube() });
const edge = new FleetChart(app, 'edge');

// WireGuard speaks UDP, which a PortList does not pass: the gateway takes a whole address and filters by itself.
const gateway = new VirtualMachine(edge, 'vpn', {
  instanceType: InstanceType.of(InstanceSeries.S1, InstanceSize.SMALL),
  image: GoldenImage.DEBIAN_13,
  systemDisk: { size: Size.gibibytes(10) },
  exposure: Exposure.wholeIp(),
  sshKeys: [SshKey.fromString('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2+/LZzSC3uZaj net@example.com')],
});
Findings.acknowledge(gateway, 'WHOLE_IP', 'nftables in the guest lets in WireGuard and SSH only, see firewall.ts');

gateway.cloudConfig.addPackages('wireguard-tools');
gateway.cloudConfig.addFile({ path: '/etc/sysctl.d/90-forward.conf', content: 'net.ipv4.ip_forward = 1\n', permissions: '0644' });
gateway.cloudConfig.addRunCommands('forwarding', ['sysctl --system']);
// The private key is made on the machine at first boot: it never leaves it and is in no repository.
gateway.cloudConfig.addRunCommands('wireguard-key', ['umask 077 && wg genkey > /etc/wireguard/private.key && wg pubkey < /etc/wireguard/private.key']);
firewall(gateway.cloudConfig, { tcp: [22], udp: [51820] });

app.synth();
