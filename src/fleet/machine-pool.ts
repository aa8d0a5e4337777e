import { Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { MachinePoolProps, PoolHealing, PoolOrder, PoolState, PoolUpdate } from './machine-pool-props';
import { faultsOf, instance, isObject, number, oneOf, struct, text } from '../findings/shape';
import { makePool } from '../machine/pool-template';
import { VirtualMachine } from '../machine/virtual-machine';
import { ExposureModel } from '../model/machine';
import { MachineSelection } from '../model/selection';
import { IMachines } from '../placement/machines';
import { Standing } from '../placement/standing';
import { enroll } from '../scope/enroll';
import { freeId } from '../scope/free-id';

/**
 * Machines that are all alike, made, numbered and replaced by the cluster: cattle, where a `Fleet` has named members.
 *
 * Becomes a `VirtualMachinePool`; plain KubeVirt only. A pool and a fleet are different machines: moving from one to the
 * other makes new machines with new disks, and removes the old ones.
 */
export class MachinePool extends Construct implements IMachines {
  /** @internal */
  public readonly _selection: MachineSelection;
  /** @internal */
  public readonly _standing: Standing;

  constructor(scope: Construct, id: string, props: MachinePoolProps) {
    super(scope, freeId(scope, id));
    const faults = faultsOf('the pool', props, POOL);
    const name = faults.length > 0 ? id : props.name ?? id;
    this._selection = { kind: 'fleet', name };
    const standing = this._standing = new Standing(this);
    const others = standing.claim('Fleet', name, this);
    enroll({ construct: this, kind: 'other', problems: () => faults.length > 0 ? faults : standing.sameName(others(), name) });
    if (faults.length > 0) return;

    const { replicas, maxUnavailable, update, scaleInOrder, statePreservation, autohealing, machine } = props;
    makePool(this, {
      replicas,
      maxUnavailable,
      update,
      scaleInOrder,
      statePreservation,
      autohealingFailures: autohealing?.failures,
      autohealingAfterSeconds: autohealing?.after?.toSeconds({ integral: false }),
    });
    const hasSystemDisk = machine.systemDisk !== undefined || (machine.disks ?? []).length === 0;
    const template = new VirtualMachine(this, 'machine', {
      ...machine, name, systemDisk: hasSystemDisk ? { ...machine.systemDisk, disposable: true } : undefined,
    });
    template._joinGroup(name, []);
  }

  /**
   * The cluster gives them theirs.
   * @internal
   */
  public _names(): readonly string[] {
    return [];
  }

  /** @internal */
  public _exposures(): readonly ExposureModel[] {
    return [];
  }
}

const POOL = struct<MachinePoolProps>({
  name: text,
  replicas: number,
  machine: isObject,
  maxUnavailable: text,
  update: oneOf(PoolUpdate, 'PoolUpdate'),
  scaleInOrder: oneOf(PoolOrder, 'PoolOrder'),
  statePreservation: oneOf(PoolState, 'PoolState'),
  autohealing: struct<PoolHealing>({ failures: number, after: instance(Duration, 'Duration.minutes(5)') }),
}, 'replicas', 'machine');
