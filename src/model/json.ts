import { FleetModel } from './fleet-model';

/** A model as text, with map keys sorted by code unit, so that the same fleet gives the same text. */
export function modelText(model: FleetModel): string {
  return `${JSON.stringify(model, sortKeys, 2)}\n`;
}

function sortKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0);
  return Object.fromEntries(entries);
}
