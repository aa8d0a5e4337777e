import { Duration, Size } from 'cdk8s';
import { instance, Type } from '../../model/types';

/** A size, as Kubernetes writes it: `20Gi`. */
export function sizeType(example: string): Type {
  return instance(Size, example, (size: Size) => size.asString());
}

/** A time, in seconds. */
export function secondsType(example: string): Type {
  return instance(Duration, example, (duration: Duration) => duration.toSeconds({ integral: false }), 'seconds');
}

/** A time, in milliseconds. */
export function millisecondsType(example: string): Type {
  return instance(Duration, example, (duration: Duration) => duration.toMilliseconds({ integral: false }), 'milliseconds');
}
