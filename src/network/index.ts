export { Exposure, type PortListOptions } from './exposure';
export { type NetworkInterface, NetworkInterfaceModel } from './network-interface';
export { Network } from './network';
