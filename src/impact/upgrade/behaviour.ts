import { ApiObjectData } from '../../platforms/reading';

/** A place that something is said of. */
export interface ConcernedPlace {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  /** Where in the object, as a JSON pointer; missing for the whole object. */
  readonly field?: string;
}

/** What a version does otherwise than the one before it. */
export interface Behaviour {
  /** Stable, for scripts. */
  readonly id: string;
  /** The first version that does so. */
  readonly since: string;
  /** What is another thing from then on, as a sentence without its final period. */
  readonly what: string;
  /** What to do about it. */
  readonly fix?: string;
  readonly source: string;
  /** The feature gate that the cluster has it by: one that had it on before, or has it off now, sees no difference. */
  readonly gate?: string;
  /** The fields of an object that it is about, as JSON pointers; an empty text for the whole object. */
  readonly concerns: (object: ApiObjectData) => readonly string[];
}

export function placesIn(object: ApiObjectData, fields: readonly string[]): ConcernedPlace[] {
  const { kind, metadata: { name, namespace } } = object;
  return fields.map(field => ({ kind, name, ...namespace !== undefined && { namespace }, ...field !== '' && { field } }));
}
