export { Capacity } from './capacity';
export { type Quota } from './quota';
