/**
 * What happens to a machine or disk that exists already when a property is changed, on platforms of the Cozystack kind.
 */
export enum ChangeEffect {
  /** The platform applies it while the machine runs. */
  LIVE = 'applies live',
  /** The platform stores it; the running machine has it after somebody restarts it. No platform restarts it by itself. */
  RESTART = 'takes effect at the next restart',
  /** The old machine goes and a new one comes, with the disks it refers to. */
  RECREATE = 'recreates the machine',
  /** What was on the disk is no longer there for the machine. */
  DATA_LOSS = 'destroys data',
  /** The platform ignores it silently once the machine or disk exists. */
  NONE = 'has no effect after creation',
}

type Effects = Readonly<Record<string, ChangeEffect>>;

const { LIVE, RESTART, RECREATE, DATA_LOSS, NONE } = ChangeEffect;

/**
 * The source of the line "Changing this: ..." in the properties' docs; a test keeps the two equal.
 *
 * Read off the charts' templates and update hooks, and KubeVirt's rules of what needs a restart.
 */
const EFFECTS: Readonly<Record<string, Effects>> = {
  VirtualMachineProps: {
    name: RECREATE,
    instanceType: RESTART,
    resources: RESTART,
    instanceProfile: RESTART,
    image: NONE,
    disks: RESTART,
    exposure: LIVE,
    runStrategy: LIVE,
    networks: RESTART,
    networkInterface: RESTART,
    gpus: RESTART,
    cpuModel: RESTART,
    sshKeys: NONE,
    cloudInit: NONE,
    accessCredentials: RESTART,
    cloudInitDrive: RESTART,
    networkData: NONE,
    cloudInitSeed: RESTART,
    nodeSelector: LIVE,
    nodeAffinity: LIVE,
    machineAffinity: LIVE,
    tolerations: LIVE,
    evictionStrategy: RESTART,
    hardware: RESTART,
    hostname: RESTART,
    subdomain: RESTART,
    terminationGracePeriod: RESTART,
    readinessProbe: RESTART,
    livenessProbe: RESTART,
    labels: LIVE,
    annotations: LIVE,
  },
  SystemDiskProps: { name: DATA_LOSS, source: NONE, size: LIVE, storageClass: NONE, bus: RESTART, tuning: RESTART, disposable: LIVE },
  DiskProps: {
    name: DATA_LOSS,
    source: NONE,
    size: LIVE,
    storageClass: NONE,
    optical: RESTART,
    bus: RESTART,
    tuning: RESTART,
    disposable: LIVE,
    labels: LIVE,
    annotations: LIVE,
  },
  FleetProps: { name: RECREATE, members: LIVE, spread: RESTART },
};

/**
 * What changing a property later does, for tools that review changes.
 */
export class ChangeEffects {
  /**
   * What changing a property does.
   *
   * @param type name of the property's type, e.g. `VirtualMachineProps`
   * @param property name of the property
   * @returns the effect, or nothing for a property whose parts have effects of their own
   */
  public static of(type: string, property: string): ChangeEffect | undefined {
    // Cloud-init runs at the first boot only, whatever part of the document changes.
    if (type === 'CloudConfigProps') return NONE;
    return EFFECTS[type]?.[property];
  }

  private constructor() {
  }
}
