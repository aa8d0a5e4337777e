import { ApiObject, App, Chart } from 'cdk8s';
import { ChartDocument, chartDocuments, Renderings } from './documents';
import { collision } from './file-collisions';
import { OutputFile, outputFile } from './folder/output-file';
import { chartLabel, layoutOf, NamedObject, objectPaths } from './layout';
import { bytesOf, StoredText } from './stored-text';
import { Tree } from './tree';
import { documentText, SEPARATOR } from './yaml/document';
import { findingAt } from '../findings/finding-at';
import { FleetError } from '../findings/fleet-error';
import { throwPlainly } from '../findings/plain-exit';

/** How the files of an app are named, and what is reported while they are created. */
export interface FileOptions {
  /** Add the position of a chart before its name if charts depend on each other, as cdk8s does. */
  readonly numberedCharts: boolean;
  /** Record which construct created which object. */
  readonly recordsConstructs: boolean;
  /** The extension of every file. */
  readonly extension: string;
  /** Called after each object. */
  readonly progress: (done: number) => void;
}

/** All files of an app, as cdk8s would write them. */
export function filesOf(app: App, tree: Tree, renderings: Renderings, options: FileOptions): OutputFile[] {
  const files = makeFiles(app, tree, renderings, options);
  if (options.recordsConstructs) files.push(constructMetadata(tree));
  const byPath = new Map<string, string[]>();
  for (const { path } of files) {
    const same = byPath.get(path.toLowerCase());
    if (same) same.push(path);
    else byPath.set(path.toLowerCase(), [path]);
  }
  const collisions = [...byPath.values()].filter(same => same.length > 1);
  if (collisions.length > 0) throwPlainly(new FleetError(collisions.map(same => findingAt(app.node.path, collision(same[same.length - 1], same)))));
  return files;
}

/** All documents of an app as one text. */
export function allText(tree: Tree, renderings: Renderings): string {
  const all = texts(tree.charts.flatMap(chart => chartDocuments(chart, tree, renderings)), () => undefined);
  return [...all].map(text => typeof text === 'string' ? text : bytesOf(text).toString()).join('');
}

function makeFiles(app: App, tree: Tree, renderings: Renderings, { numberedCharts, extension, progress }: FileOptions): OutputFile[] {
  const labels = new Map(tree.charts.map((chart, i) => {
    const number = numberedCharts && tree.hasDependentCharts ? `${String(i).padStart(4, '0')}-` : '';
    return [chart, `${number}${chartLabel(chart)}`];
  }));
  let done = 0;
  const step = () => progress(++done);
  switch (layoutOf(app)) {
    case 'app':
      return tree.charts.length === 0 ? [] : [outputFile(`app${extension}`, texts(tree.charts.flatMap(chart => chartDocuments(chart, tree, renderings)), step))];
    case 'chart':
      return tree.charts.map(chart => outputFile(`${labels.get(chart)}${extension}`, texts(chartDocuments(chart, tree, renderings), step)));
    case 'object': {
      const all = tree.charts.flatMap(chart => chartDocuments(chart, tree, renderings).map(document => objectFile(document, chart, step)))
        .filter(file => file !== undefined);
      const paths = objectPaths(app, all.map(({ name }) => name), chart => labels.get(chart)!);
      return all.map(({ file }, i) => ({ ...file, path: `${paths[i]}${extension}` }));
    }
  }
}

/** The texts of documents. Each document is removed from the list, so that its memory is free as soon as its text exists. */
function* texts(documents: (ChartDocument | undefined)[], step: () => void): Iterable<string | StoredText> {
  for (let i = 0; i < documents.length; i++) {
    const document = documents[i]!;
    documents[i] = undefined;
    const { stored } = document;
    if (stored === undefined) yield `${i > 0 ? SEPARATOR : ''}${document.toText?.() ?? documentText(document.toJson())}`;
    else yield i > 0 ? stored : { block: stored.block, start: stored.start + SEPARATOR.length, end: stored.end };
    step();
  }
}

/** The file of an object. Its path is still missing, because the path also depends on the other objects. */
function objectFile(document: ChartDocument, chart: Chart, step: () => void): { readonly name: NamedObject; readonly file: OutputFile } | undefined {
  const json = document.toJson() as any;
  if (json === undefined) return undefined;
  step();
  const { apiVersion, kind, metadata } = json;
  return { name: { chart, apiVersion, kind, name: metadata.name, namespace: metadata.namespace }, file: outputFile('', [documentText(json)]) };
}

/** The construct that created each object, for the validation plugins of cdk8s-cli. */
function constructMetadata(tree: Tree): OutputFile {
  const objects: ApiObject[] = tree.charts.flatMap(chart => tree.objects(chart));
  const resources = Object.fromEntries(objects.map(({ name, node: { path } }) => [name, { path }]));
  return outputFile('construct-metadata.json', [JSON.stringify({ version: '1.0.0', resources })]);
}
