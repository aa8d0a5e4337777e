import { MachineModel } from '../model/machine';

/** What a model says apart from the text of cloud-init and the words of plain KubeVirt. */
type Given = Pick<MachineModel,
'name' | 'namespace' | 'group' | 'pool' | 'isolated' | 'compute' | 'profile' | 'cpuModel' | 'gpus' | 'disks' | 'exposure' | 'runStrategy' | 'networks'
| 'sshKeys' | 'cloudInitSeed' | 'labels' | 'annotations'>;

/**
 * A model whose cloud-init is made into text when it is asked for: that is dear, and no check needs it.
 *
 * A class, because there are thousands: one shape for all of them takes a tenth of the time and room.
 */
export class LazyModel implements MachineModel {
  public readonly name: string;
  public readonly namespace?: string;
  public readonly group?: string;
  public readonly pool: MachineModel['pool'];
  public readonly isolated: boolean;
  public readonly compute: MachineModel['compute'];
  public readonly profile: MachineModel['profile'];
  public readonly cpuModel?: string;
  public readonly gpus: readonly string[];
  public readonly disks: MachineModel['disks'];
  public readonly exposure: MachineModel['exposure'];
  public readonly runStrategy: string;
  public readonly networks: MachineModel['networks'];
  public readonly sshKeys: readonly string[];
  public readonly cloudInitSeed?: string;
  public readonly labels: MachineModel['labels'];
  public readonly annotations: MachineModel['annotations'];

  constructor(given: Given, private readonly makeCloudInit: () => string | undefined) {
    this.name = given.name;
    this.namespace = given.namespace;
    this.group = given.group;
    this.pool = given.pool;
    this.isolated = given.isolated;
    this.compute = given.compute;
    this.profile = given.profile;
    this.cpuModel = given.cpuModel;
    this.gpus = given.gpus;
    this.disks = given.disks;
    this.exposure = given.exposure;
    this.runStrategy = given.runStrategy;
    this.networks = given.networks;
    this.sshKeys = given.sshKeys;
    this.cloudInitSeed = given.cloudInitSeed;
    this.labels = given.labels;
    this.annotations = given.annotations;
  }

  public get cloudInit(): string | undefined {
    return this.makeCloudInit();
  }
}
