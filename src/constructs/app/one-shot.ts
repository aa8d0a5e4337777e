import { flag, map, text } from '../../model/types';

/** Properties of a restore or a clone. Both run once when their object is created, and again when the object is recreated. */
export interface OneShotProps {
  /**
   * Whether Argo CD or Flux applies the object. If true, the tool applies the object again after the object is deleted, and in each new cluster to
   * which the tool applies the output folder. If false, annotations tell both tools to ignore the object. Put the object into a separate chart, and
   * apply the file of this chart once with `kubectl apply -f`.
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
   * @default - annotations that tell Argo CD and Flux what to do with the object
   */
  readonly annotations?: { [key: string]: string };
}

export const ONE_SHOT = { appliedByEngine: flag, labels: map(text), annotations: map(text) };
