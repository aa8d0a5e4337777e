import type * as Yaml from 'yaml';

let library: typeof Yaml | undefined;

/** The YAML library, loaded when it is first needed: a fleet with usual cloud-init never pays for it. */
export function yamlLibrary(): typeof Yaml {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return library ??= require('yaml') as typeof Yaml;
}
