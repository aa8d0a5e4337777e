import { Construct } from 'constructs';
import { MachineDisk, makeSystemDisk } from './machine-disk';
import { ExistingMachine, IVirtualMachine } from './machine-reference';
import { IMachineSelector, machinesFrom } from './machine-selector';
import { machineSpec } from './machine-spec';
import { RunStrategy } from './run-strategy';
import { VIRTUAL_MACHINE } from './schema';
import { VirtualMachineProps } from './virtual-machine-props';
import { ConstructView } from '../../collect/construct-view';
import { Location } from '../../collect/location';
import { Modeled } from '../../collect/modeled';
import { inherited } from '../../collect/scope-record';
import { Problem } from '../../findings/problem';
import { gate } from '../../model/calls/gate';
import { MachineSpec } from '../../model/machine';
import { MachineDefault } from '../../model/machine-default';
import { MachineSelection } from '../../model/reference';
import { SpreadSpec } from '../../model/scheduling';
import { TrafficPeerSpec } from '../../model/traffic';
import { Viewpoint } from '../../model/viewpoint';
import { bootSource } from '../../platforms/resolve/attached-disk';
import { devicePath, guestDisks } from '../../platforms/resolve/guest-disks';
import { accepted } from '../app/accepted';
import { freeId, needPlace } from '../app/free-id';
import { register } from '../app/register';
import { ownCopy, told, withName } from '../app/told';
import { Disk } from '../disk/disk';
import { DiskProps } from '../disk/disk-props';
import { IDisk } from '../disk/disk-reference';
import { DISK, isDisk } from '../disk/schema';
import { CloudConfig } from '../guest/cloud-init';
import { SshKey } from '../guest/ssh-key';
import { GoldenImage } from '../image/golden-image';
import { InstanceProfile } from '../instance-type/instance-profile';
import { InstanceType } from '../instance-type/instance-type';
import { Resources } from '../instance-type/resources';
import { Connections } from '../isolation/connections';
import { LiveMigration, liveMigrationOf } from '../migration/live-migration';
import { Exposure } from '../network/exposure';
import { Network } from '../network/network';

/**
 * A virtual machine: a guest with its life cycle, disks, network and cloud-init.
 *
 * Becomes a `VMInstance` on Cozystack and Hikube. On plain KubeVirt, becomes a `VirtualMachine` with its `Service` and `Secret`s. The system disk and
 * each disk from `addDisk` become a `VMDisk` on Cozystack and Hikube. On plain KubeVirt, they become a `DataVolume`, or with RemovalPolicy.DELETE an
 * entry of `dataVolumeTemplates`. The constructor throws no error for a mistake in the properties, because synthesis reports all mistakes together.
 *
 * @example
 * new VirtualMachine(chart, 'web', {
 *   instanceType: InstanceType.of(InstanceSeries.U1, InstanceSize.MEDIUM),
 *   image: GoldenImage.UBUNTU_24_04,
 *   systemDisk: { size: Size.gibibytes(20), storageClass: StorageClass.REPLICATED },
 *   exposure: Exposure.none(),
 * });
 *
 * @see https://kubevirt.io/user-guide/user_workloads/creating_vms/
 */
export class VirtualMachine extends Construct implements IMachineSelector, IVirtualMachine, Modeled<'machine'> {
  /**
   * An existing machine in the namespace of the construct that refers to it.
   *
   * @param name the name of the machine, without the platform's prefix `vm-instance-`
   */
  public static fromName(name: string): IVirtualMachine {
    return new ExistingMachine(name);
  }

  /** The machine's name in its namespace, without the platform's prefix. */
  public readonly machineName: string;

  /** The system disk that results from `image` or `systemDisk`. Undefined if the machine has no system disk. */
  public readonly systemDisk?: Disk;

  /** @internal */
  public readonly _kind = 'machine';
  /** @internal */
  public readonly _invalidProps: readonly Problem[];

  private readonly props: VirtualMachineProps;
  private readonly attached: IDisk[] = [];
  private config?: CloudConfig;
  private fleet?: string;
  private spread?: readonly SpreadSpec[];

