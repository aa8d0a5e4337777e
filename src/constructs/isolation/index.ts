export { Connections, type ConnectionsProps } from './connections';
export { type AllowedTraffic, NetworkIsolation, type NetworkIsolationProps } from './network-isolation';
export { SecurityGroup, type SecurityGroupProps, type SecurityGroupRule } from './security-group';
export { type ISecurityGroup } from './security-group-reference';
export { TrafficPeer } from './traffic-peer';
export { type ITrafficPeer } from './traffic-peer-reference';
export { TrafficPort } from './traffic-port';
