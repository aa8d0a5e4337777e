import { Construct } from 'constructs';
import { RestoredVolumes, VolumeOverride, VolumeOwner, WhenRunning } from './restored-volumes';
import { ISnapshot, isSnapshot } from './snapshot-reference';
import { Location } from '../../collect/location';
import { Modeled } from '../../collect/modeled';
import { Problem } from '../../findings/problem';
import { SnapshotRestoreSpec } from '../../model/snapshot';
import { list, map, oneOf, struct, text, InModel } from '../../model/types';
import { freeId } from '../app/free-id';
import { ONE_SHOT, OneShotProps } from '../app/one-shot';
import { register } from '../app/register';
import { ownCopy, told } from '../app/told';
import { IDisk } from '../disk/disk-reference';
import { isDisk } from '../disk/schema';
import { isMachine, IVirtualMachine } from '../machine/machine-reference';

/**
 * Properties of a restore of a snapshot.
 */
export interface VirtualMachineRestoreProps extends OneShotProps {
  /**
   * Name of the restore, at most 63 characters. Include the date, e.g. `restore-db-2026-11-22`. A restore runs only once, so each restore needs a new
   * name.
   * @default - the construct's id
   */
  readonly name?: string;

  /** The snapshot to restore. Becomes `spec.virtualMachineSnapshotName`. */
  readonly snapshot: ISnapshot;

  /**
   * The machine to restore. Becomes `spec.target`.
   * @default - the machine of the snapshot
   */
  readonly machine?: IVirtualMachine;

  /**
   * Name of a new machine that the restore creates from the snapshot. The original machine does not change. The new machine is halted and has its own
   * identity. The new machine is not in the output folder. Becomes `spec.target`.
   * @default - the original machine is restored
   */
  readonly newMachine?: string;

  /**
   * What the restore does if the machine runs. From KubeVirt 1.5. KubeVirt 1.4 rejects the restore if the machine is not stopped. KubeVirt
   * 1.4.0 also requires the run strategy `Halted`.
   * @default WhenRunning.WAIT_FIVE_MINUTES
   */
  readonly whenRunning?: WhenRunning;

  /**
   * Names of the restored volumes. From KubeVirt 1.6. On older releases, the names are random.
   * @default - RestoredVolumes.IN_PLACE for the original machine, so that its volumes keep the names that they have in the output folder; random
   * names for a new machine
   */
  readonly volumes?: RestoredVolumes;

  /**
   * The owner of restored volumes that have no `DataVolume`. From KubeVirt 1.7. On older releases, the owner is the machine.
   * @default VolumeOwner.MACHINE
   */
  readonly volumeOwner?: VolumeOwner;

  /**
   * Overrides for single volumes. From KubeVirt 1.6. Becomes `spec.volumeRestoreOverrides`.
   * @default - none
   */
  readonly volumeOverrides?: VolumeOverride[];

  /**
   * JSON patches of the restored machine, e.g. `{"op": "remove", "path": "/spec/template/spec/hostname"}`. KubeVirt splits the patches at commas
   * and colons, so values must not contain commas or colons. If the restore creates a new machine, and the original is in this app, this library
   * writes patches for a new identity and a new label before your patches. Become `spec.patches`.
   * @default - none
   */
  readonly patches?: string[];
}

/**
 * Restores a machine to a snapshot, or creates a new machine from the snapshot. Plain KubeVirt only. Before KubeVirt 1.9, restores need the feature
 * gate Snapshot.
 *
 * The restore runs once, when its object is created. Annotations tell Argo CD and Flux to ignore the object, so that these tools do not run the
 * restore again. Put the restore into its own chart, and apply the file of this chart once. If the restore overwrites a machine, the warning
 * `RESTORE_OVERWRITES` describes the effect until you acknowledge the warning. Becomes a `VirtualMachineRestore` (`snapshot.kubevirt.io/v1beta1`).
 *
 * @see https://kubevirt.io/user-guide/storage/snapshot_restore_api/
 */
export class VirtualMachineRestore extends Construct implements Modeled<'snapshotRestore'> {
  /** Name of the restore. */
  public readonly restoreName: string;

  /** @internal */
  public readonly _kind = 'snapshotRestore';
  /** @internal */
  public readonly _invalidProps: readonly Problem[];

  private readonly props: Partial<VirtualMachineRestoreProps>;

  constructor(scope: Construct, id: string, props: VirtualMachineRestoreProps) {
    super(scope, freeId(scope, id));
    const { props: own, invalidProps } = told('the restore', props, SNAPSHOT_RESTORE);
    this.props = own;
    this._invalidProps = invalidProps;
    this.restoreName = own.name ?? id;
    register(this);
  }

  /** A copy of the given properties; empty if one of them is invalid. */
  public get givenProps(): VirtualMachineRestoreProps {
    return ownCopy(this.props) as VirtualMachineRestoreProps;
  }

  /** @internal */
  public _toSpec(at: Location): SnapshotRestoreSpec {
    const { snapshot = { name: '' }, ...said } = SNAPSHOT_RESTORE.plain(this.props as VirtualMachineRestoreProps, at) as unknown as SnapshotRestoreSpec;
    if (this.props.snapshot) at.report(targetProblems(this.props as VirtualMachineRestoreProps, `restore "${this.restoreName}"`));
    return { ...said, snapshot, name: this.restoreName };
  }
}

function targetProblems({ machine, newMachine, snapshot }: VirtualMachineRestoreProps, who: string): Problem[] {
  const wrong = (message: string, fix: string): Problem[] => [{ code: 'BACKUP_INVALID', message: `${message} (${who})`, fix }];
  if (machine && newMachine !== undefined) return wrong('both `machine` and `newMachine` are set, and KubeVirt accepts only one', 'remove one of them');
  if (newMachine !== undefined || machine || snapshot._machine) return [];
  return wrong('the machine to restore is unknown', 'set `machine`, or give the machine as the second argument of `VirtualMachineSnapshot.fromName`');
}

/** A disk by name only. */
const diskName = { ...isDisk, plain: (disk: IDisk) => disk.diskName };

export const SNAPSHOT_RESTORE = struct<InModel<VirtualMachineRestoreProps, SnapshotRestoreSpec>>({
  ...ONE_SHOT,
  name: text,
  snapshot: isSnapshot,
  machine: isMachine,
  newMachine: text,
  whenRunning: oneOf(WhenRunning, 'WhenRunning'),
  volumes: oneOf(RestoredVolumes, 'RestoredVolumes'),
  volumeOwner: oneOf(VolumeOwner, 'VolumeOwner'),
  volumeOverrides: list(struct<VolumeOverride>({ disk: diskName, name: text, labels: map(text), annotations: map(text) }, 'disk')),
  patches: list(text),
}, 'snapshot');
