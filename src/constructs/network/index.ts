export * from './dns';
export { Exposure, type PortListOptions } from './exposure';
export * from './network-interface';
export { MachineService } from './machine-service';
export * from './machine-service-props';
export { Network, type PodNetworkOptions } from './network';
export { VirtualPrivateCloud } from './virtual-private-cloud';
export * from './virtual-private-cloud-props';
