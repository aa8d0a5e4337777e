import { IConstruct } from 'constructs';
import { Location } from './location';
import { Problem } from '../findings/problem';
import { NodeKind, NodeSpecs } from '../model/fleet-model';

/**
 * A construct that is a node of the model.
 *
 * @internal
 */
export interface Modeled<K extends NodeKind = NodeKind> extends IConstruct {
  readonly _kind: K;
  /** What is wrong with the types of its properties; with any of that nothing else is asked of it. */
  readonly _invalidProps: readonly Problem[];
  /** It was asked for and told nothing yet, so that it is no node. */
  readonly _isUnsaid?: boolean;
  /** What it was told, as plain data. */
  _toSpec(at: Location): NodeSpecs[K];
}

export function isModeled(construct: IConstruct): construct is Modeled {
  return (construct as Partial<Modeled>)._toSpec !== undefined;
}
