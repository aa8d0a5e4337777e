export { type IMachines } from './machines';
