import { Construct } from 'constructs';
import { Attachments } from './attachments';
import { IntendedMachine, Intent } from './intended-machine';
import { loginUserOf } from './login';
import { claimMacAddresses } from './mac-addresses';
import { MachineDisk, makeSystemDisk } from './machine-disk';
import { ExistingMachine, IVirtualMachine } from './machine-reference';
import { poolAround } from './pool-template';
import { checkMachine } from './problems';
import { VIRTUAL_MACHINE } from './shape';
import { VirtualMachineProps } from './virtual-machine-props';
import { Disk } from '../disk/disk';
import { DiskProps } from '../disk/disk-props';
import { IDisk } from '../disk/disk-reference';
import { Problem } from '../findings/problem';
import { faultsOf } from '../findings/shape';
import { CloudConfig } from '../guest/cloud-init';
import { LiveMigration, liveMigrationOf } from '../migration/live-migration';
import { ExposureModel, MachineModel } from '../model/machine';
import { ownCopy } from '../model/own-copy';
import { SpreadModel } from '../model/scheduling';
import { MachineSelection } from '../model/selection';
import { times, Usage } from '../model/usage';
import { AskedObject } from '../placement/asked-node';
import { IMachines } from '../placement/machines';
import { MACHINE } from '../placement/placed-kind';
import { Placement } from '../placement/placement';
import { Standing } from '../placement/standing';
import { freeId } from '../scope/free-id';
import { Inventory } from '../scope/inventory';

/**
 * A virtual machine: a guest with its life cycle, disks, network and cloud-init.
 *
 * Becomes a `VMInstance` on Cozystack and Hikube, and a `VMDisk` for each disk it makes; on plain KubeVirt a
 * `VirtualMachine` with its `Service` and `Secret`s, and a `DataVolume` for each disk. Whatever is wrong with it is found
 * at synthesis, all at once; nothing is thrown here.
 */
export class VirtualMachine extends Construct implements IMachines, IVirtualMachine {
  /**
   * A machine that exists already in the namespace of whoever refers to it.
   *
   * @param name its name, without the platform's prefix `vm-instance-`
   */
  public static fromName(name: string): IVirtualMachine {
    return new ExistingMachine(name);
  }

  /** Its name in its namespace, without the platform's prefix. */
  public readonly machineName: string;

  /** The disk made together with it, if any. */
  public readonly systemDisk?: Disk;

  private readonly props: VirtualMachineProps;
  private readonly misshapen: readonly Problem[];
  private readonly placement: Placement<MachineModel>;
  private readonly attachments: Attachments;
  private config?: CloudConfig;
  private group?: string;
  private spread: readonly SpreadModel[] = [];

  constructor(scope: Construct, id: string, props: VirtualMachineProps = {}) {
    super(scope, freeId(scope, id));
    this.misshapen = faultsOf('the machine', props, VIRTUAL_MACHINE);
    this.props = this._isMisshapen ? {} : ownCopy(props);
    this.machineName = this.props.name ?? id;
    if (this.props.cloudConfig !== undefined) this.config = this.makeCloudConfig();
    this.placement = new Placement(this, MACHINE, this.machineName);
    this.attachments = new Attachments(this, this.machineName, this.placement.standing);
    claimMacAddresses(this, this._standing, this.props.networks);
    this.placement.makeObjects();
    this.systemDisk = makeSystemDisk(this, this.machineName, this.props);
    if (this.systemDisk) this.attachDisk(this.systemDisk);
    this.props.disks?.forEach(disk => this.attachDisk(disk));
  }

  /** First-boot configuration that other constructs may add to, in any order. */
  public get cloudConfig(): CloudConfig {
    return this.config ??= this.makeCloudConfig();
  }

