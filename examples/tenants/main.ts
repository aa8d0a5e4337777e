import { Size } from 'cdk8s';
import { CozystackVersion, Findings, FleetApp, FleetChart, Platform } from 'cdk8s-vm-fleet';
import { Teams } from './teams';

// One cluster: all charts share its names and quotas.
const platform = Platform.cozystack({ version: CozystackVersion.V1_6 });
const app = new FleetApp({ platform });

// The tenants are in the root tenant, and are applied first.
const tenants = new FleetChart(app, 'tenants', { namespace: 'tenant-root' });
const teams = new Teams(tenants, 'teams', {
  // Two machines with 2 vCPUs and one with 4 use the whole quota of the shop.
  shop: { vcpus: 8, memory: Size.gibibytes(40), storage: Size.gibibytes(300), loadBalancers: 2, warnAbove: 0.9 },
  lab: { vcpus: 16, memory: Size.gibibytes(64), storage: Size.gibibytes(500), loadBalancers: 2 },
});
Findings.acknowledge(teams.shop, 'QUOTA_NEAR', 'the shop has all its machines; it grows by a decision that raises the quota as well');

teams.addShop(app);
teams.addLab(app);

app.synth();
