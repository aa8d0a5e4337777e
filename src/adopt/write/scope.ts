import { Expression } from '../program/expression';
import { NodeKind } from '../../model/fleet-model';

/** What a part of a program can refer to. */
export interface Scope {
  /** A construct that is made before, by what it is and its name in the namespace that is written for. */
  construct(kind: NodeKind, name: string): Expression | undefined;
}

/** Something that the public API cannot say here: what it is in stays as it is. */
export class NotSayable extends Error {}
