import { NodeKind, NodeSpecs } from '../model/fleet-model';

/** What surrounds a node, as far as what it becomes depends on it. */
export interface NodeContext {
  readonly namespace?: string;
  /** Another node of the same namespace and cluster by its name, if the model has it. */
  find<K extends NodeKind>(kind: K, name: string): NodeSpecs[K] | undefined;
  /** Another node of any namespace of the cluster. */
  findIn<K extends NodeKind>(namespace: string | undefined, kind: K, name: string): NodeSpecs[K] | undefined;
  /** Whether a `NetworkIsolation` denies what is not allowed to come into the namespace, or to leave it. */
  isIsolated(direction: 'ingress' | 'egress'): boolean;
  /** Whether a machine of the namespace, or the fleet that it is a member of, has `Connections` that say who may reach it. */
  hasConnections(machine: { readonly name: string; readonly fleet?: string }): boolean;
}
