import { createInterface } from 'readline';
import { INIT_OPTIONS } from './options';
import { suggest } from '../../findings/nearest';
import { say } from '../../output/say';
import type { Given } from '../command/verb';

/** An option with a closed list of values, for which the command can ask. */
type Asked = 'platform' | 'language';

/**
 * The values of options. For an option that is not given, asks the user on the terminal.
 *
 * @throws UsageError if there is no terminal, or its input ends
 */
export async function given<K extends Asked>(names: readonly K[], { values, usage }: Given<typeof INIT_OPTIONS>): Promise<Record<K, string>> {
  const missing = names.filter(name => values[name] === undefined);
  const answers = missing.length > 0 ? await ask(missing, usage) : {} as Partial<Record<K, string>>;
  return Object.fromEntries(names.map(name => [name, values[name] ?? answers[name]])) as Record<K, string>;
}

async function ask<K extends Asked>(names: readonly K[], usage: Given<typeof INIT_OPTIONS>['usage']): Promise<Partial<Record<K, string>>> {
  if (process.stdin.isTTY !== true) throw usage(`set the ${names[0]}: --${names[0]} ${INIT_OPTIONS[names[0]].values.join('|')}`);
  // One reader for all questions, so that input that is typed ahead is not lost.
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const lines = terminal[Symbol.asyncIterator]();
  const answers: Partial<Record<K, string>> = {};
  try {
    for (const name of names) {
      answers[name] = await answerTo(name, question => {
        terminal.setPrompt(question);
        terminal.prompt();
        return lines.next();
      }, usage);
    }
    return answers;
  } finally {
    terminal.close();
  }
}

async function answerTo(
  name: Asked, next: (question: string) => Promise<IteratorResult<string>>, usage: Given<typeof INIT_OPTIONS>['usage'],
): Promise<string> {
  const values: readonly string[] = INIT_OPTIONS[name].values;
  for (;;) {
    const { value, done } = await next(`${name} (${values.join(', ')}) [${values[0]}]: `);
    if (done) throw usage(`no ${name} was given: use --${name} ${values.join('|')}`);
    const answer = value.trim() || values[0];
    if (values.includes(answer)) return answer;
    say(process.stderr, `"${answer}" is not a ${name}; ${suggest(answer, values, `values are ${values.join(', ')}`)}\n`);
  }
}
