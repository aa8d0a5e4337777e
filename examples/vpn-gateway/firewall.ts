import { CloudConfig } from 'cdk8s-vm-fleet';

/** Accepts these ports and the replies to the machine's own connections, and drops all other traffic. */
export function firewall(config: CloudConfig, ports: { tcp: number[]; udp: number[] }): void {
  config.addPackages('nftables');
  config.addFile({
    path: '/etc/nftables.conf',
    permissions: '0644',
    content: `#!/usr/sbin/nft -f
flush ruleset
table inet filter {
  chain input {
    type filter hook input priority 0; policy drop;
    iif lo accept
    ct state established,related accept
    icmp type echo-request accept
    tcp dport { ${ports.tcp.join(', ')} } accept
    udp dport { ${ports.udp.join(', ')} } accept
  }
}
`,
  });
  config.addRunCommands('firewall', ['systemctl enable --now nftables']);
}
