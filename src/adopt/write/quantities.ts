import { bytes } from '../../model/quantity';
import { call, Expression, value } from '../program/expression';

const SIZES: Readonly<Record<string, string>> = { Ki: 'kibibytes', Mi: 'mebibytes', Gi: 'gibibytes', Ti: 'tebibytes', Pi: 'pebibytes' };

/** A size in its own unit if cdk8s has the unit: `Size.gibibytes(20)`; otherwise an equal size in another unit. */
export function sizeOf(quantity: string): Expression {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)([KMGTP]i)$/.exec(quantity) ?? [];
  if (unit !== undefined && String(Number(amount)) === amount) return call('Size', SIZES[unit], value(Number(amount)));
  return call('Size', 'kibibytes', value(Math.ceil(bytes(quantity) / 1024) || 0));
}

/** A time in the largest unit that gives a whole number. */
export function durationOf(amount: number, unit: string): Expression {
  if (unit === 'milliseconds') return amount % 1000 === 0 && amount > 0 ? durationOf(amount / 1000, 'seconds') : call('Duration', 'millis', value(amount));
  const [method, seconds] = amount > 0 && amount % 3600 === 0 ? ['hours', 3600] : amount > 0 && amount % 60 === 0 ? ['minutes', 60] : ['seconds', 1];
  return call('Duration', method as string, value(amount / (seconds as number)));
}
