import { checkText, UsageError } from './arguments';
import { Config, CONFIG, readConfig } from './config';

/** A program and where its apps write. */
export interface AppCommand {
  readonly command: string;
  readonly output: string;
}

/** The output folder of apps that set none. */
const OUTPUT = 'dist';

/** The options of a command about its app. */
interface Asked {
  readonly app?: string;
  readonly output?: string;
}

/**
 * The command that runs the app, and the output folder.
 *
 * @param otherwise the end of the error message, with an alternative to an app
 * @param without the settings of cdk8s.yaml that this command ignores; by default both settings, because most commands write no manifests
 * @throws UsageError if there is no app
 */
export function appCommand({ app, output }: Asked, otherwise = '', without = { validations: true, synthConfig: true }): AppCommand {
  checkText('--app', app);
  checkText('--output', output);
  const config: Config = readConfig(without);
  const command = app ?? config.app;
  if (command === undefined) throw new UsageError(`this folder has no ${CONFIG} with an \`app\`, and --app is not given${otherwise}`);
  return { command, output: output ?? config.output ?? OUTPUT };
}

/**
 * The folder to compare if no app is run.
 *
 * @throws UsageError if cdk8s.yaml cannot be used
 */
export function outputFolder({ output }: Asked): string {
  return output ?? readConfig({ validations: true, synthConfig: true }).output ?? OUTPUT;
}
