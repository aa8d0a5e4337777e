export { type IMachines } from './machines';
export { type OneShotProps } from './one-shot';
