import { ApiObjectData } from '../../platforms/reading';
import { Change } from '../compare/changes';
import { Path } from '../compare/path';
import { ImpactEffect } from '../effect';
import { Target } from '../target';

export interface RuleContext {
  readonly before: ApiObjectData;
  readonly after: ApiObjectData;
  /** The platform with the new state. */
  readonly target: Target;
  /** The platform with the old state. */
  readonly formerTarget: Target;
  /** Finds an object of one of the two states, in the namespace of the changed object. */
  find(side: 'before' | 'after', kind: string, name: string): ApiObjectData | undefined;
  /** The machines of both states, in the namespace of the changed object, that refer to a Secret or ConfigMap with this name. */
  usersOf(name: string): readonly ApiObjectData[];
}

/** A value that depends on the change. */
export type Depending<T> = T | ((change: Change, context: RuleContext) => T);

/** The effect of a change at a place, and the source of this fact. */
export interface Rule {
  /** The place, as a JSON pointer; `*` is any key or item. In the template of a machine, all differences below the place are one change. */
  readonly at: string;
  readonly when?: (change: Change, context: RuleContext) => boolean;
  readonly effects: Depending<readonly ImpactEffect[]>;
  /** What the platform does, as a sentence without its final period. */
  readonly rule: Depending<string>;
  readonly source: string;
  readonly fix?: Depending<string | undefined>;
  /** The change is held back while another change of the machine waits for a restart. */
  readonly isHeldBack?: true;
  /** The platform reports the condition RestartRequired. */
  readonly isReported?: Depending<boolean>;
  /** The field of the model. */
  readonly property?: string;
}

/** A kind with its article. `kind` is empty for a manifest without a kind. */
export const aKind = (kind: string): string => kind === '' ? 'an object without a kind' : `a ${kind}`;

/** The rules of one kind. The first rule that fits a change applies. */
export type RuleSet = readonly Rule[];

export interface Ruled {
  readonly rule: Rule;
  readonly change: Change;
}

/** The value for a change: if the value is a function, the result of the function. */
export function settle<T>(value: Depending<T>, change: Change, context: RuleContext): T {
  return typeof value === 'function' ? (value as (change: Change, context: RuleContext) => T)(change, context) : value;
}

const paths = new Map<string, Path>();

export function pathOf(pointer: string): Path {
  let path = paths.get(pointer);
  if (path === undefined) {
    path = pointer === '' ? [] : pointer.slice(1).split('/').map(step => step.replace(/~1/g, '/').replace(/~0/g, '~'));
    paths.set(pointer, path);
  }
  return path;
}

/** Whether a path is at a place or below it. */
export function isAt(path: Path, pointer: string): boolean {
  const place = pathOf(pointer);
  return place.length <= path.length && place.every((step, i) => step === '*' || step === path[i]);
}
