import { existsSync, readFileSync } from 'fs';
import { DIFF_USAGE, DiffCommand, parseDiff } from './arguments';
import { statesOf } from './states';
import { Accepted, accept, parseAccepted } from '../../impact/accepted';
import { impactBetween } from '../../impact/between';
import { FORMATS } from '../../impact/formats';
import { ImpactData } from '../../impact/impact-data';
import { openEffects } from '../../impact/summary';
import { printable } from '../../output/folder/safe-path';
import { say } from '../../output/say';
import { UsageError } from '../arguments';
import { withScratch } from '../scratch';

/** The exit code of a change with an effect that --fail-on names. */
export const FAILED_ON = 4;

/** Where accepted changes are if nothing else is said. */
const ACCEPTED = '.vm-fleet-accepted.yaml';

/**
 * Says what a change of manifests does to what exists.
 *
 * @param words what follows `vm-fleet diff`
 * @throws UsageError if the words mean nothing or name what is not there
 * @throws ManifestError if manifests cannot be read
 */
export async function diff(words: readonly string[]): Promise<number> {
  const command = parseDiff(words);
  if (command === 'help') {
    say(process.stdout, DIFF_USAGE);
    return 0;
  }
  return withScratch(async scratch => {
    const accepted = acceptedIn(command.accepted);
    const states = await statesOf(command, scratch);
    if (typeof states !== 'object') return states;
    return report(accept(impactBetween(...states), accepted), command);
  });
}

function acceptedIn(file: string | undefined): Accepted[] {
  if (file === undefined && !existsSync(ACCEPTED)) return [];
  const path = file ?? ACCEPTED;
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`the accepted changes cannot be read: ${printable((error as Error).message)}`);
  }
  return parseAccepted(text, path);
}

async function report(impact: ImpactData, { format, failOn, quiet }: DiffCommand): Promise<number> {
  if (!quiet) for (const line of notices(impact)) say(process.stderr, `${line}\n`);
  const isWritten = await print(FORMATS[format](impact, isColoured()));
  if (!isWritten) return 1;
  const effects = new Set(impact.subjects.flatMap(({ changes }) => [...openEffects(changes)]));
  return failOn.some(effect => effects.has(effect)) ? FAILED_ON : 0;
}

function notices({ before, after, unusedAcknowledgements = [] }: ImpactData): string[] {
  const platforms = [before.platforms, after.platforms].map(all => all.join(', ') || 'no platform');
  return [
    `${printable(before.name)} (${platforms[0]}) against ${printable(after.name)} (${platforms[1]})`,
    ...unusedAcknowledgements.map(digest => `no change has the digest ${digest} of an accepted one: take it out of the list`),
  ];
}

/** Colours are for a terminal that shows them. */
export function isColoured(): boolean {
  const { NO_COLOR: no = '', FORCE_COLOR: force = '', TERM: term } = process.env;
  if (no !== '' || force === '0' || force === 'false') return false;
  return force !== '' || process.stdout.isTTY === true && term !== 'dumb';
}

/** A report that is not whole is of no use: unless its reader went away, that is an error. */
export function print(text: string): Promise<boolean> {
  return new Promise(resolve => say(process.stdout, text, error => {
    if (error) say(process.stderr, `the report cannot be written to stdout: ${error.code}\n`);
    resolve(error === undefined);
  }));
}
