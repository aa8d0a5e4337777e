import { Path } from './compare/path';
import { isAt } from './rules/rule';
import { FieldTable } from '../platforms/fields';

type Tables = Readonly<Record<string, FieldTable<any, any> | undefined>>;

/** The kind of the model for a kind of object. */
const NODE_KINDS: Readonly<Record<string, readonly ['kubevirt' | 'cozystack', string]>> = {
  VirtualMachine: ['kubevirt', 'machine'], DataVolume: ['kubevirt', 'disk'], VirtualMachineSnapshot: ['kubevirt', 'snapshot'], VMInstance: ['cozystack', 'machine'],
  VMDisk: ['cozystack', 'disk'], Tenant: ['cozystack', 'tenant'],
};

/** The field of the model that is written at a place of an object, according to the field tables of the platform. */
export function propertyAt(kind: string, path: Path): string | undefined {
  const [platform, node] = NODE_KINDS[kind] ?? [];
  if (platform === undefined) return undefined;
  const found = Object.entries(tablesOf(platform)[node!] ?? {}).find(([, field]) => 'at' in field && isAt(path, field.at));
  return found?.[0];
}

/* eslint-disable @typescript-eslint/no-require-imports -- the tables of one platform are loaded when they are needed */
function tablesOf(platform: 'kubevirt' | 'cozystack'): Tables {
  return platform === 'kubevirt'
    ? (require('../platforms/kubevirt/kinds') as typeof import('../platforms/kubevirt/kinds')).FIELD_TABLES
    : (require('../platforms/cozystack/kinds') as typeof import('../platforms/cozystack/kinds')).FIELD_TABLES;
}
/* eslint-enable @typescript-eslint/no-require-imports */