  /**
   * Makes a disk of this machine's own and attaches it behind those it has. The machine sees it after a restart.
   *
   * @param id id of the construct, and what follows the machine's name and a dash in the disk's name
   * @param props the disk
   */
  public addDisk(id: string, props: DiskProps): Disk {
    const disk = new MachineDisk(this, id, { ...props, name: props.name ?? `${this.machineName}-${id}` });
    this.attachDisk(disk);
    return disk;
  }

  /**
   * Attaches a disk behind those the machine has. The machine sees it after a restart.
   *
   * @param disk a disk of the same namespace that no other machine uses
   */
  public attachDisk(disk: IDisk): void {
    this.attachments.add(disk);
  }

  /** The disks in boot order: a copy. */
  public get disks(): IDisk[] {
    return [...this.attachments.disks];
  }

  /**
   * Name of its Service: on Cozystack e.g. `vm-instance-web`, on plain KubeVirt the machine's own. For a machine without exposure it leads other machines of the
   * namespace straight to it (on Cozystack as `<name>.<namespace>.svc.cozy.local`); Cozystack before 0.39 makes none for such a machine.
   *
   * Guests with systemd-resolved (Debian, Ubuntu) take `.local` for multicast DNS and need a search domain first:
   * see "Inside the cluster" in docs/exposing-a-machine.md.
   */
  public get serviceName(): string {
    return this._standing.driver?.serviceName(this.machineName) ?? this.machineName;
  }

  /**
   * The user whom the SSH keys let in, as the platform or the image's makers document it.
   * Undefined where neither says it, and for a machine that boots from no golden image.
   */
  public get loginUser(): string | undefined {
    return loginUserOf(this._model(), this._standing);
  }

  /**
   * Whether it can be migrated to another node while it runs, and which of its properties keep it from that.
   *
   * As its platform has it: on Cozystack and Hikube every machine whose node is drained is migrated, and one that cannot
   * be keeps the node from being drained; on plain KubeVirt its `evictionStrategy` decides.
   */
  public get liveMigration(): LiveMigration {
    const { driver } = this._standing;
    return liveMigrationOf(driver?.migrationBlockers(this._model()) ?? [
      { property: 'platform', why: 'nothing says which platform the machine is for', sure: false },
    ]);
  }

  /**
   * Makes it a member of a group whose machines are spread.
   * @internal
   */
  public _joinGroup(group: string, spread: readonly SpreadModel[]): void {
    this.group = group;
    this.spread = spread;
    this._standing.inventory.touch();
  }

  /** @internal */
  public get _takerName(): string {
    return this.machineName;
  }

  /** @internal */
  public _usage(): Usage {
    return times(this._standing.driver?.machineUsage(this._model()) ?? {}, poolAround(this)?.replicas ?? 1);
  }

  /** @internal */
  public get _selection(): MachineSelection {
    return { kind: 'machine', name: this.machineName, fleet: this.group };
  }

  /** @internal */
  public get _standing(): Standing {
    return this.placement.standing;
  }

  /** @internal */
  public _names(): readonly string[] {
    return [this.machineName];
  }

  /** @internal */
  public _exposures(): readonly ExposureModel[] {
    return [this._model().exposure];
  }

  /** @internal */
  public _model(): MachineModel {
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

  /** @internal */
  public _makeModel(): MachineModel {
    return new IntendedMachine(this, this.intent());
  }

  /** @internal */
  public _ownProblems(): readonly Problem[] {
    if (this._isMisshapen) return this.misshapen;
    const problems: Problem[] = [];
    checkMachine(this, this.intent(), this._model(), problems);
    this.attachments.check(problems);
    return problems;
  }

  private intent(): Intent {
    const { machineName: name, _standing: standing, props, config: cloudConfig, group, spread, attachments } = this;
    return { name, standing, props, cloudConfig, group, spread, attachments };
  }

  private makeCloudConfig(): CloudConfig {
    const config = new CloudConfig(this.props.cloudConfig);
    config._belongsTo(Inventory.of(this));
    return config;
  }
}
