import { NodeKind, NodeSpecs } from '../model/fleet-model';
import { ConnectionsSpec, IsolationSpec } from '../model/traffic';

/** Facts outside of a node on which the manifests of the node depend. */
export interface NodeContext {
  readonly namespace?: string;
  /** The node with this name in the namespace of this context, if the model has it. */
  find<K extends NodeKind>(kind: K, name: string): NodeSpecs[K] | undefined;
  /** The node with this name in the given namespace of the cluster, if the model has it. */
  findIn<K extends NodeKind>(namespace: string | undefined, kind: K, name: string): NodeSpecs[K] | undefined;
  /** Each `NetworkIsolation` of the namespace. */
  readonly isolations: readonly IsolationSpec[];
  /** The connections that limit the ingress of a machine in the namespace, including the connections of the machine's fleet. */
  connectionsOf(machine: { readonly name: string; readonly fleet?: string }): readonly ConnectionsSpec[];
}

/** Whether the isolations of a namespace deny all traffic in one direction, except the traffic that they allow. */
export function isIsolated({ isolations }: NodeContext, direction: 'ingress' | 'egress'): boolean {
  return isolations.some(isolation => isolation[direction] ?? true);
}

/** Whether connections limit the ingress of their machines. */
export function letsIn({ from = [] }: ConnectionsSpec): boolean {
  return from.length > 0;
}
