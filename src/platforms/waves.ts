/** Which object something is. */
export interface ObjectHead {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** The annotation by which Argo CD knows the wave of an object. */
export const WAVE = 'argocd.argoproj.io/sync-wave';

/**
 * The apply order by kind: what others refer to first. Machines and what belongs to them have wave 0.
 *
 * The disks of plain KubeVirt are among the machines: a volume that waits for its first user is not healthy before, so a
 * wave of disks would never end.
 */
const WAVES: ReadonlyMap<string, number> = new Map(Object.entries({
  Namespace: -50,
  Tenant: -50,
  ResourceQuota: -40,
  Role: -40,
  RoleBinding: -40,
  VirtualMachineInstancetype: -40,
  VirtualMachineClusterInstancetype: -40,
  VirtualMachinePreference: -40,
  VirtualMachineClusterPreference: -40,
  DataImportCron: -30,
  DataSource: -30,
  VirtualPrivateCloud: -30,
  MigrationPolicy: -30,
  NetworkPolicy: -20,
  Secret: -20,
  VMDisk: -10,
  SecurityGroup: 10,
  Plan: 10,
  BackupJob: 10,
  VirtualMachineSnapshot: 10,
  VirtualMachineClone: 20,
  VirtualMachineRestore: 20,
  RestoreJob: 20,
}));

/** The wave of an object; a tenant inside of another comes after it. */
export function waveOf({ kind, namespace }: Pick<ObjectHead, 'kind' | 'namespace'>): number {
  const wave = WAVES.get(kind) ?? 0;
  return kind === 'Tenant' ? wave + (namespace === undefined || namespace === 'tenant-root' ? 0 : namespace.split('-').length - 1) : wave;
}

/** The wave up to which something is there for machines, and none of their own. */
const FOUNDATION = -30;

/** Whether all of a chart is there for machines: tenants, catalogs, networks. A golden image's volume is made for itself, at once. */
export function isFoundation(objects: readonly ObjectHead[]): boolean {
  return objects.length > 0 && objects.every(object => waveOf(object) <= FOUNDATION || isImageVolume(object, objects));
}

function isImageVolume({ kind, name }: ObjectHead, objects: readonly ObjectHead[]): boolean {
  return kind === 'DataVolume' && objects.some(other => other.kind === 'DataSource' && other.name === name);
}
