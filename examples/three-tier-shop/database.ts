import { Size } from 'cdk8s';
import { Construct } from 'constructs';
import { CloudFileSystemType, InstanceSeries, InstanceSize, InstanceType, VirtualMachine } from 'cdk8s-vm-fleet';

export interface DatabaseProps {
  /** The size of the data disk, which is kept when the machine is removed. */
  readonly dataSize: Size;
}

/** PostgreSQL on one machine with much memory and a data disk. */
export class Database extends Construct {
  /** The name by which other machines reach the database. */
  public readonly host: string;

  constructor(scope: Construct, id: string, props: DatabaseProps) {
    super(scope, id);
    const machine = new VirtualMachine(this, 'machine', {
      name: 'db',
      instanceType: InstanceType.of(InstanceSeries.M1, InstanceSize.XLARGE),
      systemDisk: { size: Size.gibibytes(20) },
      cloudConfig: {
        packages: ['postgresql'],
        // The data disk is the second disk. It is formatted only if it is empty.
        fileSystems: [{ device: '/dev/vdb', type: CloudFileSystemType.EXT4, label: 'data', mountPoint: '/var/lib/postgresql' }],
      },
    });
    machine.addDisk('data', { size: props.dataSize });
    this.host = machine.serviceName;
  }
}
