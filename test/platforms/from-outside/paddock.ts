import { ChangeEffect, Platform } from 'cdk8s-vm-fleet';
import {
  ApiObjectData, DiskSpec, effectOf, FieldTable, Joint, KindBinding, MachineSpec, MAIN, metadataProblems, ModelNode, nameProblems, NodeContext,
  NodeKind, NOTHING, PlatformDriver, PlatformRef, Problem, put, readObjects, registerPlatform, Rendering, take, treeOf, Usage,
} from 'cdk8s-vm-fleet/platform';

/** The facts about one cluster. */
interface Cluster {
  readonly label: string;
  readonly hasCpuModel: boolean;
}

const API = 'paddock.example.com/v1';
const DOCS = 'https://paddock.example.com/docs/v1';
const { LIVE, RESTART, RECREATE, DATA_LOSS, NONE } = ChangeEffect;

function notSupported(what: string, instead: string, { label }: Cluster): Problem {
  return { code: 'NOT_SUPPORTED', message: `${label} does not support ${what}`, fix: instead };
}

const no = (unsupported: string, instead = 'leave it out') => ({ unsupported, instead });

/** Fields of other platforms that have no meaning here. */
const nothing: Joint<object, Cluster> = { write: () => undefined, read: () => ({}) };

/** `power` of a Vm has two of the run strategies. */
const power: Joint<MachineSpec, Cluster> = {
  write: ({ runStrategy = 'Always' }, tree, _, target, problems) => {
    if (runStrategy !== 'Always' && runStrategy !== 'Halted') problems.push(notSupported(`\`runStrategy\` "${runStrategy}"`, 'take RunStrategy.ALWAYS or HALTED', target));
    put(tree, ['spec', 'power'], runStrategy === 'Halted' ? 'Off' : 'On');
  },
  read: tree => ({ runStrategy: take(tree, ['spec', 'power']) === 'Off' ? 'Halted' : 'Always' }),
};

/** A Vm names its volumes. The platform decides how they are attached. */
const volumes: Joint<MachineSpec, Cluster> = {
  write: ({ disks = [] }, tree, _, target, problems) => {
    if (disks.some(({ bus, optical, tuning, inline }) => bus ?? optical ?? tuning ?? inline)) {
      problems.push(notSupported('disks with a bus, tuning or content of their own', 'attach plain disks', target));
    }
    if (disks.length > 0) put(tree, ['spec', 'volumes'], disks.map(({ name }) => name));
  },
  read: tree => {
    const names = take<string[]>(tree, ['spec', 'volumes']);
    return names ? { disks: names.map(name => ({ name })) } : {};
  },
};

/** Open TCP ports; by default, none are open. */
const ports: Joint<MachineSpec, Cluster> = {
  write: ({ exposure }, tree, _, target, problems) => {
    if (exposure === undefined || exposure.kind === 'none') return;
    if (exposure.kind === 'wholeIp' || exposure.udp.length > 0) problems.push(notSupported('exposure other than by TCP ports', 'take Exposure.portList', target));
    else put(tree, ['spec', 'openPorts'], exposure.tcp);
  },
  read: tree => {
    const tcp = take<number[]>(tree, ['spec', 'openPorts']);
    return tcp ? { exposure: { kind: 'portList', tcp, udp: [] } } : {};
  },
};

