export { EvictionStrategy } from './eviction-strategy';
export * from './machine-affinity';
export { NodeAffinity, NodeLabel } from './node-affinity';
export { Spread, type SpreadOptions } from './spread';
export { TaintEffect, type Toleration } from './toleration';
