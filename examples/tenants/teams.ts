import { Size } from 'cdk8s';
import { Construct } from 'constructs';
import {
  Exposure, Fleet, FleetApp, FleetChart, FleetDefaults, GoldenImage, InstanceSeries, InstanceSize, InstanceType, Quota, SshKey, Tenant,
  VirtualMachine,
} from 'cdk8s-vm-fleet';

/** What all machines of the teams have in common. */
const defaults: FleetDefaults = {
  instanceType: InstanceType.of(InstanceSeries.U1, InstanceSize.LARGE),
  image: GoldenImage.DEBIAN_13,
  sshKeys: [SshKey.fromFile(`${__dirname}/keys/ops.pub`)],
};

/** Two teams with their quotas and their machines. */
export class Teams extends Construct {
  public readonly shop: Tenant;
  public readonly lab: Tenant;

  constructor(scope: Construct, id: string, quotas: { readonly shop: Quota; readonly lab: Quota }) {
    super(scope, id);
    this.shop = new Tenant(this, 'shop', { quota: quotas.shop, etcd: false });
    this.lab = new Tenant(this, 'lab', { quota: quotas.lab });
    // A nested tenant: its quota is taken from the lab's quota.
    new Tenant(this, 'course', { parent: this.lab, quota: { vcpus: 4, memory: Size.gibibytes(16), storage: Size.gibibytes(100) } });
  }

  public addShop(app: FleetApp): void {
    const chart = new FleetChart(app, 'shop', { namespace: this.shop.namespaceName, defaults });
    new Fleet(chart, 'web', { members: ['a', 'b'], machine: { exposure: Exposure.portList([80, 443]) } });
    new VirtualMachine(chart, 'db', { instanceType: InstanceType.of(InstanceSeries.U1, InstanceSize.XLARGE), systemDisk: { size: Size.gibibytes(60) } });
  }

  public addLab(app: FleetApp): void {
    const chart = new FleetChart(app, 'lab', { namespace: this.lab.namespaceName, defaults });
    new VirtualMachine(chart, 'bench', { systemDisk: { size: Size.gibibytes(40) } });
  }
}
