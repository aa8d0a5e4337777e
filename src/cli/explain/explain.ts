import { explainedCode } from './code';
import { explainedNode } from './node';
import type { EXPLAIN_OPTIONS } from './options';
import { codeText, nodeText } from './text';
import { CODES } from '../../findings/codes';
import { listNames, suggest } from '../../findings/nearest';
import { trimmed } from '../../findings/trimmed';
import { appCommand } from '../app-command';
import { UsageError } from '../arguments';
import { ExitCode } from '../command/exit-code';
import type { Given } from '../command/verb';
import { fleetOfApp, FleetOfApp } from '../fleet-of-app';
import { print } from '../print';
import { withScratch } from '../scratch';

/** The version of the JSON output. The version increases when programs for the old output would misread the new output. */
const EXPLAIN_VERSION = 1;

/** The form of a code of a finding. Paths of constructs usually have another form. */
const CODE = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/;

/**
 * Explains a finding or a construct.
 *
 * @throws UsageError if there is no such code or path, or no app
 */
export async function explain({ values, positionals: [what], usage }: Given<typeof EXPLAIN_OPTIONS>): Promise<number> {
  if (what === undefined) throw usage('name a code or a path: vm-fleet explain PORTLIST_UDP, vm-fleet explain prod/web');
  const code = what.toUpperCase();
  if (Object.hasOwn(CODES, code)) return tell(explainedCode(code), codeText, values.json);
  if (CODE.test(what) && what.includes('_')) {
    const codes = Object.keys(CODES);
    throw new UsageError(`there is no finding "${what}"; ${suggest(what, codes, `codes are ${listNames(codes)}, see docs/errors.md`)}`);
  }
  const app = appCommand(values);
  return withScratch(async scratch => {
    const fleet = await fleetOfApp(app, { quiet: values.quiet, wantsTraces: true }, scratch);
    if (typeof fleet !== 'object') return fleet;
    return tell(nodeAt(fleet, trimmed(what, '/')), nodeText, values.json);
  });
}

function nodeAt({ models, traces }: FleetOfApp, path: string) {
  const node = models.map(model => explainedNode(model, path, traces)).find(each => each !== undefined);
  if (node !== undefined) return node;
  const paths = models.flatMap(({ clusters }) => clusters.flatMap(({ nodes }) => nodes.map(each => each.path)));
  const below = paths.filter(each => each.startsWith(`${path}/`));
  const hint = below.length > 0 ? `paths below it are ${listNames(below)}` : suggest(path, paths, `\`vm-fleet list\` has the paths: ${listNames(paths)}`);
  throw new UsageError(`there is no machine, disk or other object at "${path}"; ${hint}`);
}

async function tell<T>(explained: T, text: (explained: T) => string, json: boolean | undefined): Promise<number> {
  const result = json ? `${JSON.stringify({ explainVersion: EXPLAIN_VERSION, ...explained }, undefined, 2)}\n` : text(explained);
  return await print(result) ? ExitCode.DONE : ExitCode.FAILED;
}
