import { ApiObjectData, ObjectIndex } from '../../reading';

/** The name of the Role and the RoleBinding that allow other namespaces to clone golden images. */
export const CLONE_RIGHT = 'clone-golden-images';

/** Whether a `Namespace` belongs to a set of golden images, not to a tenant. */
export function isImageNamespace({ metadata: { name, annotations } }: ApiObjectData, index: ObjectIndex): boolean {
  return annotations === undefined && index.find('Role', name, CLONE_RIGHT) !== undefined && index.find('ResourceQuota', name, 'tenant-quota') === undefined;
}
