export * from './catalogue';
export { type CozystackProps } from './cozystack/cozystack';
export { CozystackVersion } from './cozystack/version';
export { type HikubeProps } from './hikube/hikube';
export { type KubeVirtProps } from './kubevirt/kubevirt';
export { KubeVirtVersion } from './kubevirt/version';
export { Platform } from './platform';
