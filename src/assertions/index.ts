export { FleetAssertions } from './fleet-assertions';
export { MachineAssertions, type MachineQuery } from './machine-assertions';
export { DiskAssertions, type DiskQuery } from './disk-assertions';
export { NetworkAssertions, type NetworkQuery } from './network-assertions';
