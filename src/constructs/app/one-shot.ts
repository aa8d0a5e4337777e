import { flag, map, text } from '../../model/types';

/**
 * What is carried out once when its object is made, and again whenever that is made anew.
 */
export interface OneShotProps {
  /**
   * Whether the engine that applies the folder (Argo CD, Flux) carries it out as well, as soon as it sees it. It does so
   * again whenever the object is deleted, and in every cluster that the folder is applied to later.
   *
   * Without it the manifest tells both engines to pass it over, and a person applies it once: `kubectl apply -f` with the
   * file of a chart of its own.
   *
   * @default false
   */
  readonly appliedByEngine?: boolean;

  /**
   * Labels of the object.
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the object.
   * @default - those that say what Argo CD and Flux do with it
   */
  readonly annotations?: { [key: string]: string };
}

export const ONE_SHOT = { appliedByEngine: flag, labels: map(text), annotations: map(text) };
