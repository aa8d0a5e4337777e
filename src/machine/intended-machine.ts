import { Construct } from 'constructs';
import { Attachments } from './attachments';
import { DEFAULT_EXPOSURE, DEFAULT_INSTANCE_TYPE, DEFAULT_SSH_KEYS } from './defaults';
import { kubevirtWords } from './kubevirt-words';
import { poolAround } from './pool-template';
import { RunStrategy } from './run-strategy';
import { VirtualMachineProps } from './virtual-machine-props';
import { CloudConfig } from '../guest/cloud-init';
import { ComputeModel, MachineModel } from '../model/machine';
import { SpreadModel } from '../model/scheduling';
import { Standing } from '../placement/standing';

/** What a machine's model is made of, beside the defaults that hold where it stands. */
export interface Intent {
  readonly name: string;
  readonly group?: string;
  readonly attachments: Attachments;
  readonly standing: Standing;
  readonly props: VirtualMachineProps;
  readonly cloudConfig?: CloudConfig;
  readonly spread: readonly SpreadModel[];
}

/**
 * A machine as it is meant, with the defaults that hold for it.
 *
 * A class, because there are thousands: one shape for all of them takes a tenth of the time and room.
 */
export class IntendedMachine implements MachineModel {
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

  private readonly document: VirtualMachineProps['cloudInit'];
  private readonly config?: CloudConfig;

  constructor(scope: Construct, { name, standing, props, cloudConfig, group, spread, attachments }: Intent) {
    this.name = name;
    this.namespace = standing.namespace;
    this.group = group;
    this.pool = poolAround(scope);
    this.isolated = standing.space.isIsolated;
    this.compute = computeOf(scope, props);
    this.profile = props.instanceProfile?._model();
    this.cpuModel = props.cpuModel;
    this.gpus = props.gpus?.map(gpu => gpu.name) ?? NONE;
    this.disks = attachments.models();
    this.exposure = (props.exposure ?? DEFAULT_EXPOSURE.get(scope))?._model() ?? NOT_EXPOSED;
    this.runStrategy = props.runStrategy ?? RunStrategy.ALWAYS;
    this.networks = props.networks?.map(network => network._model()) ?? NONE;
    const keys = (props.sshKeys ?? DEFAULT_SSH_KEYS.get(scope))?.map(key => key._keys()) ?? NONE;
    this.sshKeys = keys.length === 1 ? keys[0] : keys.flat();
    this.cloudInitSeed = props.cloudInitSeed;
    this.labels = props.labels ?? EMPTY;
    this.annotations = props.annotations ?? EMPTY;
    this.document = props.cloudInit;
    this.config = cloudConfig;
    const words = kubevirtWords(props, spread);
    if (words) Object.assign(this, words);
  }

  /** Made into text when it is asked for: that is dear, and no check needs it. */
  public get cloudInit(): string | undefined {
    return this.document?._text() ?? (this.config === undefined || this.config.isEmpty ? undefined : this.config._render());
  }
}

function computeOf(scope: Construct, { instanceType, resources }: VirtualMachineProps): ComputeModel | undefined {
  if (instanceType) return instanceType._compute();
  if (resources) return { kind: 'resources', cores: resources.cores, sockets: resources.sockets ?? 1, memory: resources.memory };
  return DEFAULT_INSTANCE_TYPE.get(scope)?._compute();
}

const NONE: readonly never[] = [];
const EMPTY: Readonly<Record<string, string>> = {};
const NOT_EXPOSED = { kind: 'none' } as const;
