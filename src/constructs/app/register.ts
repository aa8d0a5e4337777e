import { App } from 'cdk8s';
import { Construct } from 'constructs';
import { LazyNode } from '../../collect/lazy-node';
import { Modeled } from '../../collect/modeled';
import { recordOf } from '../../collect/scope-record';
import { trace } from '../../collect/trace';
import { trafficOf } from '../../collect/traffic-record';
import { watch } from '../../collect/validation';
import { MachineSelection } from '../../model/reference';
import { fileCollisions } from '../../output/file-collisions';

type WithMachines = Construct & Modeled<'connections'> & { readonly _machines?: { readonly _selection: MachineSelection } };

/** Stores a `Connections` construct under the kind and the name of its machine, fleet or pool. */
function keepConnections(connections: WithMachines): void {
  if (connections._machines === undefined) return;
  const { kind, name } = connections._machines._selection;
  const all = trafficOf(connections.node.root).connections;
  const own = all.get(`${kind} ${name}`);
  if (own) own.push(connections);
  else all.set(`${kind} ${name}`, [connections]);
}

/**
 * Registers a construct as a node of the model. The construct's Kubernetes objects are created when the program or cdk8s first accesses the objects.
 * The validation of cdk8s includes the construct.
 */
export function register(construct: Construct & Modeled): void {
  LazyNode.attach(construct);
  trace(construct);
  const { root } = construct.node;
  watch(root);
  if (construct._kind === 'isolation') trafficOf(root).isolations.push(construct as Construct & Modeled<'isolation'>);
  if (construct._kind === 'connections') keepConnections(construct as WithMachines);
  if (!(root instanceof App)) return;
  const record = recordOf(root);
  if (record.checksFiles) return;
  record.checksFiles = true;
  record.faults.push(() => fileCollisions(root));
}
