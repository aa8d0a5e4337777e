import { ApiTree, Joint, put, take } from '../../fields';
import { Manifest } from '../../manifest';
import { objectOf } from '../object';

/** The two kinds of an object: the cluster-scoped kind and the namespaced kind. */
type Kinds = readonly [cluster: string, namespaced: string];

export const INSTANCE_TYPE_KINDS: Kinds = ['VirtualMachineClusterInstancetype', 'VirtualMachineInstancetype'];
export const PROFILE_KINDS: Kinds = ['VirtualMachineClusterPreference', 'VirtualMachinePreference'];

/** `namespaced` decides the kind of the object. */
export function scopeOf([cluster, ofNamespace]: Kinds): Joint<{ readonly namespaced?: boolean }, unknown> {
  return {
    write: ({ namespaced }, tree) => put(tree, ['kind'], namespaced ? ofNamespace : cluster),
    read: tree => take(tree, ['kind']) === ofNamespace ? { namespaced: true } : {},
  };
}

/** The object, with its kind from the tree. */
export function scopedObject({ kind, ...tree }: ApiTree, id: string, namespaced = false): Manifest {
  return objectOf(tree, { id, apiVersion: 'instancetype.kubevirt.io/v1beta1', kind: kind as string, clusterScoped: !namespaced });
}
