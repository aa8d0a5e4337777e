import type * as Yaml from 'yaml';

/** The YAML library, loaded when it is first needed: a fleet with usual cloud-init never pays for it. */
export function yamlLibrary(): typeof Yaml {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('yaml');
}
