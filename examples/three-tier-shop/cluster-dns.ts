import { CloudConfig } from 'cdk8s-vm-fleet';

/**
 * Makes the names of other machines (`vm-instance-db`, on plain KubeVirt `db`) resolve in the guest.
 *
 * systemd-networkd ignores the search domain from DHCP, and systemd-resolved uses multicast DNS for the cluster's `.local` domain. Hikube
 * documents this workaround. It must run before any name is used, so it is the first command.
 */
export function clusterDns(config: CloudConfig, { namespace, clusterDomain }: { namespace: string; clusterDomain: string }): void {
  config.addFile({
    path: '/etc/systemd/network/10-netplan-enp1s0.network.d/cluster-dns.conf',
    permissions: '0644',
    content: `[Network]\nDomains=${namespace}.svc.${clusterDomain} svc.${clusterDomain} ${clusterDomain} ~local ~.\n`,
  });
  config.addRunCommands('cluster-dns', ['systemctl restart systemd-networkd systemd-resolved'], -10);
}
