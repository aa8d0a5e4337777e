import { Size } from 'cdk8s';
import {
  Exposure, Findings, FleetApp, FleetChart, GoldenImage, InstanceSeries, InstanceSize, InstanceType, Platform, SshKey, VirtualMachine,
} from 'cdk8s-vm-fleet';
import { kubevirt } from './kubevirt';

const app = new FleetApp();
const prod = new FleetChart(app, 'prod', { platform: Platform.hikube() });
const ours = new FleetChart(app, 'prod-kubevirt', { platform: kubevirt, namespace: 'prod' });

for (const chart of [prod, ours]) {
  const web = new VirtualMachine(chart, 'web', {
    instanceType: InstanceType.of(InstanceSeries.U1, InstanceSize.XLARGE),
    image: GoldenImage.UBUNTU_24_04,
    systemDisk: { size: Size.gibibytes(20) },
    exposure: Exposure.portList([22, 80, 443]),
    sshKeys: [SshKey.fromFile('keys/ops.pub')],
  });
  web.cloudConfig.addPackages('nginx');
  web.addDisk('data', { size: Size.gibibytes(100) });
}

Findings.acknowledge(prod, 'PORTLIST_NOT_FILTERED', 'tested from outside: the other ports are closed');

app.synth();
