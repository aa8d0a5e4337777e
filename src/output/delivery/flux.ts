import { ApiObject, Chart } from 'cdk8s';
import { DISK_EXPRESSIONS, MACHINE_EXPRESSIONS } from './health';
import { hasHealthExpressions } from './releases';
import { MACHINE_KIND, RUN_STRATEGY } from './unready';
import { FluxPlan } from '../../model/deliverer';
import { isFoundation, ObjectHead } from '../../platforms/waves';
import { Renderings } from '../documents';
import { OutputFile, outputFile } from '../folder/output-file';
import { chartLabel } from '../layout';
import { Tree } from '../tree';
import { documentText, SEPARATOR } from '../yaml/document';

/** The files with the apply order for Flux (`dependsOn`). Each chart has its own folder. */
export function fluxFiles(plan: FluxPlan, tree: Tree, renderings: Renderings, files: readonly OutputFile[]): OutputFile[] {
  const headsOf = new Map(tree.charts.map(chart => [chart, heads(chart, tree, renderings)]));
  const charts = tree.charts.filter(chart => headsOf.get(chart)!.length > 0);
  const foundations = charts.filter(chart => isFoundation(headsOf.get(chart)!));
  const kustomizations = charts.map(chart => {
    const needed = [...new Set([...foundations.includes(chart) ? [] : foundations, ...chart.node.dependencies.filter(Chart.isChart)])];
    return kustomization(chart, needed, new Set(headsOf.get(chart)!.map(({ kind }) => kind)), plan);
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

function kustomization(chart: Chart, needed: readonly Chart[], kinds: ReadonlySet<string>, plan: FluxPlan): object {
  const { source, path, namespace, targetNamespace, interval, prune } = plan;
  const names = needed.map(chartLabel).sort();
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name: chartLabel(chart), namespace },
    spec: {
      ...names.length > 0 && { dependsOn: names.map(name => ({ name })) },
      ...healthChecks(kinds, plan),
      ...plan.ignoresRunStrategy && kinds.has(MACHINE_KIND) && { ignore: [{ paths: RUN_STRATEGY, target: { group: 'kubevirt.io', kind: MACHINE_KIND } }] },
      interval,
      path: `${path}/${chartLabel(chart)}`,
      prune,
      sourceRef: { kind: 'GitRepository', name: source },
      ...targetNamespace !== undefined && chart.namespace === undefined && { targetNamespace },
      ...plan.waits && { wait: true },
    },
  };
}

/** With these expressions, Flux counts a machine that may be stopped, and a volume that waits for its first consumer, as ready. */
function healthChecks(kinds: ReadonlySet<string>, plan: FluxPlan): object {
  const healthCheckExprs = [DISK_EXPRESSIONS, MACHINE_EXPRESSIONS].filter(({ kind }) => kinds.has(kind));
  return plan.waits && hasHealthExpressions(plan) && healthCheckExprs.length > 0 ? { healthCheckExprs } : {};
}