/** The place of each field of a machine. A missing field does not compile. */
const MACHINE_FIELDS: FieldTable<MachineSpec, Cluster> = {
  name: { at: '/metadata/name', effect: RECREATE, source: DOCS },
  labels: { at: '/metadata/labels', effect: LIVE, source: DOCS },
  annotations: { at: '/metadata/annotations', effect: LIVE, source: DOCS },
  resources: {
    at: '/spec/size',
    codec: {
      write: ({ cores = 1, sockets = 1, memory }) => ({ cpus: cores * sockets, memory }),
      read: ({ cpus, memory }) => ({ cores: cpus, memory }),
    },
    effect: RESTART,
    source: DOCS,
  },
  cpuModel: {
    at: '/spec/cpuModel',
    unless: target => target.hasCpuModel ? undefined : notSupported('a CPU model (`cpuModel`)', 'move to Paddock 2, which has it', target),
    effect: RESTART,
    source: DOCS,
  },
  sshKeys: { at: '/spec/keys', effect: NONE, source: DOCS },
  userData: { at: '/spec/userData', effect: NONE, source: DOCS },
  runStrategy: { joint: 'power', effect: LIVE, source: DOCS },
  disks: { joint: 'volumes', effect: RESTART, source: DOCS },
  exposure: { joint: 'ports', effect: LIVE, source: DOCS },
  // The members of a fleet are ordinary machines.
  fleet: { joint: 'nothing', effect: NONE, source: DOCS },
  instanceType: no('instance types (`instanceType`)', 'give `resources`'),
  instanceProfile: no('instance profiles (`instanceProfile`)'),
  networks: no('networks besides its own (`networks`)'),
  networkInterface: no('settings of network interfaces (`networkInterface`)'),
  gpus: no('GPUs (`gpus`)'),
  accessCredentials: no('keys in existing Secrets (`accessCredentials`)', 'give `sshKeys`'),
  cloudInitDrive: no('a choice of the cloud-init drive (`cloudInitDrive`)'),
  cloudInitSeed: no('running cloud-init again (`cloudInitSeed`)'),
  networkData: no('network data of cloud-init (`networkData`)'),
  nodeSelector: no('node placement (`nodeSelector`)'),
  nodeAffinity: no('node placement (`nodeAffinity`)'),
  machineAffinity: no('node placement (`machineAffinity`)'),
  tolerations: no('node placement (`tolerations`)'),
  spread: no('node placement (`spread`)'),
  evictionStrategy: no('live migration (`evictionStrategy`)'),
  hardware: no('hardware beyond the size (`hardware`)'),
  identity: no('an explicit identity (`identity`)'),
  hostname: no('a host name other than the machine\'s (`hostname`)', 'set `cloudConfig.hostname`'),
  subdomain: no('a subdomain (`subdomain`)'),
  terminationGracePeriod: no('a termination grace period (`terminationGracePeriod`)'),
  readinessProbe: no('probes (`readinessProbe`)'),
  livenessProbe: no('probes (`livenessProbe`)'),
  podResources: no('resource requests and limits of the pod (`podResources`)'),
  filesystems: no('folders that the guest mounts (`filesystems`)'),
  apiVersion: no('an older API version (`apiVersion`)'),
  running: no('the older property for the run strategy (`running`)', 'give `runStrategy`'),
  podNetwork: no('a machine without its network (`podNetwork`)'),
  dnsPolicy: no('a DNS policy (`dnsPolicy`)'),
  dnsConfig: no('a DNS configuration (`dnsConfig`)'),
  schedulerName: no('node placement (`schedulerName`)'),
  serviceAccountName: no('pods (`serviceAccountName`)'),
  priorityClassName: no('node placement (`priorityClassName`)'),
  userDataSecret: no('user data in an existing Secret (`CloudInit.fromSecret`)'),
  networkDataSecret: no('network data of cloud-init (`NetworkData.fromSecret`)'),
  cloudInitDelivery: no('a choice of where user data is kept (`cloudInitDelivery`)'),
  podLabels: no('pods (`podLabels`)'),
  podAnnotations: no('pods (`podAnnotations`)'),
  leaveToCluster: no('a choice of defaults (`leaveToCluster`)'),
  pool: no('pools of machines (`MachinePool`)', 'take a Fleet, whose machines have names'),
};

const DISK_FIELDS: FieldTable<DiskSpec, Cluster> = {
  name: { at: '/metadata/name', effect: DATA_LOSS, source: DOCS },
  labels: { at: '/metadata/labels', effect: LIVE, source: DOCS },
  annotations: { at: '/metadata/annotations', effect: LIVE, source: DOCS },
  size: { at: '/spec/capacity', effect: LIVE, source: DOCS },
  source: {
    at: '/spec/image',
    codec: {
      // `read` returns undefined for unknown values: they are kept as fields outside of the model.
      write: source => source.kind === 'http' ? source.url : source.kind,
      read: image => image === 'blank' ? { kind: 'blank' } : /^https:/.test(image) ? { kind: 'http', url: image } : undefined,
    },
    effect: DATA_LOSS,
    source: DOCS,
  },
  storageClass: { at: '/spec/pool', default: 'ssd', effect: DATA_LOSS, source: DOCS },
  // Volumes are never deleted with their manifest.
  removalPolicy: no('a removal policy', 'leave it out: volumes are kept'),
  machine: { joint: 'nothing', effect: NONE, source: DOCS },
  optical: no('optical disks (`optical`)'),
  accessMode: no('a choice of the access mode (`accessMode`)'),
  volumeMode: no('a choice of the volume mode (`volumeMode`)'),
  preallocation: no('preallocated disks (`preallocation`)'),
  serviceAccountName: no('a service account for imports (`serviceAccountName`)'),
  request: no('a choice of the kind of volume request (`request`)'),
  templateHead: no('disks in the manifest of the machine (`templateHead`)'),
};

