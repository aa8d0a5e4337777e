export { InstanceProfile } from './instance-profile';
export { InstanceSeries } from './instance-series';
export { InstanceSize } from './instance-size';
export { InstanceType, InstanceTypeDemand } from './instance-type';
export { Resources } from './resources';