  constructor(scope: Construct, id: string, props: VirtualMachineProps = {}) {
    super(scope, freeId(scope, id));
    const { props: own, invalidProps } = told('the machine', props, VIRTUAL_MACHINE);
    this.props = own;
    this._invalidProps = invalidProps;
    this.machineName = own.name ?? id;
    if (own.cloudConfig !== undefined) this.config = new CloudConfig(own.cloudConfig);
    register(this);
    this.systemDisk = makeSystemDisk(this, this.machineName, own);
    if (this.systemDisk) this.attached.push(this.systemDisk);
    own.disks?.forEach(disk => this.attachDisk(disk));
  }

  /** A copy of the given properties; empty if one of them is invalid. */
  public get givenProps(): VirtualMachineProps {
    return ownCopy(this.props);
  }

  /** The first-boot configuration. Other constructs may extend the configuration, in any order. */
  public get cloudConfig(): CloudConfig {
    return this.config ??= new CloudConfig(this.props.cloudConfig);
  }

  /**
   * Creates a disk for this machine and attaches the disk after the machine's other disks. A running machine gets the disk at the next restart. A
   * `hotpluggable` disk is an exception: from KubeVirt 1.9, a running machine gets this disk immediately, unless the feature gate
   * `DeclarativeHotplugVolumes` is disabled.
   * @param id id of the construct; by default, the disk's name is the machine's name, a dash and this id
   * @param props the properties of the disk
   */
  public addDisk(id: string, props: DiskProps): Disk {
    needPlace(this, id);
    const disk = new MachineDisk(this, id, withName(props, DISK, `${this.machineName}-${id}`));
    this.attachDisk(disk);
    return disk;
  }

  /**
   * Attaches a disk after the machine's other disks. A running machine gets the disk at the next restart. A `hotpluggable` disk is an exception: from
   * KubeVirt 1.9, a running machine gets this disk immediately, unless the feature gate `DeclarativeHotplugVolumes` is disabled.
   *
   * @param disk a disk of the same namespace; no other machine may use the disk, unless the disk is `shareable`
   */
  public attachDisk(disk: IDisk): void {
    this.attached.push(...accepted<[IDisk]>(this, ['the attached disk', disk, isDisk]) ?? []);
  }

  /** A copy of the list of attached disks. The order of the list is the boot order, unless a disk or an interface sets `bootOrder`. */
  public get disks(): IDisk[] {
    return [...this.attached];
  }

  /**
   * The device path of a disk in the guest, e.g. `/dev/vdb`, derived from the disk's position and bus. Use this path for `device` of a file system or
   * a mount in the cloud config, so that `device` stays correct when disks are added or removed. If the disk is not attached, or the bus of the disk
   * is unknown, the path does not exist in the guest, and the error `DEVICE_MISSING` reports a cloud config that uses the path.
   *
   * @param disk a disk that is attached already
   */
  public devicePath(disk: IDisk): string {
    const [own] = accepted<[IDisk]>(this, ['the disk of the device path', disk, isDisk]) ?? [];
    if (own === undefined) return '/dev/disk/by-id/virtio-unknown';
    const { node: { spec }, context, driver } = new ConstructView<'machine'>(this);
    const found = devicePath(own.diskName, guestDisks(spec, context, driver?.defaultDiskBus?.(spec, context)));
    return found ?? `/dev/disk/by-id/virtio-${own.diskName}`;
  }

  /**
   * The machine's instance type: set on the machine, or the default of its chart or app. Undefined if `resources` set the size, or if no instance
   * type is set.
   */
  public get instanceType(): InstanceType | undefined {
    if (this.props.instanceType || this.props.resources) return this.props.instanceType;
    return this.inherit(({ instanceType }) => instanceType as InstanceType | undefined);
  }

  /** The CPU and memory that are set on the machine. Undefined if an instance type sets the size. */
  public get resources(): Resources | undefined {
    return this.props.resources;
  }

  /** The instance profile that is set on the machine. Undefined if the image or the platform decides. */
  public get instanceProfile(): InstanceProfile | undefined {
    return this.props.instanceProfile;
  }

  /**
   * The golden image of the system disk: set on the machine, or the default of its chart or app. Undefined if the machine sets `systemDisk.source`,
   * or if no image is set.
   */
  public get image(): GoldenImage | undefined {
    if (this.props.image || !this.systemDisk || this.props.systemDisk?.source) return this.props.image;
    return this.inherit(({ image }) => image as GoldenImage | undefined);
  }

