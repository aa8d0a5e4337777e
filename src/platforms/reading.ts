import { NodeContext } from './context';
import { ApiTree } from './fields';
import { NodeKind, NodeSpecs } from '../model/fleet-model';

/** An API object as it is in a manifest. */
export interface ApiObjectData extends ApiTree {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
}

/** What an object means in the model: a node with its spec. `namespace` is set only if it differs from the namespace in the object's metadata. */
export type Meaning = { readonly [K in NodeKind]: { readonly kind: K; readonly spec: NodeSpecs[K]; readonly namespace?: string } }[NodeKind];

/** The objects of a cluster, by kind, namespace and name. */
export class ObjectIndex {
  private readonly byKey: ReadonlyMap<string, ApiObjectData>;

  constructor(public readonly objects: readonly ApiObjectData[]) {
    this.byKey = new Map(objects.map(object => [keyOf(object.kind, object.metadata.namespace, object.metadata.name), object]));
  }

  public find(kind: string, namespace: string | undefined, name: string): ApiObjectData | undefined {
    return this.byKey.get(keyOf(kind, namespace, name));
  }
}

const keyOf = (kind: string, namespace: string | undefined, name: string) => `${kind} ${namespace ?? ''} ${name}`;

/**
 * Reads an object together with the objects that belong to it. Returns undefined for an object that belongs to another object, such as the
 * Service of a machine. A reader must only read values that rendering writes back unchanged. All other values are kept next to the model.
 */
export type ObjectReader<T> = (
  object: ApiObjectData, index: ObjectIndex, context: NodeContext, target: T,
) => Meaning | readonly Meaning[] | undefined;

/** A copy that may be modified. */
export function treeOf(object: ApiObjectData): ApiTree {
  return structuredClone(object) as ApiTree;
}
