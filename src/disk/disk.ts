import { Size } from 'cdk8s';
import { Construct } from 'constructs';
import { DiskBus } from './disk-bus';
import { ExistingDisk, ExistingDiskOptions, IDisk } from './disk-reference';
import { DiskSource } from './disk-source';
import type { DiskTuning } from './disk-tuning';
import { opticalProblems } from './optical';
import { DISK } from './shape';
import { StorageClass } from './storage-class';
import { Problem } from '../findings/problem';
import { faultsOf } from '../findings/shape';
import { addressProblems } from '../model/address';
import { DiskModel } from '../model/disk';
import { withOwnMetadata } from '../model/metadata';
import { retained, retentionProblems } from '../model/retention';
import { Usage } from '../model/usage';
import { AskedObject } from '../placement/asked-node';
import * as placedKind from '../placement/placed-kind';
import { Placement } from '../placement/placement';
import { Standing } from '../placement/standing';
import { freeId } from '../scope/free-id';
import { Inherited } from '../scope/inherited';

/** Storage class of disks that name none, set for a chart or app. */
export const DEFAULT_STORAGE_CLASS = new Inherited<StorageClass>();

/**
 * A disk.
 */
export interface DiskProps {
  /**
   * Name of the disk in its namespace: a DNS label of at most 45 characters. Under another name it is another disk:
   * the machine gets an empty or freshly cloned one, and the old one stays behind unless it is disposable.
   *
   * Changing this: destroys data
   * @default - the construct's id; for a disk that a machine makes, the machine's name, a dash and the id
   */
  readonly name?: string;

  /**
   * Where its first content comes from. Becomes `VMDisk.spec.source`.
   *
   * Changing this: has no effect after creation
   * @default DiskSource.blank()
   */
  readonly source?: DiskSource;

  /**
   * Its size. It can grow; a smaller size is silently ignored by the platform. Becomes `VMDisk.spec.storage`.
   * (Plain KubeVirt refuses any change of a `DataVolume`: there its volume claim is grown instead.)
   *
   * Changing this: applies live
   * @default - the size of the image or disk it is cloned from; an error for any other source
   */
  readonly size?: Size;

  /**
   * Where its bytes live. Becomes `VMDisk.spec.storageClass`.
   *
   * Changing this: has no effect after creation
   * @default - that of the chart, else `replicated`
   */
  readonly storageClass?: StorageClass;

  /**
   * Whether machines see it as a CD-ROM. Becomes `VMDisk.spec.optical`.
   *
   * Changing this: takes effect at the next restart
   * @default false
   */
  readonly optical?: boolean;

  /**
   * How machines see it. Becomes `VMInstance.spec.disks[].bus`.
   *
   * Changing this: takes effect at the next restart
   * @default - the instance profile decides; on Cozystack before 1.5 that is written out
   */
  readonly bus?: DiskBus;

  /**
   * How the machine's host treats it. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default - as KubeVirt decides
   */
  readonly tuning?: DiskTuning;

  /**
   * Whether the disk may be deleted when its manifest leaves the folder. A disk is kept otherwise: Argo CD and Flux
   * are told by annotations not to prune it.
   *
   * Changing this: applies live
   * @default false
   */
  readonly disposable?: boolean;

  /**
   * Labels of the `VMDisk`. The platform does not pass them on to the volume.
   *
   * Changing this: applies live
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the `VMDisk`.
   *
   * Changing this: applies live
   * @default - those that keep the disk
   */
  readonly annotations?: { [key: string]: string };
}

/**
 * A disk: a volume with a source, a size and a storage class, which outlives the machines that use it.
 *
 * Becomes a `VMDisk` on Cozystack and Hikube, and a `DataVolume` on plain KubeVirt.
 */
export class Disk extends Construct implements IDisk {
  /**
   * A disk that exists already in the machine's namespace.
   *
   * @param name its name, without the platform's prefix `vm-disk-`
   * @param options what you know of it
   */
  public static fromName(name: string, options: ExistingDiskOptions = {}): IDisk {
    return new ExistingDisk(name, options);
  }

  /** Its name in its namespace, without the platform's prefix. */
  public readonly diskName: string;

  private readonly props: DiskProps;
  private readonly misshapen: readonly Problem[];
  private readonly placement: Placement<DiskModel>;

  constructor(scope: Construct, id: string, props: DiskProps = {}) {
    super(scope, freeId(scope, id));
    this.misshapen = faultsOf('the disk', props, DISK);
    this.props = this._isMisshapen ? {} : withOwnMetadata(props);
    this.diskName = this.props.name ?? id;
    this.placement = new Placement(this, placedKind.DISK, this.diskName);
    this.placement.makeObjects();
  }

  /** @internal */
  public get _standing(): Standing {
    return this.placement.standing;
  }

  /** @internal */
  public get _isDuplicate(): boolean {
    return this.placement.isDuplicate;
  }

  /** @internal */
  public get _bus(): DiskBus | undefined {
    return this.props.bus;
  }

  /** @internal */
  public get _tuning(): DiskTuning | undefined {
    return this.props.tuning;
  }

  /** @internal */
  public get _takerName(): string {
    return this.diskName;
  }

  /** @internal */
  public get _isFilled(): boolean {
    return this._model().source.kind !== 'blank';
  }

  /** @internal */
  public _usage(): Usage {
    return this._standing.driver?.diskUsage(this._model()) ?? {};
  }

  /** @internal */
  public _model(): DiskModel {
    return this.placement.model();
  }

  /** @internal */
  public get _object(): AskedObject {
    return this.placement;
  }

  /** @internal */
  public get _isMisshapen(): boolean {
    return this.misshapen.length > 0;
  }

  /**
   * Whether it was made together with a machine.
   * @internal
   */
  protected get _ownedByMachine(): boolean {
    return false;
  }

  /** @internal */
  public _makeModel(): DiskModel {
    return {
      name: this.diskName,
      namespace: this._standing.namespace,
      source: (this.props.source ?? DiskSource.blank())._model(),
      size: this.props.size,
      storageClass: this.storageClass(),
      optical: this.props.optical ?? false,
      disposable: this.props.disposable ?? false,
      ownedByMachine: this._ownedByMachine,
      labels: this.props.labels ?? {},
      annotations: this.annotations(),
    };
  }

  /** @internal */
  public _ownProblems(): readonly Problem[] {
    if (this._isMisshapen) return this.misshapen;
    const { source } = this.props;
    const problems = [...source?._faults ?? [], ...addressOf(this._model()), ...retentionProblems(`disk "${this.diskName}"`, this.props)];
    const cloned = source?._cloned;
    const elsewhere = cloned && this._standing.elsewhere(`disk "${cloned.diskName}"`, cloned._standing, `disk "${this.diskName}", its clone`);
    if (elsewhere) problems.push(elsewhere);
    return [...problems, ...opticalProblems(this.diskName, this.props)];
  }

  private storageClass(): string {
    const given = this.props.storageClass ?? DEFAULT_STORAGE_CLASS.get(this);
    return given?.name ?? this._standing.driver?.defaultStorageClass ?? '';
  }

  private annotations(): Record<string, string> {
    return this.props.disposable ? { ...this.props.annotations } : retained(this.props.annotations);
  }

}

function addressOf({ name, source }: DiskModel): Problem[] {
  return 'url' in source && source.url !== undefined ? addressProblems(`disk "${name}"`, source.kind, source.url) : [];
}
