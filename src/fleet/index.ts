export * from './machine-pool';
export * from './machine-pool-props';
export { Fleet, type FleetProps } from './fleet';
