import { withInstalledDisks } from './installed';
import { withSecretDocuments } from './secret-documents';
import { PlatformRef } from '../model/platform';
import { ApiObjectData, ObjectIndex } from '../platforms/reading';
import { readNodes, ReadNodes } from '../read/read';

/** The nodes that were read, and the objects with valid fields that could not be read. */
export interface ReadObjects {
  readonly nodes: ReadNodes;
  readonly unread: readonly ApiObjectData[];
}

/** Reads all objects that can be read. If one object cannot be read, the others are still checked. */
export function readAll(objects: readonly ApiObjectData[], platform: PlatformRef): ReadObjects {
  try {
    return { nodes: nodesOf(objects, platform), unread: [] };
  } catch {
    const unread = objects.filter(object => !isReadable(object, objects, platform));
    const left = objects.filter(object => !unread.includes(object));
    return { nodes: nodesOf(left, platform), unread };
  }
}

/** The nodes of the objects, with the guest documents in Secrets, and with blank disks that are marked as installed. */
function nodesOf(objects: readonly ApiObjectData[], platform: PlatformRef): ReadNodes {
  return withSecretDocuments(withInstalledDisks(readNodes(new ObjectIndex(objects), platform)), objects);
}

function isReadable(object: ApiObjectData, all: readonly ApiObjectData[], platform: PlatformRef): boolean {
  try {
    readNodes(new One(object, all), platform);
    return true;
  } catch {
    return false;
  }
}

/** An index that lists only one object, but finds every object by its name. */
class One extends ObjectIndex {
  private readonly all: ObjectIndex;

  constructor(object: ApiObjectData, all: readonly ApiObjectData[]) {
    super([object]);
    this.all = new ObjectIndex(all);
  }

  public override find(kind: string, namespace: string | undefined, name: string): ApiObjectData | undefined {
    return this.all.find(kind, namespace, name);
  }
}
