import { isRecord } from '../../../model/is-record';
import { ImpactEffect } from '../../effect';

/** Allowed connections, each as a text that `way` returns. The part `*` of a text stands for every source, protocol or port. */
export type Reach = ReadonlySet<string>;

/** How the allowed connections to a machine change. */
export function reachEffects(before: Reach, after: Reach): ImpactEffect[] {
  const isIn = (one: string, reach: Reach) => reach.has(one) || [...reach].some(each => covers(each, one));
  return [
    ...[...after].some(each => !isIn(each, before)) ? [ImpactEffect.EXPOSURE_WIDENS] : [],
    ...[...before].some(each => !isIn(each, after)) ? [ImpactEffect.EXPOSURE_NARROWS] : [],
  ];
}

/** The text of an allowed connection, from its source, protocol and port. */
export function way(from: string, protocol: string, port: string): string {
  return [from, protocol, port].join(' ');
}

function covers(wide: string, narrow: string): boolean {
  const [a, b] = [wide.split(' '), narrow.split(' ')];
  return a.every((part, i) => part === '*' || part === b[i]);
}

/** The records of a list. Other values are left out, because the API server rejects them. */
export function recordsIn(value: unknown): readonly Readonly<Record<string, any>>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
