import { KINDS, KindColumns } from './kinds';
import type { LIST_OPTIONS } from './options';
import { listNames, suggest } from '../../findings/nearest';
import { printable } from '../../findings/printable';
import { maskedData } from '../../findings/secrets';
import type { FleetModel, ModelNode, NodeKind } from '../../model/fleet-model';
import { driverOf } from '../../platforms/registry';
import { appCommand } from '../app-command';
import { ExitCode } from '../command/exit-code';
import type { Given } from '../command/verb';
import { fleetOfApp } from '../fleet-of-app';
import { print } from '../print';
import { withScratch } from '../scratch';
import { tableText } from '../table';

/** The version of the JSON output. The version increases when programs for the old output would misread the new output. */
const LIST_VERSION = 1;

/** A construct of the list. */
interface Listed {
  readonly kind: NodeKind;
  readonly path: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly platform?: string;
  /** The columns of the construct's kind. */
  readonly [column: string]: string | undefined;
}

/**
 * Lists the constructs of an app's fleet.
 *
 * @throws UsageError if there is no such kind, or no app
 */
export async function list({ values, positionals, usage }: Given<typeof LIST_OPTIONS>): Promise<number> {
  const kinds = positionals.length > 0 ? positionals.map(word => kindNamed(word, usage)) : Object.keys(KINDS) as NodeKind[];
  const app = appCommand(values);
  return withScratch(async scratch => {
    const fleet = await fleetOfApp(app, values, scratch);
    if (typeof fleet !== 'object') return fleet;
    const nodes = maskedData(kinds.flatMap(kind => listed(fleet.models, kind)));
    const text = values.json ? `${JSON.stringify({ listVersion: LIST_VERSION, nodes }, undefined, 2)}\n` : tables(nodes, kinds);
    return await print(text) ? ExitCode.DONE : ExitCode.FAILED;
  });
}

function kindNamed(word: string, usage: Given<typeof LIST_OPTIONS>['usage']): NodeKind {
  const names = Object.keys(KINDS) as NodeKind[];
  const found = names.find(name => name.toLowerCase() === word.toLowerCase() || `${name}s`.toLowerCase() === word.toLowerCase());
  if (found === undefined) throw usage(`there is no kind "${word}"; ${suggest(word, names, `kinds are ${listNames(names)}`)}`);
  return found;
}

/** The constructs of a kind, in the order of their paths. */
function listed(models: readonly FleetModel[], kind: NodeKind): Listed[] {
  const columns = Object.entries(KINDS[kind].columns as KindColumns['columns']);
  const row = ({ path, namespace, spec }: ModelNode, platform: string | undefined): Listed => (
    { kind, path, name: nameOf(spec), namespace, platform, ...Object.fromEntries(columns.map(([name, of]) => [name, of(spec)])) }
  );
  const rows = models.flatMap(({ clusters }) => clusters).flatMap(({ platform, nodes }) => {
    const label = platform && driverOf(platform).label;
    return nodes.filter(node => node.kind === kind).map(node => row(node, label));
  });
  return rows.sort((a, b) => a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
}

function nameOf(spec: ModelNode['spec']): string | undefined {
  return (spec as { readonly name?: string }).name;
}

function tables(nodes: readonly Listed[], kinds: readonly NodeKind[]): string {
  const shown = kinds.map(kind => [kind, nodes.filter(node => node.kind === kind)] as const).filter(([, rows]) => rows.length > 0);
  if (shown.length === 0) return 'no constructs\n';
  return shown.map(([kind, rows]) => {
    const columns = ['path', 'name', 'namespace', 'platform', ...Object.keys(KINDS[kind].columns)];
    const cells = rows.map(row => columns.map(column => printable(row[column] === undefined || row[column] === '' ? '-' : row[column])));
    return `${rows.length} ${rows.length === 1 ? kind : KINDS[kind].plural}\n${tableText(columns.map(column => column.toUpperCase()), cells)}`;
  }).join('\n');
}
