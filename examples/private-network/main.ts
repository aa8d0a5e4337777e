import { Size } from 'cdk8s';
import {
  CozystackVersion, Exposure, Findings, Fleet, FleetApp, FleetChart, GoldenImage, InstanceSeries, InstanceSize, InstanceType, Platform, SshKey,
  VirtualMachine, VirtualPrivateCloud,
} from 'cdk8s-vm-fleet';

const app = new FleetApp({
  platform: Platform.cozystack({ version: CozystackVersion.V1_6 }),
  defaults: {
    image: GoldenImage.DEBIAN_13,
    sshKeys: [SshKey.fromString('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2+/LZzSC3uZaj ops@example.com')],
  },
});
const shop = new FleetChart(app, 'shop', { namespace: 'tenant-shop' });

// Machines that communicate must be on one subnet: a subnet drops traffic from other subnets.
const network = new VirtualPrivateCloud(shop, 'shop', { subnets: { backend: '172.16.0.0/24', replication: '172.16.1.0/28' } });

// Two tiers: clients reach the web servers, and only the web servers share a network with the database.
new Fleet(shop, 'web', {
  members: ['a', 'b'],
  machine: {
    instanceType: InstanceType.of(InstanceSeries.U1, InstanceSize.MEDIUM),
    systemDisk: { size: Size.gibibytes(20) },
    exposure: Exposure.portList([443]),
    networks: [network.subnet('backend')],
  },
});
for (const name of ['db-1', 'db-2']) {
  const db = new VirtualMachine(shop, name, {
    instanceType: InstanceType.of(InstanceSeries.U1, InstanceSize.XLARGE),
    systemDisk: { size: Size.gibibytes(20) },
    networks: [network.subnet('backend'), network.subnet('replication')],
  });
  db.addDisk('data', { size: Size.gibibytes(100) });
}

// The warehouse of another tenant: one call declares the peering on both sides, with the routes in both directions.
const warehouse = new FleetChart(app, 'warehouse', { namespace: 'tenant-warehouse' });
const stock = new VirtualPrivateCloud(warehouse, 'stock', { subnets: { scanners: '172.17.0.0/24' } });
network.peerWith(stock);
Findings.acknowledge(app, 'VPC_NOT_ROUTED', 'our cluster has the fixed chart of private networks');

app.synth();
