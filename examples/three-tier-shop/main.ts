import { Size } from 'cdk8s';
import { clusterDns } from './cluster-dns';
import { Database } from './database';
import { webFleet, applicationFleet } from './fleets';
import { Exposure, FleetApp, FleetChart, GoldenImage, InstanceSeries, InstanceSize, InstanceType, Platform, SshKey } from 'cdk8s-vm-fleet';

// Everything that the machines of the shop have in common is said once.
const app = new FleetApp({ platform: Platform.hikube() });
const shop = new FleetChart(app, 'shop', {
  namespace: 'tenant-shop',
  defaults: {
    image: GoldenImage.DEBIAN_13,
    instanceType: InstanceType.of(InstanceSeries.S1, InstanceSize.MEDIUM),
    sshKeys: [SshKey.fromFile('keys/ops.pub')],
    exposure: Exposure.none(),
  },
});

const database = new Database(shop, 'database', { dataSize: Size.gibibytes(200) });
const application = applicationFleet(shop, { databaseHost: database.host });
const web = webFleet(shop, { applicationHosts: application.machines.map(machine => machine.serviceName) });

for (const machine of [...application.machines, ...web.machines]) clusterDns(machine.cloudConfig, 'tenant-shop');

app.synth();
