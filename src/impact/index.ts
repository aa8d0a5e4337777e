export { ImpactEffect } from './effect';
export * from './fleet-state';
export * from './impact';
