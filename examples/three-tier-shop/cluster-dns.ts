import { CloudConfig } from 'cdk8s-vm-fleet';

/**
 * Makes the names of other machines (`vm-instance-db`, on plain KubeVirt `db`) resolve in the guest.
 *
 * systemd-networkd takes no search domain from DHCP, and systemd-resolved takes the cluster's `.local` for multicast DNS;
 * Hikube documents this way round it. It has to be done before anything uses a name, so it comes first.
 */
export function clusterDns(config: CloudConfig, { namespace, clusterDomain }: { namespace: string; clusterDomain: string }): void {
  config.addFile({
    path: '/etc/systemd/network/10-netplan-enp1s0.network.d/cluster-dns.conf',
    permissions: '0644',
    content: `[Network]\nDomains=${namespace}.svc.${clusterDomain} svc.${clusterDomain} ${clusterDomain} ~local ~.\n`,
  });
  config.addRunCommands('cluster-dns', ['systemctl restart systemd-networkd systemd-resolved'], -10);
}
