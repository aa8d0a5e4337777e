import type * as Yaml from 'yaml';

let library: typeof Yaml | undefined;

/** The YAML library, loaded on first use, because a fleet with usual cloud-init does not need the library. */
export function yamlLibrary(): typeof Yaml {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return library ??= require('yaml') as typeof Yaml;
}
