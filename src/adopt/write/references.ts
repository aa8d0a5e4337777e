import { NotSayable, Scope } from './scope';
import { MachineSelection, Reference } from '../../model/reference';
import { call, Expression, invoke, value } from '../program/expression';

/** A reference to a disk: by its construct if the program creates the construct earlier, otherwise by its name. */
export function diskIn({ name, elsewhere }: Reference, scope: Scope): Expression {
  return elsewhere === undefined && scope.construct('disk', name) || call('Disk', 'fromName', value(name));
}

export function machineIn({ name, elsewhere }: Reference, scope: Scope): Expression {
  return elsewhere === undefined && scope.construct('machine', name) || call('VirtualMachine', 'fromName', value(name));
}

/** The construct of the selected machines. The program must create it, because the selection uses labels that the construct writes. */
export function selectionIn({ kind, name, elsewhere }: MachineSelection, scope: Scope): Expression {
  const found = elsewhere === undefined ? scope.construct(kind, name) : undefined;
  if (found === undefined) throw new NotSayable(`the ${kind} ${name} is not in the program`);
  return found;
}

export function groupIn({ name, elsewhere }: Reference, scope: Scope): Expression {
  const found = elsewhere === undefined ? scope.construct('securityGroup', name) : undefined;
  if (found === undefined) throw new NotSayable(`the security group ${name} is not in the program`);
  return found;
}

export function snapshotIn(data: Reference & { readonly machine?: Reference }, scope: Scope): Expression {
  const found = data.elsewhere === undefined ? scope.construct('snapshot', data.name) : undefined;
  return found ?? call('VirtualMachineSnapshot', 'fromName', value(data.name), ...data.machine ? [machineIn(data.machine, scope)] : []);
}

export function memberOf(fleet: Expression, key: string): Expression {
  return { ...invoke(fleet, 'machine', value(key)), canBeUndefined: true } as Expression;
}
