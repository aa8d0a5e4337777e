import { IConstruct } from 'constructs';
import { Problem } from '../findings/problem';
import { OverlaySpec } from '../model/overlay';
import { PlatformRef } from '../model/platform';
import { QuotaSpec } from '../model/quota';
import { PlatformDriver } from '../platforms/driver';
import { Cluster } from '../platforms/fleet';

/** The platform of a cluster. All constructs with the same `value` are in one cluster. */
export interface PlatformSetting {
  /** The `Platform` value of the user. */
  readonly value: object;
  readonly ref: PlatformRef;
  readonly driver: PlatformDriver;
}

/** Settings for all constructs below a scope. A missing setting is inherited from the parent scope. */
export interface Defaults {
  readonly instanceType?: unknown;
  readonly image?: unknown;
  readonly sshKeys?: readonly unknown[];
  readonly storageClass?: unknown;
  readonly exposure?: unknown;
  readonly leaveToCluster?: readonly string[];
}

/** A written reason for accepting a warning. */
export interface Acknowledgement {
  readonly code: string;
  readonly reason: string;
}

/** The settings of a scope. Any `App`, `Chart` or other construct of cdk8s can have them. */
export interface ScopeRecord {
  platform?: PlatformSetting;
  defaults?: Defaults;
  quota?: QuotaSpec;
  overlays?: OverlaySpec[];
  /** Whether the check of the file paths is registered. */
  checksFiles?: boolean;
  /** Functions that return the problems of the scope. They run at each check. */
  readonly faults: (() => readonly Problem[])[];
  /** Problems that depend on the whole fleet. */
  fleetFaults?: (clusters: readonly Cluster[]) => readonly Problem[];
  readonly acknowledgements: Acknowledgement[];
}

const records = new WeakMap<IConstruct, ScopeRecord>();

/** The record of a scope, created if missing. */
export function recordOf(scope: IConstruct): ScopeRecord {
  let record = records.get(scope);
  if (record === undefined) records.set(scope, record = { faults: [], acknowledgements: [] });
  return record;
}

/** The record of a scope, if it exists. */
export function recordIfAny(scope: IConstruct): ScopeRecord | undefined {
  return records.get(scope);
}

/** The nearest value that is set on a construct or on its parent scopes. */
export function inherited<T>(construct: IConstruct, get: (record: ScopeRecord) => T | undefined): T | undefined {
  for (let at: IConstruct | undefined = construct; at; at = at.node.scope) {
    const record = records.get(at);
    const value = record && get(record);
    if (value !== undefined) return value;
  }
  return undefined;
}
