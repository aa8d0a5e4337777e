export * from './access-credential';
export * from './cloud-init';
export { Gpu } from './gpu';
export { Probe, type ProbeOptions } from './probe';
export { SshKey } from './ssh-key';
