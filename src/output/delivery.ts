import { ApiObject, Chart } from 'cdk8s';
import { Renderings } from './documents';
import { chartLabel } from './layout';
import { Tree } from './tree';
import { Modeled } from '../collect/modeled';
import { Deliverer, FluxPlan } from '../model/deliverer';
import { Rendering } from '../platforms/driver';
import { isFoundation, ObjectHead, WAVE, waveOf } from '../platforms/waves';
import { OutputFile, outputFile } from './folder/output-file';
import { documentText, SEPARATOR } from './yaml/document';

/** Writes the apply order for Argo CD, as sync waves in annotations. */
export function addWaves(tree: Tree, renderings: Map<Modeled, Rendering>): void {
  for (const chart of tree.charts) {
    for (const written of tree.written(chart)) {
      if (ApiObject.isApiObject(written)) addWave(written);
      else renderings.set(written, withWaves(renderings.get(written)!, chart.namespace));
    }
  }
}

function addWave(object: ApiObject): void {
  const wave = waveOf({ kind: object.kind, namespace: object.metadata.namespace });
  const { annotations } = object.metadata.toJson() ?? {};
  if (wave !== 0 && annotations?.[WAVE] === undefined) object.metadata.addAnnotation(WAVE, String(wave));
}

function withWaves(rendering: Rendering, chartNamespace: string | undefined): Rendering {
  return {
    ...rendering,
    manifests: rendering.manifests.map(manifest => {
      const { kind, namespace = chartNamespace, clusterScoped, annotations } = manifest;
      const wave = waveOf({ kind, namespace: clusterScoped ? undefined : namespace });
      return wave === 0 || annotations?.[WAVE] !== undefined ? manifest : { ...manifest, annotations: { ...annotations, [WAVE]: String(wave) } };
    }),
  };
}

/** The files with the apply order for Flux (`dependsOn`). Each chart has its own folder. */
export function fluxFiles(deliverer: Deliverer | undefined, tree: Tree, renderings: Renderings, files: readonly OutputFile[]): OutputFile[] {
  if (deliverer?.engine !== 'flux') return [];
  const headsOf = new Map(tree.charts.map(chart => [chart, heads(chart, tree, renderings)]));
  const charts = tree.charts.filter(chart => headsOf.get(chart)!.length > 0);
  const foundations = charts.filter(chart => isFoundation(headsOf.get(chart)!));
  const kustomizations = charts.map(chart => {
    const needed = [...new Set([...foundations.includes(chart) ? [] : foundations, ...chart.node.dependencies.filter(Chart.isChart)])];
    return kustomization(chart, needed, deliverer.plan);
  });
  return [
    ...charts.map(chart => folderFile(chartLabel(chart), files)),
    outputFile('flux.yaml', kustomizations.flatMap((each, i) => i === 0 ? [documentText(each)] : [SEPARATOR, documentText(each)])),
  ];
}

function heads(chart: Chart, tree: Tree, renderings: Renderings): ObjectHead[] {
  return tree.written(chart).flatMap((written): ObjectHead[] => ApiObject.isApiObject(written)
    ? [{ kind: written.kind, name: written.name, namespace: written.metadata.namespace }]
    : renderings.get(written)!.manifests.map(({ kind, name, namespace = chart.namespace, clusterScoped }) => (
      { kind, name, namespace: clusterScoped ? undefined : namespace }
    )));
}

/** Lists a chart's files, so that Flux applies these files only. */
function folderFile(folder: string, files: readonly OutputFile[]): OutputFile {
  const resources = files.map(({ path }) => path).filter(path => path.startsWith(`${folder}/`)).map(path => path.slice(folder.length + 1)).sort();
  return outputFile(`${folder}/kustomization.yaml`, [documentText({ apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources })]);
}

function kustomization(chart: Chart, needed: readonly Chart[], { source, path, namespace, interval, prune }: FluxPlan): object {
  const names = needed.map(chartLabel).sort();
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name: chartLabel(chart), namespace },
    spec: {
      ...names.length > 0 && { dependsOn: names.map(name => ({ name })) },
      interval,
      path: `${path}/${chartLabel(chart)}`,
      prune,
      sourceRef: { kind: 'GitRepository', name: source },
    },
  };
}