const MACHINE = new KindBinding<MachineSpec, Cluster>({ fields: MACHINE_FIELDS, joints: { power, volumes, ports, nothing } }, notSupported);
const DISK = new KindBinding<DiskSpec, Cluster>({ fields: DISK_FIELDS, joints: { nothing } }, notSupported);

/** The kinds of nodes that Paddock does not support, with their names in messages. */
const UNSUPPORTED: Readonly<Record<Exclude<NodeKind, 'machine' | 'disk' | 'fleet'>, string>> = {
  tenant: 'tenants', privateNetwork: 'private networks', securityGroup: 'security groups', isolation: 'isolation', connections: 'connections', service: 'Services',
  backupPlan: 'backups', backupJob: 'backups', restoreJob: 'backups', snapshot: 'snapshots', snapshotRestore: 'snapshots', clone: 'clones',
  migrationPolicy: 'live migration', instanceTypeSet: 'instance types', instanceProfileSet: 'instance profiles', goldenImageSet: 'golden images',
};

class PaddockDriver implements PlatformDriver {
  public readonly machineKind = 'Vm';
  public readonly diskKind = 'Volume';
  public readonly besideMachine = [];
  public readonly nestsQuotas = false;
  public readonly label: string;
  private readonly target: Cluster;

  constructor({ version = '2' }: PlatformRef) {
    this.label = `Paddock ${version}`;
    this.target = { label: this.label, hasCpuModel: version !== '1' };
  }

  public render(node: ModelNode, context: NodeContext): Rendering {
    switch (node.kind) {
      case 'machine': return this.object('Vm', MACHINE, node.spec, context);
      case 'disk': return this.object('Volume', DISK, node.spec, context);
      // Its members are separate nodes.
      case 'fleet': return NOTHING;
      default: return { problems: [notSupported(UNSUPPORTED[node.kind], 'leave it out', this.target)], manifests: [] };
    }
  }

  private object<S extends MachineSpec | DiskSpec>(kind: string, binding: KindBinding<S, Cluster>, spec: S, context: NodeContext): Rendering {
    const problems = [...nameProblems('the name', spec.name, 63), ...metadataProblems(spec.labels, spec.annotations, '')];
    const { metadata, ...body } = binding.write(spec, context, this.target, problems);
    return { problems, manifests: [{ id: MAIN, apiVersion: API, kind, ...metadata as Pick<S, 'name' | 'labels' | 'annotations'>, body }] };
  }

  public read(...[index, found]: Parameters<PlatformDriver['read']>): void {
    readObjects(index, {
      Vm: (object: ApiObjectData, _, context, target) => ({ kind: 'machine', spec: MACHINE.read(treeOf(object), context, target) }),
      Volume: (object: ApiObjectData, _, context, target) => ({ kind: 'disk', spec: DISK.read(treeOf(object), context, target) }),
    }, this.target, found);
  }

  public effectOf(kind: NodeKind, field: string): ChangeEffect | undefined {
    return effectOf({ machine: MACHINE_FIELDS, disk: DISK_FIELDS }, kind, field, undefined);
  }

  public serviceName(machineName: string): string {
    return `vm-${machineName}`;
  }

  public tenantNamespace(parentNamespace: string | undefined): string {
    return parentNamespace ?? 'default';
  }

  public usage(node: ModelNode): Usage {
    return node.kind === 'machine' ? { pods: 1 } : {};
  }

  public hardAmounts(): Usage {
    return {};
  }

  public migrationBlockers() {
    return [{ property: 'platform', why: 'Paddock migrates no machine', sure: true }];
  }

  public chartProblems(): Problem[] {
    return [];
  }

  public loginUser(): string | undefined {
    return undefined;
  }
}

registerPlatform('paddock', ref => new PaddockDriver(ref));

/** A Paddock cluster, as users set it: `platform: paddock()`. */
export function paddock(version?: '1' | '2'): Platform {
  return Platform.registered('paddock', { version });
}
