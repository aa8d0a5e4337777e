export { Exposure, type PortListOptions } from './exposure';
export { Network } from './network';
