import { Size } from 'cdk8s';
import { FleetChart } from 'cdk8s-vm-fleet';
import { clusterDns } from './cluster-dns';
import { Database } from './database';
import { applicationFleet, webFleet } from './fleets';

/** The whole shop, on the platform of the chart. */
export function shop(chart: FleetChart, props: { clusterDomain: string }): void {
  const database = new Database(chart, 'database', { dataSize: Size.gibibytes(200) });
  const application = applicationFleet(chart, { databaseHost: database.host });
  const web = webFleet(chart, { applicationHosts: application.machines.map(machine => machine.serviceName) });

  for (const machine of [...application.machines, ...web.machines]) {
    clusterDns(machine.cloudConfig, { namespace: chart.namespace!, clusterDomain: props.clusterDomain });
  }
}
