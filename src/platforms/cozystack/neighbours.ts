import { CozystackTarget } from './target';
import { TENANT } from './tenant/tenant';
import { PRIVATE_NETWORK } from './vpc/private-network';
import { NodeSpecs } from '../../model/fleet-model';
import { NodeContext } from '../context';
import { ObjectIndex, treeOf } from '../reading';

/** The kinds whose objects depend on other objects of the same kind, with the binding that reads an object of the kind. */
const READABLE = {
  privateNetwork: { kind: 'VirtualPrivateCloud', binding: PRIVATE_NETWORK },
  tenant: { kind: 'Tenant', binding: TENANT },
} as const;

/** The context in which an object is read: the tenants and private networks among the other objects. */
export function amongObjects(context: NodeContext, index: ObjectIndex, target: CozystackTarget): NodeContext {
  return {
    ...context,
    findIn: <K extends keyof NodeSpecs>(namespace: string | undefined, kind: K, name: string) => {
      const readable = kind in READABLE ? READABLE[kind as keyof typeof READABLE] : undefined;
      const object = readable && index.find(readable.kind, namespace, name);
      return object && readable.binding.read(treeOf(object), { ...context, namespace }, target) as NodeSpecs[K];
    },
  };
}
