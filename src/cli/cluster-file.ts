import { readFileSync, statSync } from 'fs';
import { UsageError } from './arguments';
import { notRead } from './unusable';
import { listNames, suggest } from '../findings/nearest';
import { printable } from '../findings/printable';
import { ClusterCatalogSpec, PlatformRef } from '../model/platform';
import { isUsable } from '../model/quantity';
import { yamlLibrary } from '../model/yaml/library';
import { CDI_VERSIONS, CdiVersion } from '../platforms/kubevirt/cdi-version';

/** The largest size of a cluster file, in bytes. */
const MAX_SIZE = 4 * 1024 * 1024;

const LISTS = ['instanceTypes', 'instanceProfiles', 'goldenImages', 'storageClasses', 'gpus'] as const;
const OPTIONS: Readonly<Record<string, 'text' | 'texts' | 'switch'>> = {
  featureGates: 'texts', disabledFeatureGates: 'texts', cdi: 'text', architecture: 'text', goldenImageNamespace: 'text', defaultStorageClass: 'text', stateStorageClass: 'text', cozyProxy: 'switch', identitySeed: 'text',
};
const QUANTITIES = ['memory', 'minMemory', 'minSize'];

/** The content of a cluster file: the catalog of the cluster, and settings of its platform. */
export type ClusterFile = Pick<PlatformRef, 'catalog' | 'options'>;

/**
 * Reads a cluster file. The file has `storageClasses`, `instanceTypes`, `instanceProfiles`, `goldenImages` and `gpus` as in
 * `ClusterCatalog`, and settings such as `featureGates`. An entry of one of these lists can be written as a name, if it has no other field.
 *
 * @throws UsageError if the file cannot be read, has other fields, or has an invalid value
 */
export function clusterFile(path: string): ClusterFile {
  const value = parse(path);
  const wrong = (message: string) => new UsageError(`${printable(path)}: ${message}`);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong('the content has to be a map');
  const catalog: Record<string, unknown> = {};
  const options: Record<string, unknown> = {};
  const known = ['replaces', ...LISTS, ...Object.keys(OPTIONS)];
  for (const [key, each] of Object.entries(value)) {
    if ((LISTS as readonly string[]).includes(key)) catalog[key] = entriesIn(key, each, wrong);
    else if (key === 'replaces' && typeof each === 'boolean') catalog[key] = each;
    else if (Object.hasOwn(OPTIONS, key)) options[key] = optionIn(key, each, wrong);
    else throw wrong(`there is no field "${printable(key)}"; ${suggest(key, known, `fields are ${listNames(known)}`)}`);
  }
  return { catalog: catalog as ClusterCatalogSpec, ...Object.keys(options).length > 0 && { options } };
}

function parse(path: string): unknown {
  const text = read(path);
  try {
    return yamlLibrary().parse(text, { logLevel: 'error', maxAliasCount: 100 });
  } catch (error) {
    throw new UsageError(`the cluster file "${printable(path)}" is not valid YAML: ${printable((error as Error).message.split('\n')[0])}`);
  }
}

function read(path: string): string {
  try {
    if (statSync(path).size > MAX_SIZE) throw new UsageError(`${printable(path)} has more than ${MAX_SIZE} bytes`);
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw error instanceof UsageError ? error : notRead(path, error, 'the cluster file');
  }
}

function entriesIn(key: string, value: unknown, wrong: (message: string) => UsageError): object[] {
  if (!Array.isArray(value)) throw wrong(`\`${key}\` has to be a list`);
  return value.map((each, i) => {
    const entry = typeof each === 'string' ? { name: each } : each;
    if (typeof entry !== 'object' || entry === null || typeof entry.name !== 'string') throw wrong(`\`${key}[${i}]\` has no name`);
    if (key === 'instanceTypes' && (typeof entry.vcpus !== 'number' || entry.memory === undefined)) throw wrong(`\`${key}[${i}]\` needs \`vcpus\` and \`memory\``);
    for (const name of QUANTITIES) {
      if (entry[name] !== undefined && (typeof entry[name] !== 'string' || !isUsable(entry[name]))) throw wrong(`\`${key}[${i}].${name}\` is not a quantity such as 8Gi`);
    }
    return entry;
  });
}

function optionIn(key: string, value: unknown, wrong: (message: string) => UsageError): unknown {
  const kind = OPTIONS[key];
  const isRight = kind === 'texts' ? Array.isArray(value) && value.every(each => typeof each === 'string') : typeof value === (kind === 'text' ? 'string' : 'boolean');
  if (key === 'cdi' && !CDI_VERSIONS.includes(value as CdiVersion)) throw wrong(`\`cdi\` has to be one of ${CDI_VERSIONS.join(', ')}, in quotes`);
  if (!isRight) throw wrong(`\`${key}\` has to be ${kind === 'texts' ? 'a list of texts' : kind === 'text' ? 'a text' : 'true or false'}`);
  return value;
}
