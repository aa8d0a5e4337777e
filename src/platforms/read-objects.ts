import { NodeContext } from './context';
import { ApiObjectData, Meaning, ObjectIndex, ObjectReader } from './reading';
import { homeOf } from './schema/check';

/** Reads the objects of a cluster one by one, by kind. */
export function readObjects<T>(
  index: ObjectIndex, readers: Readonly<Record<string, ObjectReader<T>>>, target: T, found: (meaning: Meaning, object: ApiObjectData) => void,
): void {
  for (const object of index.objects) {
    const reader = isOfLibrary(object) ? readers[object.kind] : undefined;
    const meanings = reader?.(object, index, contextOf(object.metadata.namespace), target);
    if (meanings !== undefined) for (const meaning of [meanings].flat() as Meaning[]) found(meaning, object);
  }
}

/** Whether the API group of an object is the group that the library knows for the kind. Another group may have a kind with the same name. */
function isOfLibrary({ apiVersion, kind }: ApiObjectData): boolean {
  const home = homeOf(kind);
  return home === undefined || apiVersion.startsWith(home.slice(0, home.indexOf('/') + 1));
}

/** A context without other nodes, because the nodes do not exist yet while objects are read. */
function contextOf(namespace: string | undefined): NodeContext {
  return { namespace, find: () => undefined, findIn: () => undefined, isolations: [], connectionsOf: () => [] };
}
