import { ApiObject, App, Chart } from 'cdk8s';
import { chartLabel, layoutOf, objectPaths } from './layout';
import { Problem, quote } from '../findings/problem';

/**
 * Objects that would be written into one file, the last one over the others: cdk8s's layouts of a file for each object
 * name them by kind and name alone. Upper and lower case are one on many disks.
 */
export function fileCollisions(app: App): Problem[] {
  if (layoutOf(app) !== 'object') return [];
  const objects = app.node.findAll().filter(ApiObject.isApiObject);
  const labels = new Map<Chart, string>();
  const folderOf = (chart: Chart) => labels.get(chart) ?? labels.set(chart, chartLabel(chart)).get(chart)!;
  const paths = objectPaths(app, objects.map(({ chart, apiVersion, kind, name, metadata }) => ({
    chart, apiVersion, kind, name, namespace: metadata.namespace,
  })), folderOf);
  const byFile = new Map<string, ApiObject[]>();
  paths.forEach((path, i) => {
    const same = byFile.get(path.toLowerCase());
    if (same) same.push(objects[i]);
    else byFile.set(path.toLowerCase(), [objects[i]]);
  });
  return [...byFile].filter(([, same]) => same.length > 1).map(([file, same]) => collision(file, same.map(object => object.node.path)));
}

/** What is said of things that would be written into one file. */
export function collision(file: string, whose: readonly string[]): Problem {
  return {
    code: 'FILE_COLLISION',
    message: `${whose.join(' and ')} would be written into one file`,
    got: quote(file),
    fix: 'give `filePerObject: true` to the FleetApp, take YamlOutputType.FILE_PER_CHART, or take other names',
  };
}
