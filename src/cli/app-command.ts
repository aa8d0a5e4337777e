import { checkText, UsageError } from './arguments';
import { Config, CONFIG, readConfig } from './config';

/** A program and where its apps write. */
export interface AppCommand {
  readonly command: string;
  readonly output: string;
}

/** Where apps write that name no folder. */
const OUTPUT = 'dist';

/** What a command is given about its app. */
interface Asked {
  readonly app?: string;
  readonly output?: string;
}

/**
 * How the app is run.
 *
 * @param without what cdk8s.yaml may ask for although this command does not do it: nothing of it matters where nothing is written
 * @param otherwise what else can be given, for a message
 * @throws UsageError if there is no app
 */
export function appCommand({ app, output }: Asked, otherwise = '', without = { validations: true, synthConfig: true }): AppCommand {
  checkText('app', app);
  checkText('output', output);
  const config: Config = readConfig(without);
  const command = app ?? config.app;
  if (command === undefined) throw new UsageError(`there is no ${CONFIG} with an \`app\` here, and no --app${otherwise}`);
  return { command, output: output ?? config.output ?? OUTPUT };
}

/**
 * The folder that is compared where no app is run.
 *
 * @throws UsageError if cdk8s.yaml cannot be used
 */
export function outputFolder({ output }: Asked): string {
  return output ?? readConfig({ validations: true, synthConfig: true }).output ?? OUTPUT;
}
