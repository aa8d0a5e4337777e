/**
 * The package `cdk8s-vm-fleet/model`: a fleet as plain data, for tools and policies in TypeScript.
 *
 * jsii cannot translate functions and types of plain data to other languages, so they have a separate entry point.
 */
export { collect } from './collect/collect';
export { modelText } from './model/json';
export { read, type ReadFleet } from './read/read';
export { withRest, type Rest, type RestPath, type RestValue } from './read/rest';
export type { ApiObjectData } from './platforms/reading';
export { renderModel } from './platforms/render';
export type { Problem } from './findings/problem';
export * from './model/fleet-model';
export type * from './model/backup';
export type * from './model/catalog';
export type * from './model/disk';
export type * from './model/machine';
export type { MigrationPolicySpec } from './model/migration';
export type * from './model/origin';
export type { OverlaySpec } from './model/overlay';
export type * from './model/platform';
export type * from './model/pool';
export type * from './model/private-network';
export type { Quantity } from './model/quantity';
export type { QuotaSpec } from './model/quota';
export type * from './model/reference';
export type * from './model/scheduling';
export type * from './model/service';
export type * from './model/snapshot';
export type * from './model/tenant';
export type * from './model/traffic';
