export { VirtualMachineClone, type VirtualMachineCloneProps } from './clone';
export { VirtualMachineRestore, type VirtualMachineRestoreProps } from './restore';
export * from './restored-volumes';
export { VirtualMachineSnapshot, type VirtualMachineSnapshotProps } from './snapshot';
export { type ISnapshot } from './snapshot-reference';
