import { parseArgs, ParseArgsConfig } from 'util';

/**
 * The options of a tool of this repository. `--help` prints the usage; an invalid option ends the tool with exit code 2, the reason and the usage.
 *
 * @param usage what the tool does, with one line for each option
 */
export function toolOptions<T extends NonNullable<ParseArgsConfig['options']>>(
  usage: string, options: T, args: readonly string[] = process.argv.slice(2),
): ReturnType<typeof parseArgs<{ args: string[]; options: T }>>['values'] {
  try {
    const { values } = parseArgs<{ args: string[]; options: T }>({ args: [...args], options: { ...options, help: { type: 'boolean' } } });
    if ((values as { readonly help?: boolean }).help) {
      process.stdout.write(`${usage}\n`);
      process.exit(0);
    }
    return values;
  } catch (error) {
    return invalidOption((error as Error).message, usage);
  }
}

/** Ends a tool because of an option that is not valid. */
export function invalidOption(reason: string, usage: string): never {
  process.stderr.write(`${reason}\n\n${usage}\n`);
  process.exit(2);
}
