export { type FleetDefaults } from './fleet-defaults';
export { type IVirtualMachine } from './machine-reference';
export { type IMachineSelector } from './machine-selector';
export { RunStrategy } from './run-strategy';
export { type SystemDiskProps } from './system-disk-props';
export { VirtualMachine } from './virtual-machine';
export { type VirtualMachineProps } from './virtual-machine-props';
