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
  /** Problems of the types of its properties. If the list is not empty, nothing else is checked. */
  readonly _invalidProps: readonly Problem[];
  /** Whether the construct was accessed but has no content yet. Such a construct is not a node. */
  readonly _isUnsaid?: boolean;
  /** Its spec, as plain data. */
  _toSpec(at: Location): NodeSpecs[K];
}

export function isModeled(construct: IConstruct): construct is Modeled {
  return (construct as Partial<Modeled>)._toSpec !== undefined;
}

/** Whether a construct is a node of the model. A construct without content is not. */
export function isNode(construct: IConstruct): construct is Modeled {
  return isModeled(construct) && !construct._isUnsaid;
}
