import { Duration, Size } from 'cdk8s';
import { canonical } from '../../model/quantity';
import { instance, numberOrText, Type } from '../../model/types';

/** A size, as Kubernetes stores it: 2048 MiB are `2Gi`. */
export function sizeType(example: string): Type {
  return instance(Size, example, (size: Size) => canonical(size.asString()));
}

/** An amount of any resource, as Kubernetes stores it: half a CPU is `500m`. */
export const quantityType: Type = { ...numberOrText, plain: (amount: string | number) => canonical(String(amount)) };

/** A time, in seconds. */
export function secondsType(example: string): Type {
  return instance(Duration, example, (duration: Duration) => duration.toSeconds({ integral: false }), 'seconds');
}

/** A time, in milliseconds. */
export function millisecondsType(example: string): Type {
  return instance(Duration, example, (duration: Duration) => duration.toMilliseconds({ integral: false }), 'milliseconds');
}
