export { Exposure, PortListOptions } from './exposure';
export { Network } from './network';
