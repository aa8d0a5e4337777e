import { FleetModel } from './fleet-model';
import { ordered } from './ordered';
import { byCodeUnit } from './sorted-by';

/** A model as text, with constructs sorted by path and map keys by code unit, so that the same fleet gives the same text. */
export function modelText(model: FleetModel): string {
  return `${JSON.stringify(ordered(model), sortKeys, 2)}\n`;
}

function sortKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => byCodeUnit(a, b));
  return Object.fromEntries(entries);
}
