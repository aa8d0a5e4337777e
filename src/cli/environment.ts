import { delimiter, dirname } from 'path';

/**
 * The environment of an app. In languages that do not run in Node, jsii runs this command and puts the folder of Node first in the PATH.
 * That folder can contain another Python than the user's virtual environment, so this function moves the folder to the end of the PATH.
 */
export function appEnvironment(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const [first, ...rest] = (env.PATH ?? '').split(delimiter);
  if (env.JSII_AGENT === undefined || rest.length === 0 || first !== dirname(process.execPath)) return env;
  return { ...env, PATH: [...rest, first].join(delimiter) };
}
