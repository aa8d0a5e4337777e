export * from './catalogue';
export { CozystackProps } from './cozystack/cozystack';
export { CozystackVersion } from './cozystack/version';
export { HikubeProps } from './hikube/hikube';
export { Platform } from './platform';
