import { createHash } from 'crypto';
import { App, Chart, Names, YamlOutputType } from 'cdk8s';

/** What a file name is made of. */
export interface NamedObject {
  readonly chart: Chart;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** What a name may have so that it is a file name anywhere, and is not another one in upper and lower case. */
const SAFE_NAME = /^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$/;

const perObject = new WeakSet<App>();

/** Says that an app writes one file for each object, at a path of ours. */
export function writeFilePerObject(app: App): void {
  perObject.add(app);
}

/** Which files an app has. */
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
 * The paths of objects in a layout of one file for each, below the output folder and without extension. Those of cdk8s's
 * own layouts can be the same for two objects.
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
 * `<chart>/<kind>-<name>`, with the namespace as a folder where it is not the chart's own. It says the group of a kind
 * only where two of one chart have objects of one name, so that nearly always an object's path is its own affair.
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

/** The name itself where it is one on every disk, else what can be shown of it and a hash, behind a sign that no name has. */
function safe(name: string): string {
  if (SAFE_NAME.test(name) && name.length <= 200) return name;
  const shown = name.toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 100);
  return `${shown}~${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}
