/** The fleet of examples/python, examples/java and examples/go in TypeScript: all four write the same bytes. */
import { ApiObject, JsonPatch, Size } from 'cdk8s';
import { Construct } from 'constructs';
import {
  Exposure, Findings, Fleet, FleetApp, FleetChart, GoldenImage, InstanceSeries, InstanceSize, InstanceType, Platform, SshKey, VirtualMachine,
} from 'cdk8s-vm-fleet';

class WebServer extends Construct {
  public readonly machine: VirtualMachine;

  constructor(scope: Construct, id: string, data: Size) {
    super(scope, id);
    this.machine = new VirtualMachine(this, 'machine', {
      name: id,
      instanceType: InstanceType.of(InstanceSeries.U1, InstanceSize.MEDIUM),
      image: GoldenImage.UBUNTU_24_04,
      systemDisk: { size: Size.gibibytes(20) },
      exposure: Exposure.portList([80, 443]),
      sshKeys: [SshKey.fromFile('keys/ops.pub')],
    });
    this.machine.cloudConfig.addPackages('nginx');
    this.machine.addDisk('data', { size: data });
  }
}

const app = new FleetApp();
const prod = new FleetChart(app, 'prod', { platform: Platform.hikube() });

const web = new WebServer(prod, 'web', Size.gibibytes(50));
ApiObject.of(web.machine).addJsonPatch(JsonPatch.add('/metadata/annotations', { 'shop.example.com/owner': 'web-team' }));

const workers = new Fleet(prod, 'worker', {
  members: ['a', 'b'],
  machine: {
    instanceType: InstanceType.of(InstanceSeries.S1, InstanceSize.MEDIUM),
    image: GoldenImage.DEBIAN_13,
    systemDisk: { size: Size.gibibytes(20) },
    exposure: Exposure.none(),
  },
});
Findings.acknowledge(web, 'PORTLIST_NOT_FILTERED', 'tested from outside: the other ports are closed');
Findings.acknowledge(workers, 'NO_LOGIN', 'workers are replaced, not entered');

app.synth();
