import { FailedError, UsageError } from './arguments';
import { ExitCode } from './command/exit-code';
import { commandHelp, verbHelp } from './command/help';
import { packageVersion } from './command/package-root';
import { parse } from './command/parse';
import { unusable } from './unusable';
import { VERBS } from './verbs';
import { listNames, suggest } from '../findings/nearest';
import { ManifestError } from '../impact/state/parse';
import { say } from '../output/say';

/** Runs the command `vm-fleet`, and returns its exit code. */
export async function main(words: readonly string[]): Promise<number> {
  try {
    return await run(words);
  } catch (error) {
    const { message } = error instanceof Error && KNOWN.some(type => error instanceof type) ? error : unusable(error);
    say(process.stderr, `${error instanceof ManifestError && error.fix !== undefined ? `${message}; ${error.fix}` : message}\n`);
    return error instanceof UsageError || error instanceof ManifestError ? ExitCode.USAGE : ExitCode.FAILED;
  }
}

/** Errors whose messages are for the user. */
const KNOWN = [UsageError, FailedError, ManifestError];

async function run([name, ...words]: readonly string[]): Promise<number> {
  if (name === '--version') return tell(`${packageVersion()}\n`);
  if (name === undefined || name === '--help' || name === '-h') return tell(commandHelp(VERBS));
  if (name === 'help') return tell(words.length === 0 ? commandHelp(VERBS) : verbHelp(verbNamed(words[0])));
  const verb = verbNamed(name);
  const given = parse(verb, words);
  return given === 'help' ? tell(verbHelp(verb)) : verb.run(given, VERBS);
}

function verbNamed(name: string) {
  const verb = VERBS.find(each => each.name === name);
  if (verb !== undefined) return verb;
  const known = VERBS.map(each => each.name);
  const what = name.startsWith('-') ? 'unknown option' : 'unknown command';
  // An abbreviation or a longer form of a name has priority over a misspelling.
  const near = known.find(each => name.length > 2 && (name.startsWith(each) || each.startsWith(name))) ?? name;
  throw new UsageError(`${what} "${name}"; ${suggest(near, known, `commands are ${listNames(known)}`)}\n\n\`vm-fleet --help\` lists the commands.`);
}

function tell(text: string): number {
  say(process.stdout, text);
  return ExitCode.DONE;
}
