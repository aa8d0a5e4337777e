/**
 * The manifests of the examples for an older KubeVirt release. If the library reports no error, the cluster must admit all objects. If it
 * reports an error, the cluster must reject at least one object.
 */
import { readFileSync } from 'fs';
import { join } from 'path';
import { ClusterVerdict } from './both-sides';
import { podOf, volumesOf } from './consequences';
import { differences } from './drift';
import { ensureNamespaces, label } from './examples';
import { GATES, switchGates } from './generated';
import { provideImages } from './images';
import { provideInstanceTypes } from './instance-types';
import { outputOfPrograms } from './programs';
import { Finding, KubeVirtVersion, Severity } from '../../src';
import { modelsIn } from '../../src/cli/fleet-of-app';
import { inspectModel } from '../../src/collect/inspection';
import { FleetModel } from '../../src/model/fleet-model';
import { renderModel } from '../../src/platforms/render';
import { Api, KubeObject } from '../cluster/api';
import { isKnown, rulesOf } from '../disagreements';
import { Release } from '../releases';
import { Suite } from '../suite';

export async function checkExamplesOf(api: Api, suite: Suite, { version }: Release): Promise<void> {
  const agreed = { applied: 0, refused: 0 };
  const examples = modelsOfExamples();
  // The platform value lists the feature gates of its cluster.
  const clusters = [...examples.values()].flat().flatMap(each => each.clusters);
  const gates = clusters.flatMap(({ platform }) => (platform?.options?.featureGates ?? []) as string[]);
  await switchGates(api, [...new Set([...GATES, ...gates])]);
  for (const [name, models] of examples) {
    for (const model of models.map(each => at(each, version))) {
      const objects = renderModel(model) as KubeObject[];
      if (objects.length === 0) continue;
      const findings = inspectModel(model);
      const errors = findings.filter(each => each.severity === Severity.ERROR && !rulesOf('KubeVirt').some(rule => isKnown(rule, each)));
      const { refusals, drifts } = await applied(api, objects);
      const said = errors.map(({ code, path, message }) => `we: ${code} ${path}: ${message}`).join('\n');
      const isLoose = findings.every(({ severity }) => severity !== Severity.ERROR) && refusals.length > 0 && !isGated(findings);
      suite.check(`${name} for KubeVirt ${version}: what we accept is applied`, isLoose ? refusals.join('\n') : undefined);
      suite.check(`${name} for KubeVirt ${version}: what we refuse is refused`, errors.length > 0 && refusals.length === 0 ? said : undefined);
      const isClean = findings.every(({ severity }) => severity !== Severity.ERROR);
      suite.check(`${name} for KubeVirt ${version}: it is stored as it is written, and not written again`, isClean && drifts.length > 0 ? drifts.join('\n') : undefined);
      agreed[refusals.length > 0 ? 'refused' : 'applied']++;
    }
  }
  suite.note(`${agreed.applied} examples applied, ${agreed.refused} rejected, as the library reports`);
}

/** A cluster may reject an object that needs a disabled feature gate. The library only warns about this object. */
const isGated = (findings: readonly Finding[]) => findings.some(({ code }) => code === 'FEATURE_GATE');

async function applied(api: Api, objects: readonly KubeObject[]): Promise<ClusterVerdict> {
  await provideInstanceTypes(api);
  await provideImages(api, objects);
  await ensureNamespaces(api, objects);
  const refusals: string[] = [];
  const drifts: string[] = [];
  for (const object of objects) {
    const { ok, body } = await api.apply(object);
    if (ok) drifts.push(...await driftOf(api, object, body));
    else refusals.push(`cluster: ${label(object)}: ${body.message}`);
  }
  for (const object of [...objects.flatMap(volumesOf), ...objects.flatMap(podOf)]) {
    const { ok, body } = await api.create(object, { dryRun: true });
    if (!ok) refusals.push(`cluster: ${label(object)}: ${body.message}`);
  }
  for (const object of [...objects].reverse()) if (object.kind !== 'Namespace') await api.remove(object);
  return { refusals, drifts };
}

/** The fields that the cluster stores differently, and whether a second apply changes them again. */
async function driftOf(api: Api, object: KubeObject, first: KubeObject): Promise<string[]> {
  const stored = differences(object, (await api.get(object)).body);
  const again = await api.apply(object);
  const isWritten = again.body.metadata?.resourceVersion !== first.metadata.resourceVersion;
  return [...stored, ...isWritten ? ['it is written again'] : []].map(each => `${label(object)}: ${each}`);
}

/** The KubeVirt part of a model, with another version of its clusters. Acknowledgements are applied again. */
function at(model: FleetModel, version: KubeVirtVersion): FleetModel {
  const clusters = model.clusters.filter(({ platform }) => platform?.name === 'kubevirt');
  const acknowledgements: FleetModel['acknowledgements'] = [];
  return { ...model, acknowledgements, clusters: clusters.map(cluster => ({ ...cluster, platform: { ...cluster.platform!, version } })) };
}

function modelsOfExamples(): Map<string, FleetModel[]> {
  return outputOfPrograms((name, folder) => modelsIn(readFileSync(join(folder, `${name}.models`), 'utf8')));
}
