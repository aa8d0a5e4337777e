import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
import { Problem, quote } from '../findings/problem';

/**
 * Objects that cdk8s would write into one file, the last one over the others: its layouts of a file for each object
 * name them by kind and name alone. Upper and lower case are one on many disks.
 */
export function fileCollisions(app: App): Problem[] {
  const folderOf = (object: ApiObject) => {
    switch (app.yamlOutputType) {
      case YamlOutputType.FILE_PER_RESOURCE: return '';
      case YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE: return `${Chart.of(object).node.path}/`;
      default: return undefined;
    }
  };
  const byFile = new Map<string, ApiObject[]>();
  for (const construct of app.node.findAll()) {
    if (!ApiObject.isApiObject(construct)) continue;
    const folder = folderOf(construct);
    if (folder === undefined) return [];
    const file = `${folder}${construct.kind}.${construct.name}`.toLowerCase();
    byFile.set(file, [...byFile.get(file) ?? [], construct]);
  }
  return [...byFile].filter(([, objects]) => objects.length > 1).map(([file, objects]) => ({
    code: 'FILE_COLLISION',
    message: `${objects.map(object => object.node.path).join(' and ')} would be written into one file`,
    got: quote(file),
    fix: 'take another `yamlOutputType`, e.g. YamlOutputType.FILE_PER_CHART, or other names',
  }));
}
