import { flag, map, text } from '../../model/types';

/** An object that runs once when it is created, and again when it is recreated. */
export interface OneShotProps {
  /**
   * Whether Argo CD or Flux applies the object too. If true, the tool applies the object again after it is deleted, and in each new cluster to
   * which you apply the folder. By default, annotations tell both tools to ignore the object, and you apply it once by hand: put it into a
   * separate chart, and use `kubectl apply -f` with the file of this chart.
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
