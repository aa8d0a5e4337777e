import { atLeast, CozystackVersion } from './version';

/**
 * What the Helm charts of a Cozystack version can express and do.
 *
 * The values come from a comparison of `packages/apps/{vm-instance,vm-disk}` (schema, values and templates) between the release tags.
 */
export interface Capabilities {
  /** The field `runStrategy`. Older versions have the field `running` instead, which newer versions silently ignore. */
  readonly runStrategy: boolean;
  readonly cpuModel: boolean;
  /** The name of the field of additional networks. From 1.3 on, `subnets` is a deprecated alias of `networks`. */
  readonly networkField?: 'networks' | 'subnets';
  /** The form in which private networks list their subnets, if the version has private networks. */
  readonly subnetForm?: 'map' | 'list';
  /** Peers and routes of private networks. */
  readonly vpcPeers: boolean;
  readonly securityGroups: boolean;
  /** `source.disk` of a disk. */
  readonly diskClones: boolean;
  /** A machine without exposure also has a Service (since 0.39.2). */
  readonly internalService: boolean;
  /** The quota of a nested tenant is a part of its parent's quota (since 1.6). */
  readonly nestedQuotas: boolean;
  /** Whether the platform documents the API of tenants. */
  readonly tenants: boolean;
  readonly tenantGateway: boolean;
  readonly schedulingClass: boolean;
  /** Tenants are isolated from each other, and cannot disable the isolation. */
  readonly alwaysIsolated: boolean;
  readonly icmpSwitch: boolean;
  /**
   * Whether a PortList blocks the ports that it does not list. Before 1.4 the platform's proxy passes every port. `unknown` if the version
   * is not known.
   */
  readonly portListFilters: boolean | 'unknown';
  /**
   * Whether the bus of each attached disk must be written. Before 1.5 the chart renders a device without a bus as null,
   * and KubeVirt's webhook denies this value (fixed by the commit "emit empty disk object so KubeVirt accepts disks without bus").
   */
  readonly explicitBus: boolean;
  /** Backups of machines and disks. */
  readonly backups?: BackupCapabilities;
  /** Tenants may start, stop and restart machines by hand (`virtctl`). Before 1.5, the API server answers with 403. */
  readonly manualStart: boolean;
}

/** The backup features of a version. */
export interface BackupCapabilities {
  /** A restore stops the machine, renames the volumes of the machine, and then creates new volumes. Restores have options. */
  readonly restoreOptions: boolean;
  /** A backup stays when its job is deleted. Before 1.3 a plan owns its jobs, a job owns its backups, and a backup is deleted with its owner. */
  readonly outliveJobs: boolean;
  /** The platform's default backup class; before 1.5 administrators create a class. */
  readonly defaultClass?: string;
}

/** The first supported version with each capability, for messages. */
export const SINCE = {
  runStrategy: CozystackVersion.V1_0,
  cpuModel: CozystackVersion.V1_0,
  subnets: CozystackVersion.V0_38,
  networks: CozystackVersion.V1_3,
  subnetList: CozystackVersion.V1_0,
  vpcPeers: CozystackVersion.V1_2,
  securityGroups: CozystackVersion.V1_6,
  diskClones: CozystackVersion.V1_3,
  internalService: CozystackVersion.V0_41,
  nestedQuotas: CozystackVersion.V1_6,
  tenantGateway: CozystackVersion.V1_5,
  schedulingClass: CozystackVersion.V1_2,
  alwaysIsolated: CozystackVersion.V1_0,
  icmpSwitch: CozystackVersion.V1_4,
  portListFilters: CozystackVersion.V1_4,
  backups: CozystackVersion.V1_0,
  restoreOptions: CozystackVersion.V1_3,
  defaultBackupClass: CozystackVersion.V1_5,
  optionalBus: CozystackVersion.V1_5,
  manualStart: CozystackVersion.V1_5,
} as const;

export function capabilitiesOf(version: CozystackVersion): Capabilities {
  const has = (other: CozystackVersion) => atLeast(version, other);
  return {
    runStrategy: has(SINCE.runStrategy),
    cpuModel: has(SINCE.cpuModel),
    networkField: has(SINCE.networks) ? 'networks' : 'subnets',
    subnetForm: has(SINCE.subnetList) ? 'list' : 'map',
    vpcPeers: has(SINCE.vpcPeers),
    securityGroups: has(SINCE.securityGroups),
    diskClones: has(SINCE.diskClones),
    internalService: has(SINCE.internalService),
    nestedQuotas: has(SINCE.nestedQuotas),
    tenants: true,
    tenantGateway: has(SINCE.tenantGateway),
    schedulingClass: has(SINCE.schedulingClass),
    alwaysIsolated: has(SINCE.alwaysIsolated),
    icmpSwitch: has(SINCE.icmpSwitch),
    portListFilters: has(SINCE.portListFilters),
    explicitBus: !has(SINCE.optionalBus),
    backups: has(SINCE.backups)
      ? {
        restoreOptions: has(SINCE.restoreOptions),
        outliveJobs: has(SINCE.restoreOptions),
        defaultClass: has(SINCE.defaultBackupClass) ? 'cozy-default' : undefined,
      }
      : undefined,
    manualStart: has(SINCE.manualStart),
  };
}

/** The first version, for the `allowed` line of a finding. */
export function since(version: CozystackVersion): string {
  return `Cozystack ${version} and later`;
}
