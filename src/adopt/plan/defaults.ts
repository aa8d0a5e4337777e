import { Entries, Expression, object, Statement } from '../program/expression';

/** Properties of machines for which charts have defaults. */
const DEFAULTS: ReadonlySet<string> = new Set(['leaveToCluster', 'sshKeys']);

/** Moves the common properties of all machines of a chart to the defaults of the chart, if the chart has at least two machines. */
export function withDefaults(statements: readonly Statement[]): readonly Statement[] {
  const result = [...statements];
  result.forEach((statement, i) => {
    if (statement.value.kind !== 'new' || statement.value.type !== 'FleetChart') return;
    const end = result.findIndex((each, at) => at > i && each.value.kind === 'new' && each.value.type === 'FleetChart');
    const own = [...Array((end < 0 ? result.length : end) - i - 1).keys()].map(at => at + i + 1).filter(at => machineOf(result[at]) !== undefined);
    const given: (readonly [string, Expression])[] = [];
    for (const name of DEFAULTS) {
      const common = commonValue(own.map(at => machineOf(result[at])!.entries.find(([key]) => key === name)?.[1]));
      if (common === undefined) continue;
      given.push([name, common]);
      for (const at of own) result[at] = withMachine(result[at], entries => entries.filter(([key]) => key !== name));
    }
    if (given.length === 0) return;
    const [scope, id, props] = statement.value.args;
    const entries = props?.kind === 'object' ? props.entries : [];
    result[i] = { ...statement, value: { ...statement.value, args: [scope, id, object([...entries, ['defaults', object(given)]])] } };
  });
  return result;
}

function commonValue(values: readonly (Expression | undefined)[]): Expression | undefined {
  const [first] = values;
  return values.length > 1 && first !== undefined && values.every(each => JSON.stringify(each) === JSON.stringify(first)) ? first : undefined;
}

type ObjectExpression = Expression & { readonly kind: 'object' };

/** The properties of the machines that a statement creates. Undefined if the statement creates no machine, or spreads a constant. */
function machineOf({ value }: Statement): ObjectExpression | undefined {
  if (value.kind !== 'new') return undefined;
  const props = value.args[2];
  const own = props?.kind === 'object' ? props : object([]) as ObjectExpression;
  // These machines spread a constant, which already has their common properties.
  if (own.spread) return undefined;
  if (value.type === 'VirtualMachine') return own;
  const machine = value.type === 'Fleet' || value.type === 'MachinePool' ? own.entries.find(([key]) => key === 'machine')?.[1] : undefined;
  return machine as ObjectExpression | undefined;
}

function withMachine(statement: Statement, change: (entries: Entries) => Entries): Statement {
  const { value } = statement;
  if (value.kind !== 'new') return statement;
  const [scope, id, props] = value.args;
  const changed = (entries: Entries): readonly Expression[] => entries.length === 0 ? [] : [object(entries)];
  const { entries } = (props ?? object([])) as ObjectExpression;
  if (value.type === 'VirtualMachine') return { ...statement, value: { ...value, args: [scope, id, ...changed(change(entries))] } };
  const own = entries.map(([key, each]) => key === 'machine' ? [key, object(change((each as ObjectExpression).entries))] as const : [key, each] as const);
  return { ...statement, value: { ...value, args: [scope, id, object(own)] } };
}
