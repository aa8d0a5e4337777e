export * from './machine-default';
export { CpuArchitecture } from './architecture';
export { ChangeEffect } from './change-effect';
export { RemovalPolicy } from './removal-policy';
export { AccessMode, BindingMode, ReclaimPolicy, VolumeMode } from './storage';
