import { trimmed } from '../../findings/trimmed';
import { SourceObject } from '../../lint/input/objects';
import { PlatformRef } from '../../model/platform';

/** Objects of one platform, in the order of the files. */
export interface Part {
  readonly platform: PlatformRef;
  readonly objects: readonly SourceObject[];
}

/** A chart of the program: the objects of one namespace, for one platform. */
export interface ChartPlace {
  readonly id: string;
  /** The index of the chart's platform in the program. */
  readonly part: number;
  readonly namespace?: string;
}

/** The charts of a program. Each is created once. */
export class ChartPlaces {
  private readonly byKey = new Map<string, ChartPlace>();
  private readonly taken = new Set<string>();

  /**
   * The chart of an object. If cdk8s wrote the file, the objects of the file keep their chart. All other objects are in one chart for each
   * namespace.
   *
   * @param namespace the namespace of the object, if it differs from the namespace in its metadata
   */
  public of(part: number, { object, document }: SourceObject, namespace = object.metadata.namespace): ChartPlace {
    const written = writtenChart(document.file);
    const key = JSON.stringify([part, written ?? '', namespace ?? '']);
    let place = this.byKey.get(key);
    if (place === undefined) this.byKey.set(key, place = { id: this.free(idOf(written ?? namespace ?? 'cluster'), namespace), part, ...namespace !== undefined && { namespace } });
    return place;
  }

  private free(words: string, namespace: string | undefined): string {
    let id = words;
    for (let i = 1; this.taken.has(id); i++) id = i === 1 ? `${words}-${idOf(namespace ?? 'cluster')}` : `${words}-${i}`;
    this.taken.add(id);
    return id;
  }
}

/** The id of the chart whose file cdk8s wrote; undefined for a file with another name. */
export function writtenChart(file: string): string | undefined {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  return /^(.+)\.k8s\.ya?ml$/s.exec(name)?.[1];
}

/** Ids become file names, so they must not lead out of the folder. */
function idOf(words: string): string {
  return trimmed(words.replace(/[^A-Za-z0-9._-]+/g, '-'), '.-').slice(0, 100) || 'cluster';
}
