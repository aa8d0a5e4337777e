import { ApiObjectData } from '../../platforms/reading';

export interface ConcernedPlace {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  /** The path in the object, as a JSON pointer; missing if the whole object is affected. */
  readonly field?: string;
}

/** A behaviour that a version changes. */
export interface Behaviour {
  /** Stable, for scripts. */
  readonly id: string;
  /** The first version with the behaviour. */
  readonly since: string;
  /** The change, as a sentence without its final period. */
  readonly what: string;
  /** What the user should do. */
  readonly fix?: string;
  readonly source: string;
  /** The feature gate of the behaviour. Nothing changes if the gate is enabled before the upgrade, or disabled after it. */
  readonly gate?: string;
  /** The affected fields of an object, as JSON pointers; an empty text for the whole object. */
  readonly concerns: (object: ApiObjectData) => readonly string[];
}

export function placesIn(object: ApiObjectData, fields: readonly string[]): ConcernedPlace[] {
  const { kind, metadata: { name, namespace } } = object;
  return fields.map(field => ({ kind, name, ...namespace !== undefined && { namespace }, ...field !== '' && { field } }));
}
