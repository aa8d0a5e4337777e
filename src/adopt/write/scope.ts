import { NodeKind } from '../../model/fleet-model';
import { Expression } from '../program/expression';

/** The constructs to which a part of a program can refer. */
export interface Scope {
  /** Looks up a construct that is created earlier, by its kind and its name in the current namespace. */
  construct(kind: NodeKind, name: string): Expression | undefined;
  /** Code for a value of the class with this name. `unit` is the unit of the number in the model. */
  readonly valueOf: (type: string, data: unknown, unit: string | undefined, scope: Scope) => Expression;
}

/** A value that the public API cannot express: its object is copied. */
export class NotSayable extends Error {}
