import { App, Chart } from 'cdk8s';
import { FleetChart, Platform, VirtualMachine, VirtualPrivateCloud, VirtualPrivateCloudProps } from '../../src';
import { chartOn, GOOD } from '../support/fleet';

const newest = () => Platform.cozystack();

function inChart(build: (chart: Chart) => void): Chart {
  const chart = chartOn(newest(), 'tenant-a');
  build(chart);
  return chart;
}

/** The mistake of one private network. */
const network = (props: VirtualPrivateCloudProps) => () => inChart(chart => new VirtualPrivateCloud(chart, 'vpc', props));

/** How a user provokes the codes of private networks. */
export const PRIVATE_NETWORK_MISTAKES = {
  NETWORK_ELSEWHERE: () => {
    const chart = chartOn(newest(), 'tenant-a');
    const vpc = new VirtualPrivateCloud(chart, 'vpc', { subnets: { db: '172.16.0.0/24' } });
    const other = new FleetChart(chart.node.root as App, 'other', { platform: newest(), namespace: 'tenant-a' });
    new VirtualMachine(other, 'web', { ...GOOD, networks: [vpc.subnet('db')] });
    return other;
  },
  SUBNET_UNKNOWN: () => inChart(chart => {
    const vpc = new VirtualPrivateCloud(chart, 'vpc', { subnets: { db: '172.16.0.0/24' } });
    new VirtualMachine(chart, 'web', { ...GOOD, networks: [vpc.subnet('web')] });
  }),
  CIDR_INVALID: network({ subnets: { db: '172.16.0.1/24' } }),
  CIDR_OVERLAP: network({ subnets: { db: '172.16.0.0/16', web: '172.16.1.0/24' } }),
  CIDR_OF_CLUSTER: network({ subnets: { db: '10.0.0.0/8' } }),
  ROUTE_INVALID: network({ subnets: { db: '172.16.0.0/24' }, routes: [{ cidr: '0.0.0.0/0', nextHop: '172.17.0.9' }] }),
  PEERING_INVALID: network({ peers: [{ name: 'vpc', namespace: 'tenant-a' }] }),
  PEERING_ONE_SIDED: () => inChart(chart => {
    new VirtualPrivateCloud(chart, 'one', { peers: [{ name: 'two', namespace: 'tenant-a' }] });
    new VirtualPrivateCloud(chart, 'two');
  }),
  PEERING_UNSEEN: network({ peers: [{ name: 'other', namespace: 'tenant-b' }] }),
  VPC_NOT_ROUTED: network({ subnets: { db: '172.16.0.0/24' }, routes: [{ cidr: '0.0.0.0/0', nextHop: '172.16.0.9' }] }),
};
