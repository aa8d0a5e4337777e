export { MachinePool } from './machine-pool';
export * from './machine-pool-props';
export { PercentOrAbsolute } from './percent-or-absolute';
export { Fleet, type FleetProps } from './fleet';
