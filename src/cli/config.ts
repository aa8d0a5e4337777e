import { readFileSync, statSync } from 'fs';
import { UsageError } from './arguments';
import { notRead } from './unusable';
import { nearest } from '../findings/nearest';
import { printable } from '../findings/printable';
import { yamlLibrary } from '../model/yaml/library';
import { say } from '../output/say';

/** The settings of cdk8s.yaml that this command reads. */
export interface Config {
  readonly app?: string;
  readonly output?: string;
}

export const CONFIG = 'cdk8s.yaml';

/** The keys that cdk8s knows. */
const KEYS = ['app', 'language', 'output', 'imports', 'importDirectory', 'pluginsDirectory', 'validations', 'synthConfig'];

/** The largest size of cdk8s.yaml, in bytes. */
const MAX_SIZE = 1024 * 1024;

/** Whether this command ignores settings that only cdk8s's own command supports. */
interface Without {
  readonly validations: boolean;
  readonly synthConfig: boolean;
}

/**
 * Reads cdk8s.yaml. `validations` and a `synthConfig` for Helm need cdk8s's own command, so they are errors unless `without` ignores them.
 *
 * @throws UsageError if the file cannot be read, has an invalid value, or needs cdk8s's own command
 */
export function readConfig(without: Without): Config {
  const config = parse(read());
  if (config === null || config === undefined) return {};
  if (typeof config !== 'object' || Array.isArray(config)) throw new UsageError(`${CONFIG} is ${kindOf(config)}, and has to be a map with \`app\``);
  for (const key of Object.keys(config)) warnIfMisspelt(key);
  const { app, output, validations, synthConfig } = config as Record<string, unknown>;
  if (!without.validations && hasAny(validations)) {
    throw new UsageError(`${CONFIG} has \`validations\`, which only \`cdk8s synth\` runs: use \`cdk8s synth\`, or add --no-validate`);
  }
  if (!without.synthConfig) refuseHelm(synthConfig);
  return { app: text('app', app), output: text('output', output) };
}

/** Warns about an unknown key that is similar to a key of cdk8s. Any other unknown key can belong to another tool. */
function warnIfMisspelt(key: string): void {
  const near = KEYS.includes(key) ? undefined : nearest(key, KEYS);
  if (near !== undefined) say(process.stderr, `${CONFIG} has an unknown key "${printable(key)}", which has no effect; did you mean "${near}"?\n`);
}

function read(): string {
  try {
    const found = statSync(CONFIG, { throwIfNoEntry: false });
    if (!found) return '';
    if (!found.isFile()) throw new UsageError(`${CONFIG} is ${found.isDirectory() ? 'a folder' : 'not a plain file'}`);
    if (found.size > MAX_SIZE) throw new UsageError(`${CONFIG} has more than ${MAX_SIZE} bytes`);
    return readFileSync(CONFIG, 'utf8');
  } catch (error) {
    throw error instanceof UsageError ? error : notRead(CONFIG, error);
  }
}

function parse(yaml: string): unknown {
  try {
    return yamlLibrary().parse(yaml, { logLevel: 'error' });
  } catch (error) {
    // The first line of the message has the problem and its place. The other lines repeat the file.
    throw new UsageError(`${CONFIG} is not valid YAML: ${printable((error as Error).message.split('\n')[0])}`);
  }
}

function text(name: string, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new UsageError(`\`${name}\` in ${CONFIG} is ${kindOf(value)}, and has to be a text`);
  if (value.trim() === '' || value.includes('\0')) throw new UsageError(`\`${name}\` in ${CONFIG} is empty`);
  return value;
}

function refuseHelm(synthConfig: unknown): void {
  if (!hasAny(synthConfig)) return;
  const { format = 'plain', ...others } = typeof synthConfig === 'object' ? synthConfig as Record<string, unknown> : { format: synthConfig };
  if (format === 'plain' && !hasAny(others)) return;
  throw new UsageError(`${CONFIG} has a \`synthConfig\` of a Helm chart, which only \`cdk8s synth\` supports: use \`cdk8s synth\`, or remove the section`);
}

function hasAny(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'a map' : `a ${typeof value}`;
}
