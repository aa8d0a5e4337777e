import { Construct } from 'constructs';
import { DiskBus } from './disk-bus';
import { DiskProps } from './disk-props';
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
import { ownCopy } from '../model/own-copy';
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
    this.props = this._isMisshapen ? {} : ownCopy(props);
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
    const problems = [...source?._faults ?? [], ...addressOf(this._model()), ...opticalProblems(this.diskName, this.props)];
    if (this.props.annotations) problems.push(...retentionProblems(`disk "${this.diskName}"`, this.props));
    const cloned = source?._cloned;
    const elsewhere = cloned && this._standing.elsewhere(`disk "${cloned.diskName}"`, cloned._standing, `disk "${this.diskName}", its clone`);
    if (elsewhere) problems.push(elsewhere);
    return problems;
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
