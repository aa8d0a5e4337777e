export * from './cpu-topology';
export { InstanceProfile } from './instance-profile';
export { InstanceSeries } from './instance-series';
export { InstanceSize } from './instance-size';
export { InstanceType, type InstanceTypeDemand } from './instance-type';
export { type Resources } from './resources';
export { type NamedOptions } from './named-options';
