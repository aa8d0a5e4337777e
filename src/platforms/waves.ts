/** The fields of an object that decide its place in the apply order. */
export interface ObjectHead {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** The annotation with the wave of an object, for Argo CD. */
export const WAVE = 'argocd.argoproj.io/sync-wave';

/**
 * The apply order by kind. An object comes after the objects to which it refers. All kinds that are not in this list, e.g. machines, have wave 0.
 *
 * On plain KubeVirt, disks are in the same wave as machines. A volume that waits for its first consumer is not healthy before the machine
 * starts, so a separate wave of disks would never complete.
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

/** The wave of an object. A nested tenant comes after its parent. */
export function waveOf({ kind, namespace }: Pick<ObjectHead, 'kind' | 'namespace'>): number {
  const wave = WAVES.get(kind) ?? 0;
  return kind === 'Tenant' ? wave + (namespace === undefined || namespace === 'tenant-root' ? 0 : namespace.split('-').length - 1) : wave;
}

/** The last wave with objects of the foundation of a fleet: tenants, catalogs and networks. */
const FOUNDATION = -30;

/** Whether all objects of a chart belong to the foundation. Volumes of golden images count too, because these volumes bind immediately. */
export function isFoundation(objects: readonly ObjectHead[]): boolean {
  return objects.length > 0 && objects.every(object => waveOf(object) <= FOUNDATION || isImageVolume(object, objects));
}

function isImageVolume({ kind, name }: ObjectHead, objects: readonly ObjectHead[]): boolean {
  return kind === 'DataVolume' && objects.some(other => other.kind === 'DataSource' && other.name === name);
}
