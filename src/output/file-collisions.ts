import { ApiObject, App, Chart } from 'cdk8s';
import { chartLabel, layoutOf, objectPaths } from './layout';
import { Problem, quote } from '../findings/problem';

/**
 * Objects that would overwrite each other's file. In a layout with a file for each object, cdk8s names the file only by the kind and name of
 * the object. Many file systems ignore case, so names that differ only in case collide too.
 */
export function fileCollisions(app: App): Problem[] {
  if (layoutOf(app) !== 'object') return [];
  const objects = app.node.findAll().filter(ApiObject.isApiObject);
  const labels = new Map<Chart, string>();
  const folderOf = (chart: Chart) => labels.get(chart) ?? labels.set(chart, chartLabel(chart)).get(chart)!;
  const paths = objectPaths(app, objects.map(({ chart, apiVersion, kind, name, metadata }) => ({
    chart, apiVersion, kind, name, namespace: metadata.namespace,
  })), folderOf);
  const first = new Map<string, ApiObject>();
  const sharing = new Map<string, ApiObject[]>();
  paths.forEach((path, i) => {
    const file = path.toLowerCase();
    const [holder, same] = [first.get(file), sharing.get(file)];
    if (same) same.push(objects[i]);
    else if (holder) sharing.set(file, [holder, objects[i]]);
    else first.set(file, objects[i]);
  });
  return [...sharing].map(([file, same]) => collision(file, same.map(object => object.node.path)));
}

/** The finding for objects or charts that have the same file. */
export function collision(file: string, whose: readonly string[]): Problem {
  return {
    code: 'FILE_COLLISION',
    message: `${whose.join(' and ')} would be written to the same file`,
    got: quote(file),
    fix: 'set `filePerObject` of the `FleetApp` to true, set `yamlOutputType` to YamlOutputType.FILE_PER_CHART, or use other names',
  };
}
