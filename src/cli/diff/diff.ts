import { existsSync, readFileSync } from 'fs';
import { DiffCommand, parseDiff } from './arguments';
import type { DIFF_OPTIONS } from './options';
import { States, statesOf } from './states';
import { isColoured } from '../../findings/colours';
import { printable } from '../../findings/printable';
import { Accepted, accept, parseAccepted } from '../../impact/accepted';
import { impactBetween } from '../../impact/between';
import { FORMATS } from '../../impact/formats';
import { ImpactData } from '../../impact/impact-data';
import { openEffects } from '../../impact/summary';
import { say } from '../../output/say';
import { ExitCode } from '../command/exit-code';
import type { Given } from '../command/verb';
import { print } from '../print';
import { withScratch } from '../scratch';
import { notRead } from '../unusable';

/** The default file of accepted changes. */
const ACCEPTED = '.vm-fleet-accepted.yaml';

/**
 * Reports the effects of a change of manifests on existing objects.
 *
 * @throws UsageError if the arguments name something that does not exist
 * @throws ManifestError if manifests cannot be read
 */
export async function diff(given: Given<typeof DIFF_OPTIONS>): Promise<number> {
  const command = parseDiff(given);
  return withScratch(async scratch => {
    const accepted = acceptedIn(command.accepted);
    const states = await statesOf(command, scratch);
    if (typeof states !== 'object') return states;
    return report(accept(impactBetween(...states.sides), accepted), states, command);
  });
}

function acceptedIn(file: string | undefined): Accepted[] {
  if (file === undefined && !existsSync(ACCEPTED)) return [];
  const path = file ?? ACCEPTED;
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw notRead(path, error, 'the file of accepted changes');
  }
  return parseAccepted(text, path);
}

async function report(impact: ImpactData, { warnings, assumed }: States, { format, failOn, quiet }: DiffCommand): Promise<number> {
  for (const line of quiet ? warnings : [...notices(impact, assumed), ...warnings]) say(process.stderr, `${line}\n`);
  const isWritten = await print(FORMATS[format](impact, isColoured(process.stdout)));
  if (!isWritten) return 1;
  const effects = new Set(impact.subjects.flatMap(({ changes }) => [...openEffects(changes)]));
  return failOn.some(effect => effects.has(effect)) ? ExitCode.FOUND : ExitCode.DONE;
}

function notices({ before, after, unusedAcknowledgements = [] }: ImpactData, assumed: readonly string[]): string[] {
  const platforms = [before.platforms, after.platforms].map(all => all.join(', ') || 'no platform');
  return [
    `${printable(before.name)} (${platforms[0]}) against ${printable(after.name)} (${platforms[1]})`,
    ...assumed.map(label => (
      `${label} is assumed, because manifests do not name their platform: for ${label.startsWith('Cozystack') ? 'Hikube or ' : ''}another version, use --platform`
    )),
    ...unusedAcknowledgements.map(digest => `unused entry in the file of accepted changes: no change has the digest ${digest}; remove the entry`),
  ];
}
