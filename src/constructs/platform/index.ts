export * from './catalog';
export { ChangeEffects } from './change-effects';
export { type CozystackProps } from './cozystack-props';
export { type HikubeProps } from './hikube-props';
export { type KubeVirtProps } from './kubevirt-props';
export { Platform } from './platform';
export { type RegisteredPlatformProps } from './registered-platform-props';
export { CozystackVersion } from '../../platforms/cozystack/version';
export { KubeVirtVersion } from '../../platforms/kubevirt/version';
