import { flag, map, text } from '../../model/types';

/** An object that runs once when it is created, and again when it is recreated. */
export interface OneShotProps {
  /**
   * Whether Argo CD or Flux applies the object too. Both apply it again whenever it is deleted, and in every cluster to which the folder is
   * applied later. By default annotations tell both to ignore the object, and a person applies it once: put it into its own chart, and use
   * `kubectl apply -f` with the file of that chart.
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
