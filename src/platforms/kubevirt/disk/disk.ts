import { content, PVC } from './content';
import { DISK_FIELDS } from './fields';
import { recentFieldProblems } from './recent-fields';
import { Problem, quote } from '../../../findings/problem';
import { DiskSpec } from '../../../model/disk';
import { RemovalPolicy } from '../../../model/removal-policy';
import { BindingMode, ReclaimPolicy } from '../../../model/storage';
import { CatalogStorageClass } from '../../catalog/catalog-data';
import { NodeContext } from '../../context';
import { NOTHING, Rendering } from '../../driver';
import { ApiTree, at, Joint, KindBinding, take } from '../../fields';
import { metadataProblems } from '../../kubernetes/metadata';
import { nameProblems, referenceProblems } from '../../kubernetes/names';
import { MAIN } from '../../manifest';
import { notSupported } from '../../resolve/problems';
import { BIND_IMMEDIATELY } from '../../resolve/volume-binding';
import { retention } from '../../retention';
import { KubeVirtTarget } from '../target';

const DNS_LABEL = 63;

/** Fields that are written into the machine that uses the disk, not into the `DataVolume`. */
const device: Joint<DiskSpec, KubeVirtTarget> = { write: () => undefined, read: () => ({}) };

/** A disk as a `DataVolume`. */
export const DISK = new KindBinding<DiskSpec, KubeVirtTarget>({ fields: DISK_FIELDS, joints: { content, retention, device } }, notSupported);

export function renderDisk(spec: DiskSpec, context: NodeContext, target: KubeVirtTarget): Rendering {
  const problems = [
    ...nameProblems('the disk\'s name', spec.name, DNS_LABEL, '; for the system disk of a machine, set `systemDisk.name`'),
    ...metadataProblems(spec.labels, spec.annotations, ''),
  ];
  const tree = DISK.write(spec, context, target, problems);
  const storageClass = target.catalog.storageClasses.find(each => each.name === (spec.storageClass ?? target.defaultStorageClass));
  checkReclaim(spec, storageClass, problems);
  checkRequest(spec, storageClass, problems);
  checkServiceAccount(spec, target, problems);
  if (livesWithMachine(spec)) return { ...NOTHING, problems };
  const { name, labels, annotations: written } = tree.metadata as Pick<DiskSpec, 'name' | 'labels' | 'annotations'>;
  const annotations = { ...uploadAnnotations(spec, storageClass), ...written };
  return { problems, manifests: [{ id: MAIN, apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'DataVolume', name, labels, annotations, body: { spec: tree.spec } }] };
}

/** A disk that is created and deleted with its machine (`dataVolumeTemplates`). */
export function livesWithMachine({ removalPolicy, machine }: DiskSpec): boolean {
  return removalPolicy === RemovalPolicy.DELETE && machine !== undefined;
}

/** A user uploads the content before a machine uses the volume, so the volume must not wait for its first consumer. */
function uploadAnnotations({ source }: DiskSpec, storageClass: CatalogStorageClass | undefined): Record<string, string> {
  return source?.kind === 'upload' && storageClass?.bindingMode !== BindingMode.IMMEDIATE ? { [BIND_IMMEDIATELY]: 'true' } : {};
}

export function readDisk(tree: ApiTree, context: NodeContext, target: KubeVirtTarget): DiskSpec {
  const annotations = at(tree, ['metadata', 'annotations']) as Record<string, string> | undefined;
  if (at(tree, ['spec', 'source', 'upload']) && annotations?.[BIND_IMMEDIATELY] === 'true') take(tree, ['metadata', 'annotations', BIND_IMMEDIATELY]);
  return DISK.read(tree, context, target);
}

const ACCESS_MODES: readonly string[] = ['ReadWriteOnce', 'ReadWriteMany', 'ReadOnlyMany', 'ReadWriteOncePod'];

/** Checks the access mode. A `pvc` request needs an access mode and a size, because CDI does not complete a `pvc` request. */
function checkRequest(disk: DiskSpec, storageClass: CatalogStorageClass | undefined, problems: Problem[]): void {
  const { name, request, accessMode, size } = disk;
  const wrong = (message: string, got: unknown, allowed: string, fix: string) => problems.push({ code: 'STORAGE_MODE_INVALID', message, got: quote(got), allowed, fix });
  if (request === PVC && accessMode === undefined && storageClass?.accessMode === undefined) {
    wrong(`disk "${name}" has no access mode, which CDI requires for this \`request\``, request, 'with an `accessMode`', 'set `accessMode`, or remove `request`');
  }
  if (request === PVC && size === undefined) wrong(`disk "${name}" has no size, which CDI requires for this \`request\``, request, 'with a `size`', 'set `size`, or remove `request`');
  if (accessMode !== undefined && !ACCESS_MODES.includes(accessMode)) wrong(`invalid access mode of disk "${name}"`, accessMode, ACCESS_MODES.join(', '), 'use an allowed access mode');
}

/** Checks the name of the service account, because CDI accepts any text. */
function checkServiceAccount({ name, serviceAccountName: account }: DiskSpec, target: KubeVirtTarget, problems: Problem[]): void {
  if (account === undefined) return;
  problems.push(...referenceProblems(`\`serviceAccountName\` of disk "${name}"`, account), ...recentFieldProblems(name, { serviceAccountName: account }, target));
}

/** Reports a disk whose volume stays when the disk is deleted with its manifest, because the storage class retains volumes. */
function checkReclaim({ name, removalPolicy }: DiskSpec, storageClass: CatalogStorageClass | undefined, problems: Problem[]): void {
  if (removalPolicy !== RemovalPolicy.DELETE || storageClass?.reclaimPolicy !== ReclaimPolicy.RETAIN) return;
  problems.push({
    code: 'DISK_LEFT_BEHIND',
    message: `disk "${name}" is deleted with its manifest, but its storage class retains the volume`,
    got: storageClass.name,
    fix: 'use a storage class that deletes volumes, or acknowledge this and write who deletes the volume',
  });
}
