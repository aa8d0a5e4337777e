import { Construct } from 'constructs';
import { affinityProblems } from './affinity';
import { Attachments } from './attachments';
import { defaultsOf } from './defaults';
import { kubevirtWords } from './kubevirt-words';
import { LazyModel } from './lazy-model';
import { claimMacAddresses } from './mac-addresses';
import { MachineDisk } from './machine-disk';
import { ExistingMachine, IVirtualMachine } from './machine-reference';
import { poolAround } from './pool-template';
import { loginProblems, machineProblems } from './problems';
import { RunStrategy } from './run-strategy';
import { VIRTUAL_MACHINE } from './shape';
import { VirtualMachineProps } from './virtual-machine-props';
import { Disk, DiskProps } from '../disk/disk';
import { IDisk } from '../disk/disk-reference';
import { DiskSource } from '../disk/disk-source';
import { faultsOf } from '../findings/shape';
import { CloudConfig } from '../guest/cloud-init';
import { isIsolated } from '../isolation/isolated';
import { LiveMigration, liveMigrationOf } from '../migration/live-migration';
import { ComputeModel, ExposureModel, MachineModel } from '../model/machine';
import { SpreadModel } from '../model/scheduling';
import { MachineSelection } from '../model/selection';
import { times, Usage } from '../model/usage';
import { IMachines } from '../placement/machines';
import { RenderedObjects } from '../placement/objects';
import { Placement } from '../placement/placement';
import { Standing } from '../placement/standing';
import { freeId } from '../scope/free-id';
import { Inventory, Remembered } from '../scope/inventory';

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

  /** First-boot configuration that other constructs may add to, in any order. */
  public readonly cloudConfig: CloudConfig;

  /** The disk made together with it, if any. */
  public readonly systemDisk?: Disk;

  private group?: string;
  private spread: readonly SpreadModel[] = [];
  private readonly attachments: Attachments;
  private readonly placement: Placement;

  private readonly props: VirtualMachineProps;
  private readonly remembered: Remembered<MachineModel>;

  constructor(scope: Construct, id: string, props: VirtualMachineProps = {}) {
    super(scope, freeId(scope, id));
    const misshapen = faultsOf('the machine', props, VIRTUAL_MACHINE);
    this.props = misshapen.length > 0 ? {} : props;
    this.machineName = this.props.name ?? id;
    this.cloudConfig = new CloudConfig(this.props.cloudConfig);
    const version = () => this.cloudConfig._version;
    this.remembered = new Remembered(Inventory.of(this), () => this.makeModel(), version);
    this.placement = new Placement(this, 'machine', this.machineName, () => misshapen.length > 0 ? misshapen : [
      ...machineProblems(this.props, this.cloudConfig, this._model()),
      ...loginProblems(this.loginUser, this.props, this.props.sshKeys ?? defaultsOf(this).sshKeys, this.cloudConfig),
      ...affinityProblems(this.props.machineAffinity, this.placement, this.machineName),
      ...macProblems(),
      ...(this.props.networks ?? []).flatMap(network => network._problems(this.placement, `machine "${this.machineName}"`)),
      ...this.attachments.problems(),
      ...objects.problems,
    ], version);
    this.attachments = new Attachments(this, this.machineName, this.placement);
    this.placement.claim(`Service ${this.serviceName}`, this);
    this.placement.claim(`NetworkPolicy ${this.machineName}`, this);
    this.placement.consume(this);
    const macProblems = claimMacAddresses(this, this.placement, this.props.networks ?? []);

    const objects = new RenderedObjects(this, () => this.placement.driver?.machine(this._model()), version, this.placement.onlyObject(this.props));
    this.systemDisk = this.makeSystemDisk();
    this.props.disks?.forEach(disk => this.attachDisk(disk));
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
    return this.placement.driver?.serviceName(this.machineName) ?? this.machineName;
  }

  /**
   * The user whom the SSH keys let in, as the platform or the image's makers document it.
   * Undefined where neither says it, and for a machine that boots from no golden image.
   */
  public get loginUser(): string | undefined {
    const source = this._model().disks[0]?.disk?.source;
    return source?.kind === 'image' ? this.placement.driver?.loginUser(source.image) : undefined;
  }

  /**
   * Whether it can be migrated to another node while it runs, and which of its properties keep it from that.
   *
   * As its platform has it: on Cozystack and Hikube every machine whose node is drained is migrated, and one that cannot
   * be keeps the node from being drained; on plain KubeVirt its `evictionStrategy` decides.
   */
  public get liveMigration(): LiveMigration {
    const { driver } = this.placement;
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
    Inventory.of(this).touch();
  }

  /** @internal */
  public get _takerName(): string {
    return this.machineName;
  }

  /** @internal */
  public _usage(): Usage {
    return times(this.placement.driver?.machineUsage(this._model()) ?? {}, poolAround(this)?.replicas ?? 1);
  }

  /** @internal */
  public get _selection(): MachineSelection {
    return { kind: 'machine', name: this.machineName, fleet: this.group };
  }

  /** @internal */
  public get _standing(): Standing {
    return this.placement;
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
    return this.remembered.get();
  }

  private makeSystemDisk(): Disk | undefined {
    const { image, systemDisk, disks } = this.props;
    const ownSource = systemDisk?.source !== undefined || (disks?.length ?? 0) > 0 && systemDisk === undefined;
    const source = image ?? (ownSource ? undefined : defaultsOf(this).image);
    if (!source && !systemDisk) return undefined;
    const disk = new MachineDisk(this, 'system', {
      ...systemDisk,
      name: systemDisk?.name ?? `${this.machineName}-system`,
      source: systemDisk?.source ?? (source && DiskSource.image(source)),
    });
    this.attachDisk(disk);
    return disk;
  }

  private makeModel(): MachineModel {
    const { props, cloudConfig } = this;
    const defaults = defaultsOf(this);
    const model = new LazyModel({
      name: this.machineName,
      namespace: this.placement.namespace,
      group: this.group,
      pool: poolAround(this),
      compute: this.compute(),
      profile: props.instanceProfile?._model(),
      cpuModel: props.cpuModel,
      gpus: (props.gpus ?? []).map(gpu => gpu.name),
      disks: this.attachments.models(),
      exposure: (props.exposure ?? defaults.exposure)._model(),
      isolated: isIsolated(this, this.placement),
      runStrategy: props.runStrategy ?? RunStrategy.ALWAYS,
      networks: (props.networks ?? []).map(network => network._model()),
      sshKeys: (props.sshKeys ?? defaults.sshKeys).flatMap(key => key._keys()),
      cloudInitSeed: props.cloudInitSeed,
      labels: props.labels ?? {},
      annotations: props.annotations ?? {},
    }, () => props.cloudInit?._text() ?? (cloudConfig.isEmpty ? undefined : cloudConfig._render()));
    // Most machines say none of these, and an object without them is smaller.
    for (const [word, value] of Object.entries(kubevirtWords(props, this.spread))) if (value !== undefined) Object.assign(model, { [word]: value });
    return model;
  }

  private compute(): ComputeModel | undefined {
    const { instanceType, resources } = this.props;
    if (instanceType) return instanceType._compute();
    if (resources) return { kind: 'resources', cores: resources.cores, sockets: resources.sockets ?? 1, memory: resources.memory };
    return defaultsOf(this).instanceType?._compute();
  }
}
