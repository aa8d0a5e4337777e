import { isLeft } from './machine/left';
import { Problem, quote } from '../../findings/problem';
import { ModelNode } from '../../model/fleet-model';
import { MachineDefault } from '../../model/machine-default';
import { MachineSelection } from '../../model/reference';
import { TrafficPeerSpec } from '../../model/traffic';
import { NodeContext } from '../context';

/** Reports machines that a node selects by the label of this library, although `leaveToCluster` of the machine omits this label. */
export function selectionProblems(node: ModelNode, context: NodeContext): Problem[] {
  const names = new Set(selectionsOf(node).filter(({ elsewhere }) => elsewhere === undefined).flatMap(selection => namesOf(selection, context)));
  return [...names].filter(name => {
    const machine = node.kind === 'machine' && node.spec.name === name ? node.spec : context.find('machine', name);
    return machine !== undefined && isLeft(machine, MachineDefault.MACHINE_LABEL);
  }).map((name): Problem => ({
    code: 'MACHINE_UNLABELLED',
    message: `machine "${name}" does not have the label by which it is selected, so the selection has no effect`,
    got: quote(MachineDefault.MACHINE_LABEL),
    fix: 'remove MachineDefault.MACHINE_LABEL from `leaveToCluster` of the machine',
  }));
}

function namesOf({ kind, name }: MachineSelection, context: NodeContext): readonly string[] {
  return kind === 'machine' ? [name] : context.find('fleet', name)?.members ?? [];
}

function selectionsOf(node: ModelNode): readonly MachineSelection[] {
  switch (node.kind) {
    case 'service': return [node.spec.machines];
    case 'migrationPolicy': return node.spec.machines ? [node.spec.machines] : [];
    case 'isolation': return (node.spec.allowed ?? []).flatMap(({ from, to }) => [from, to].flatMap(peer => machinesIn(peer)));
    case 'connections': {
      const { machines, from = [] } = node.spec;
      return from.length === 0 ? [] : [machines, ...from.flatMap(({ peers }) => peers)].flatMap(peer => machinesIn(peer));
    }
    case 'machine': {
      const { name, machineAffinity = [], exposure, pool } = node.spec;
      const hasService = !pool && (exposure !== undefined && exposure.kind !== 'none' || !isLeft(node.spec, MachineDefault.SERVICE));
      return [...machineAffinity.flatMap(({ machines }) => machines ?? []), ...hasService ? [{ kind: 'machine' as const, name }] : []];
    }
    default: return [];
  }
}

function machinesIn(peer: TrafficPeerSpec | undefined): readonly MachineSelection[] {
  return peer?.kind === 'machines' ? [peer.machines] : [];
}
