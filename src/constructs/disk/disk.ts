import { Size } from 'cdk8s';
import { Construct } from 'constructs';
import { DiskBus } from './disk-bus';
import { DiskProps } from './disk-props';
import { DiskAttachment, ExistingDisk, ExistingDiskOptions, IDisk } from './disk-reference';
import { DiskSource } from './disk-source';
import { deviceOf, DISK, VOLUME_DEVICE_KEYS } from './schema';
import { StorageClass } from './storage-class';
import { Location } from '../../collect/location';
import { Modeled } from '../../collect/modeled';
import { inherited } from '../../collect/scope-record';
import { Problem } from '../../findings/problem';
import { gate } from '../../model/calls/gate';
import { DiskSpec } from '../../model/disk';
import { RemovalPolicy } from '../../model/removal-policy';
import { freeId } from '../app/free-id';
import { register } from '../app/register';
import { ownCopy, told } from '../app/told';

/** Properties that are not copied into the disk's spec. The construct sets the name itself, and the spec of the machine has the device properties. */
const NOT_OF_SPEC: ReadonlySet<string> = new Set(['name', ...VOLUME_DEVICE_KEYS]);

/**
 * A disk: a volume with a source, a size and a storage class. A disk is independent of the machines that use it.
 *
 * Becomes a `VMDisk` on Cozystack and Hikube, and a `DataVolume` on plain KubeVirt.
 *
 * @example
 * const data = new Disk(chart, 'data', { size: Size.gibibytes(100), storageClass: StorageClass.REPLICATED });
 * new VirtualMachine(chart, 'db', { instanceType: InstanceType.fromName('u1.medium'), image: GoldenImage.DEBIAN_13 }).attachDisk(data);
 *
 * @see https://kubevirt.io/user-guide/storage/disks_and_volumes/
 */
export class Disk extends Construct implements IDisk, Modeled<'disk'> {
  /**
   * An existing disk in the machine's namespace.
   *
   * @param name the name of the disk, without the platform's prefix `vm-disk-`
   * @param options known facts about the disk
   */
  public static fromName(name: string, options: ExistingDiskOptions = {}): IDisk {
    return new ExistingDisk(name, options);
  }

  /** The disk's name in its namespace, without the platform's prefix. */
  public readonly diskName: string;

  /** @internal */
  public readonly _kind = 'disk';
  /** @internal */
  public readonly _invalidProps: readonly Problem[];

  private readonly props: DiskProps;

  constructor(scope: Construct, id: string, props: DiskProps = {}) {
    super(scope, freeId(scope, id));
    const { props: own, invalidProps } = told('the disk', props, DISK);
    this.props = own;
    this._invalidProps = invalidProps;
    this.diskName = own.name ?? id;
    register(this);
  }

  /** A copy of the given properties; empty if one of them is invalid. */
  public get givenProps(): DiskProps {
    return ownCopy(this.props);
  }

  /** The source of the disk's first content. */
  public get source(): DiskSource {
    return this.props.source ?? DiskSource.blank();
  }

  /** The disk's size; undefined if the size is derived from the source. */
  public get size(): Size | undefined {
    return this.props.size;
  }

  /** The disk's storage class: set on the disk, or the default of its chart or app. Undefined if the platform decides. */
  public get storageClass(): StorageClass | undefined {
    return this.props.storageClass ?? inherited(this, record => record.defaults?.storageClass as StorageClass | undefined);
  }

  /** Whether machines attach the disk as a CD-ROM. */
  public get optical(): boolean {
    return this.props.optical ?? false;
  }

  /** The disk's bus; undefined if the instance profile decides. */
  public get bus(): DiskBus | undefined {
    return this.props.bus;
  }

  /** What happens to the disk when its manifest is removed from the output folder. */
  public get removalPolicy(): RemovalPolicy {
    return this.props.removalPolicy ?? RemovalPolicy.RETAIN;
  }

  /** A copy of the disk's labels. */
  public get labels(): { [key: string]: string } {
    return { ...this.props.labels };
  }

  /** A copy of the annotations that are set on the disk. */
  public get annotations(): { [key: string]: string } {
    return { ...this.props.annotations };
  }

  /** @internal */
  public get _attachment(): DiskAttachment {
    return { ...deviceOf(this.props), ...this.props.optical && { optical: true } };
  }

  /** @internal */
  public _toSpec(at: Location): DiskSpec {
    const spec: { -readonly [K in keyof DiskSpec]: DiskSpec[K] } = { name: this.diskName };
    DISK.addTo(spec, this.props, at, NOT_OF_SPEC);
    const storageClass = spec.storageClass ?? (at.site.defaults.storageClass as StorageClass | undefined)?.name;
    if (storageClass !== undefined) spec.storageClass = storageClass;
    const machine = this._machine;
    if (machine !== undefined) spec.machine = machine;
    return spec;
  }

  /**
   * The name of the machine whose `systemDisk` or `addDisk` defines the disk.
   * @internal
   */
  protected get _machine(): string | undefined {
    return undefined;
  }
}

gate(Disk);
