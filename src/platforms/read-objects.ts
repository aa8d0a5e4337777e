import { NodeContext } from './context';
import { ApiObjectData, Meaning, ObjectIndex, ObjectReader } from './reading';

/** Reads the objects of a cluster one by one, by kind. */
export function readObjects<T>(
  index: ObjectIndex, readers: Readonly<Record<string, ObjectReader<T>>>, target: T, found: (meaning: Meaning, object: ApiObjectData) => void,
): void {
  for (const object of index.objects) {
    const reader = readers[object.kind];
    const meanings = reader?.(object, index, contextOf(object.metadata.namespace), target);
    if (meanings !== undefined) for (const meaning of [meanings].flat() as Meaning[]) found(meaning, object);
  }
}

/** No other nodes are known while an object is read. */
function contextOf(namespace: string | undefined): NodeContext {
  return { namespace, find: () => undefined, findIn: () => undefined, isolations: [], connectionsOf: () => [] };
}
