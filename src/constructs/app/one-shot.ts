import { flag, map, text } from '../../model/types';

/** An object that runs once when it is created, and again when it is recreated. */
export interface OneShotProps {
  /**
   * Whether Argo CD or Flux applies the object. If true, the tool applies the object again after the object is deleted, and in each new
   * cluster that gets the folder. By default, annotations tell both tools to ignore the object. Then put the object into a separate chart, and
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