  /** The machine's exposure: set on the machine, or the default of its chart or app. */
  public get exposure(): Exposure {
    return this.props.exposure ?? this.inherit(({ exposure }) => exposure as Exposure | undefined) ?? Exposure.none();
  }

  /** When the machine runs. */
  public get runStrategy(): RunStrategy {
    return this.props.runStrategy ?? RunStrategy.ALWAYS;
  }

  /** A copy of the networks that are set on the machine. */
  public get networks(): Network[] {
    return [...this.props.networks ?? []];
  }

  /** The machine's SSH keys: set on the machine, or the defaults of its chart or app. */
  public get sshKeys(): SshKey[] {
    return [...this.props.sshKeys ?? this.inherit(({ sshKeys }) => sshKeys as SshKey[] | undefined) ?? []];
  }

  /** The defaults that the machine leaves to the cluster: set on the machine, or the list of its chart or app. The result is a copy. */
  public get leaveToCluster(): MachineDefault[] {
    return [...this.props.leaveToCluster ?? this.inherit(({ leaveToCluster }) => leaveToCluster as MachineDefault[] | undefined) ?? []];
  }

  /** The allowed connections from and to the machine. */
  public get connections(): Connections {
    return Connections._of(this);
  }

  /** A copy of the machine's labels. */
  public get labels(): { [key: string]: string } {
    return { ...this.props.labels };
  }

  /** A copy of the machine's annotations. */
  public get annotations(): { [key: string]: string } {
    return { ...this.props.annotations };
  }

  /**
   * Name of the machine's Service: on Cozystack e.g. `vm-instance-web`, on plain KubeVirt the name of the machine. Other machines of the namespace
   * use this name to connect to a machine without exposure (on Cozystack `<serviceName>.<namespace>.svc.cozy.local`). Cozystack before 0.39.2
   * creates no Service for a machine without exposure.
   *
   * Guests with systemd-resolved (Debian, Ubuntu) use `.local` for multicast DNS, so they need a search domain first: see "Inside the
   * cluster" in docs/exposing-a-machine.md.
   */
  public get serviceName(): string {
    const driver = inherited(this, record => record.platform)?.driver;
    return driver?.serviceName(this.machineName) ?? this.machineName;
  }

  /**
   * The name of the user who gets the SSH keys, according to the documentation of the platform or the image. Undefined if the user is unknown, or if
   * the machine has no golden image.
   */
  public get loginUser(): string | undefined {
    const { node: { spec }, context, driver } = new ConstructView<'machine'>(this);
    const source = bootSource(spec, context);
    return source?.kind === 'image' ? driver?.loginUser(source.image) : undefined;
  }

  /**
   * Whether the machine can be live-migrated, and the properties that prevent a migration. On Cozystack and Hikube, a node drain migrates
   * every machine, and a machine that cannot be migrated blocks the drain. On plain KubeVirt, `evictionStrategy` decides what a drain does.
   */
  public get liveMigration(): LiveMigration {
    const { node, context, driver } = new ConstructView<'machine'>(this);
    return liveMigrationOf(driver?.migrationBlockers(node, context) ?? [
      { property: 'platform', why: 'no platform is set for the machine', sure: false },
    ]);
  }

  /**
   * Marks the machine as a member of a fleet or pool, and copies the spread of the fleet.
   * @internal
   */
  public _joinFleet(fleet: string, spread: readonly SpreadSpec[]): void {
    this.fleet = fleet;
    if (spread.length > 0) this.spread = spread;
  }

  /** @internal */
  public get _machines(): IMachineSelector {
    return this;
  }

  /** @internal */
  public _peer(at: Viewpoint): TrafficPeerSpec {
    return machinesFrom(this, at);
  }

  /** @internal */
  public get _selection(): MachineSelection {
    return { kind: 'machine', name: this.machineName, ...this.fleet !== undefined && { fleet: this.fleet } };
  }

  /** @internal */
  public _names(): readonly string[] {
    return [this.machineName];
  }

  /** @internal */
  public _toSpec(at: Location): MachineSpec {
    const { machineName: name, props, config, attached, fleet, spread } = this;
    return machineSpec(this, { name, props, config, attached, fleet, spread }, at);
  }

  private inherit<T>(get: (defaults: Location['site']['defaults']) => T | undefined): T | undefined {
    return inherited(this, record => record.defaults && get(record.defaults));
  }
}

gate(VirtualMachine);
