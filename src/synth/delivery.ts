import { Chart } from 'cdk8s';
import { Tree } from './tree';
import { Deliverer, FluxPlan } from '../delivery/deliverer';
import { isFoundation, waveOf } from '../delivery/waves';
import { OutputFile, outputFile } from '../folder/output-file';
import { chartLabel } from '../placement/layout';
import { documentText, SEPARATOR } from '../yaml/document';

const WAVE = 'argocd.argoproj.io/sync-wave';

/** Tells Argo CD, by annotations, what comes before what. */
export function addWaves(tree: Tree): void {
  for (const object of tree.charts.flatMap(chart => tree.objects(chart))) {
    const wave = waveOf(object);
    const { annotations } = object.metadata.toJson() ?? {};
    if (wave !== 0 && annotations?.[WAVE] === undefined) object.metadata.addAnnotation(WAVE, String(wave));
  }
}

/** The files that tell Flux what comes before what, for the files of charts in folders of their own. */
export function fluxFiles(deliverer: Deliverer | undefined, tree: Tree, files: readonly OutputFile[]): OutputFile[] {
  if (deliverer?.engine !== 'flux') return [];
  const charts = tree.charts.filter(chart => tree.objects(chart).length > 0);
  const foundations = charts.filter(chart => isFoundation(tree.objects(chart)));
  const kustomizations = charts.map(chart => {
    const needed = [...new Set([...foundations.includes(chart) ? [] : foundations, ...chart.node.dependencies.filter(Chart.isChart)])];
    return kustomization(chart, needed, deliverer.plan);
  });
  return [
    ...charts.map(chart => folderFile(chartLabel(chart), files)),
    outputFile('flux.yaml', kustomizations.flatMap((each, i) => i === 0 ? [documentText(each)] : [SEPARATOR, documentText(each)])),
  ];
}

/** Lists a chart's files, so that Flux takes them and nothing else in the folder. */
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
