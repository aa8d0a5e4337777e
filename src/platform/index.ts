export * from './catalogue';
export { type CozystackProps } from './cozystack/cozystack';
export { CozystackVersion } from './cozystack/version';
export { type HikubeProps } from './hikube/hikube';
export { Platform } from './platform';
