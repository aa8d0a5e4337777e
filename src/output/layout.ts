import { createHash } from 'crypto';
import { App, Chart, Names, YamlOutputType } from 'cdk8s';

/** The values from which the path of an object's file is derived. */
export interface NamedObject {
  readonly chart: Chart;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** Names that are valid file names on every system, and that do not collide if case is ignored. */
const SAFE_NAME = /^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$/;

const perObject = new WeakSet<App>();

/** Marks an app that writes one file for each object, at a path that this package chooses instead of cdk8s. */
export function writeFilePerObject(app: App): void {
  perObject.add(app);
}

/** The layout of an app's files. */
export type Layout = 'app' | 'chart' | 'object';

export function layoutOf(app: App): Layout {
  if (perObject.has(app)) return 'object';
  switch (app.yamlOutputType) {
    case YamlOutputType.FILE_PER_APP: return 'app';
    case YamlOutputType.FILE_PER_CHART: return 'chart';
    default: return 'object';
  }
}

/** The name of a chart in file names. */
export function chartLabel(chart: Chart): string {
  return Names.toDnsLabel(chart);
}

/**
 * The paths of objects in a layout with one file for each object, relative to the output folder and without extension. The layouts of cdk8s
 * can give two objects the same path.
 */
export function objectPaths(app: App, objects: readonly NamedObject[], folderOf: (chart: Chart) => string): string[] {
  if (perObject.has(app)) return ownPaths(objects, folderOf);
  const isInFolders = app.yamlOutputType === YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE;
  return objects.map(({ chart, kind, name }) => {
    const file = `${kind}.${name}`.replace(/[^0-9a-zA-Z-_.]/g, '');
    return isInFolders ? `${folderOf(chart)}/${file}` : file;
  });
}

/**
 * `<chart>/<kind>-<name>`. An object in another namespace than its chart has the namespace as a folder in its path. The API group of a kind is
 * added only if two objects of one chart would have the same path, so that a path rarely depends on other objects.
 */
function ownPaths(objects: readonly NamedObject[], folderOf: (chart: Chart) => string): string[] {
  const path = ({ chart, kind, name, namespace }: NamedObject, group = '') => [
    folderOf(chart),
    ...namespace === undefined || namespace === chart.namespace ? [] : [safe(namespace)],
    `${safe(kind.toLowerCase())}${group}-${safe(name)}`,
  ].join('/');
  const groups = new Map<string, string>();
  const ambiguous = new Set<string>();
  const plain = objects.map(object => path(object));
  plain.forEach((at, i) => {
    const group = groupOf(objects[i]);
    const known = groups.get(at);
    if (known === undefined) groups.set(at, group);
    else if (known !== group) ambiguous.add(at);
  });
  return ambiguous.size === 0 ? plain : plain.map((at, i) => ambiguous.has(at) ? path(objects[i], `.${groupOf(objects[i])}`) : at);
}

function groupOf({ apiVersion }: NamedObject): string {
  return apiVersion.includes('/') ? safe(apiVersion.split('/')[0]) : 'core';
}

/** The name itself, if it is a safe file name on every system. Otherwise its safe characters, a separator that no name contains, and a hash. */
function safe(name: string): string {
  if (SAFE_NAME.test(name) && name.length <= 200) return name;
  const shown = name.toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 100);
  return `${shown}~${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}
