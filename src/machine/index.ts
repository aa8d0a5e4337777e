export { type FleetDefaults } from './defaults';
export { RunStrategy } from './run-strategy';
export { VirtualMachine } from './virtual-machine';
export { type SystemDiskProps, type VirtualMachineProps } from './virtual-machine-props';
