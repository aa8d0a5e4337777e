import { IConstruct } from 'constructs';
import { Modeled } from './modeled';

/** Rules for traffic below a root, which affect the objects of other constructs. */
export interface TrafficRecord {
  readonly isolations: Modeled<'isolation'>[];
  /** The connections, by the kind and name of their machines. */
  readonly connections: Map<string, Modeled<'connections'>[]>;
}

const records = new WeakMap<IConstruct, TrafficRecord>();

/** The record of a root, created if missing. */
export function trafficOf(root: IConstruct): TrafficRecord {
  let record = records.get(root);
  if (record === undefined) records.set(root, record = { isolations: [], connections: new Map() });
  return record;
}

/** The record of a root, if it has rules for traffic. */
export function trafficIfAny(root: IConstruct): TrafficRecord | undefined {
  return records.get(root);
}
