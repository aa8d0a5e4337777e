import { Construct } from 'constructs';
import { MachinePoolProps, PoolHealing, PoolOrder, PoolState, PoolUpdate } from './machine-pool-props';
import { PercentOrAbsolute } from './percent-or-absolute';
import { Modeled } from '../../collect/modeled';
import { Problem } from '../../findings/problem';
import { FleetSpec } from '../../model/fleet-model';
import { PoolSpec } from '../../model/pool';
import { MachineSelection } from '../../model/reference';
import { RemovalPolicy } from '../../model/removal-policy';
import { TrafficPeerSpec } from '../../model/traffic';
import { instance, isObject, number, oneOf, struct, text, InModel, map } from '../../model/types';
import { Viewpoint } from '../../model/viewpoint';
import { freeId } from '../app/free-id';
import { register } from '../app/register';
import { ownCopy, told } from '../app/told';
import { secondsType } from '../app/types';
import { Connections } from '../isolation/connections';
import { IMachineSelector, machinesFrom } from '../machine/machine-selector';
import { makePool } from '../machine/pool-template';
import { VIRTUAL_MACHINE } from '../machine/schema';
import { VirtualMachine } from '../machine/virtual-machine';

/**
 * Identical machines that the cluster creates, numbers and replaces. For machines with fixed names, use a `Fleet`.
 *
 * Becomes a `VirtualMachinePool`; plain KubeVirt only. If you replace a fleet with a pool, or a pool with a fleet, the cluster creates new machines with
 * new disks, and the old machines are deleted.
 *
 * @example
 * const catalog = ClusterCatalog.extend({ goldenImages: [{ name: 'noble', image: GoldenImage.UBUNTU_24_04 }] });
 * const kubevirt = new FleetChart(app, 'kubevirt', { platform: Platform.kubevirt({ catalog }), namespace: 'shop' });
 * new MachinePool(kubevirt, 'runner', {
 *   replicas: 3,
 *   machine: { instanceType: InstanceType.fromName('u1.medium'), image: GoldenImage.UBUNTU_24_04 },
 * });
 *
 * @see https://kubevirt.io/user-guide/user_workloads/pool/
 */
export class MachinePool extends Construct implements IMachineSelector, Modeled<'fleet'> {
  /** Name of the pool. The name of each machine is this name, a dash and a number. */
  public readonly poolName: string;

  /** @internal */
  public readonly _kind = 'fleet';
  /** @internal */
  public readonly _invalidProps: readonly Problem[];
  /** @internal */
  public readonly _selection: MachineSelection;

  private readonly props: Partial<MachinePoolProps>;

  constructor(scope: Construct, id: string, props: MachinePoolProps) {
    super(scope, freeId(scope, id));
    const { props: own, invalidProps } = told('the pool', props, POOL);
    const { name = id, machine = {} } = own;
    this.props = own;
    this.poolName = name;
    this._selection = { kind: 'fleet', name };
    this._invalidProps = invalidProps;
    register(this);
    if (invalidProps.length > 0) return;

    const { name: _, machine: __, ...pool } = POOL.plain(own as MachinePoolProps, NOWHERE);
    makePool(this, pool as unknown as PoolSpec);
    const hasSystemDisk = machine.systemDisk !== undefined || (machine.disks ?? []).length === 0;
    const template = new VirtualMachine(this, 'machine', {
      ...machine, name, systemDisk: hasSystemDisk ? { ...machine.systemDisk, removalPolicy: RemovalPolicy.DELETE } : undefined,
    });
    template._joinFleet(name, []);
  }

  /** A copy of the given properties; empty if one of them is invalid. */
  public get givenProps(): MachinePoolProps {
    return ownCopy(this.props) as MachinePoolProps;
  }

  /** The allowed connections from and to the machines of the pool. */
  public get connections(): Connections {
    return Connections._of(this);
  }

  /** @internal */
  public get _machines(): IMachineSelector {
    return this;
  }

  /** @internal */
  public _peer(at: Viewpoint): TrafficPeerSpec {
    return machinesFrom(this, at);
  }

  /**
   * Empty, because the cluster names the machines.
   * @internal
   */
  public _names(): readonly string[] {
    return [];
  }

  /** @internal */
  public _toSpec(): FleetSpec {
    return { name: this.poolName, members: [] };
  }
}

/** The properties of a pool have no references to other constructs. */
const NOWHERE: Viewpoint = { reference: name => ({ name }), report: () => undefined, setOrigin: () => undefined };

export const POOL = struct<InModel<MachinePoolProps, PoolSpec, 'name' | 'machine'>>({
  name: text,
  replicas: number,
  selector: map(text),
  machineLabels: map(text),
  machine: { ...isObject, form: VIRTUAL_MACHINE.form },
  maxUnavailable: instance(PercentOrAbsolute, 'PercentOrAbsolute.percent'),
  update: oneOf(PoolUpdate, 'PoolUpdate'),
  scaleInOrder: oneOf(PoolOrder, 'PoolOrder'),
  statePreservation: oneOf(PoolState, 'PoolState'),
  autohealing: struct<PoolHealing>({ failures: number, after: secondsType('Duration.minutes(5)') }),
}, 'replicas', 'machine');
