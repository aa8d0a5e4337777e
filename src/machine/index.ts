export { FleetDefaults } from './defaults';
export { RunStrategy } from './run-strategy';
export { VirtualMachine } from './virtual-machine';
export { SystemDiskProps, VirtualMachineProps } from './virtual-machine-props';
