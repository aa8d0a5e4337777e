export * from './cloud-init';
export { Gpu } from './gpu';
export { SshKey } from './ssh-key';
