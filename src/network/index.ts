export { Exposure, type PortListOptions } from './exposure';
export { type NetworkInterface, NetworkInterfaceModel } from './network-interface';
export * from './machine-service';
export * from './machine-service-props';
export { Network } from './network';
export { VirtualPrivateCloud } from './virtual-private-cloud';
export * from './virtual-private-cloud-props';
