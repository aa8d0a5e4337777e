/**
 * The complete path of generated applications in Cozystack. Cozystack's API server stores each application as a HelmRelease. Helm's engine
 * renders Cozystack's chart with the values of the HelmRelease. The Kubernetes API server, with the webhooks of KubeVirt and CDI, gets the
 * rendered objects.
 */
import { isDeepStrictEqual } from 'util';
import * as fc from 'fast-check';
import { ALREADY_THERE, askBoth, built, checkRules, ClusterVerdict, Told } from './both-sides';
import { checkChartWriting } from './chart-writing';
import { isRelease, label, releaseOf } from './examples';
import { askFields } from './fields';
import { ClusterCatalog, CozystackVersion, Platform } from '../../src';
import { Api, KubeObject } from '../cluster/api';
import { ControlPlane } from '../cluster/control-plane';
import { APPLICATION, Charts, startCharts } from '../cluster/cozystack';
import { namespace } from '../cluster/install';
import { cozystackMachines } from '../generator/cozystack';
import { COZYSTACK_FIELDS } from '../generator/cozystack-fields';
import { cozystackSurroundings } from '../generator/cozystack-others';
import { Cluster, Recipe } from '../generator/machine';
import { Suite } from '../suite';

/** Objects that others look up are applied first. */
const ORDER = ['Tenant', 'VMDisk', 'VMInstance'];

/** Objects of a chart that others look up. */
const KEPT = ['DataVolume', 'Namespace'];

const CONSUMER = 'Cozystack 1.6';
const SEED = 11;

const fieldPlace = (i: number) => `tenant-f${i}`;

/** With this number of objects of each sort, every known difference occurs. */
const ENOUGH = 600;

/** Adds to the suite the rules by which the library was stricter than the platform. */
export async function checkCozystack(plane: ControlPlane, suite: Suite, atMost: number): Promise<void> {
  const { api } = plane;
  const count = Math.min(atMost, ENOUGH);
  const charts = await startCharts(plane);
  for (const name of ['cozy-public', 'tenant-root']) await api.create(namespace(name));
  const platform = Platform.cozystack({ version: CozystackVersion.V1_6, catalog: ClusterCatalog.extend({}) });
  const unknown = new Set<string>();
  const ask = async (what: string, recipes: fc.Arbitrary<Recipe>, seed: number) => {
    // A separate tenant, so that names do not collide.
    const place = (i: number) => `tenant-g${seed}x${i}`;
    let built_ = 0;
    const things = recipes.map(recipe => (): Told => built(recipe, platform, place(built_++))());
    const judge = (objects: readonly KubeObject[], i: number) => installed(api, charts, objects, place(i), unknown);
    await askBoth(suite, { what, consumer: CONSUMER, things, seed, count, judge });
  };
  await ask('machines and disks of Cozystack', cozystackMachines(await inCluster(api)), SEED);
  await ask('networks, tenants and backups of Cozystack', cozystackSurroundings, SEED + 1);
  await askFields(suite, {
    consumer: CONSUMER,
    platform: { name: 'cozystack', version: CozystackVersion.V1_6 },
    fields: COZYSTACK_FIELDS,
    judge: (objects, i) => installed(api, charts, objects, fieldPlace(i), unknown),
    place: fieldPlace,
  });
  if (count >= ENOUGH) checkRules(suite, true);
  if (unknown.size > 0) suite.note(`kinds of charts that the cluster does not have, so that nothing is asked: ${[...unknown].sort().join(', ')}`);
  await checkChartWriting(api, charts, suite);
}

/** The names that the cluster has. Images of Cozystack are claims, which CDI does not look up before it clones them. */
async function inCluster(api: Api): Promise<Cluster> {
  const names = async (plural: string) => {
    const { body } = await api.send('GET', `/apis/instancetype.kubevirt.io/v1beta1/${plural}`);
    return body.items.map(({ metadata }: KubeObject) => metadata.name).sort();
  };
  return {
    instanceTypes: await names('virtualmachineclusterinstancetypes'), profiles: await names('virtualmachineclusterpreferences'), images: ['ubuntu-24.04', 'debian-13'],
  };
}

async function installed(api: Api, charts: Charts, objects: readonly KubeObject[], tenant: string, unknown: Set<string>): Promise<ClusterVerdict> {
  const refusals: string[] = [];
  const drifts: string[] = [];
  await api.create(namespace(tenant));
  // Helm retries a machine until its disks exist.
  for (const object of [...objects].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))) {
    const { ok, status, body } = await api.create(object, { dryRun: !isRelease(object) });
    if (!ok) {
      if (status !== ALREADY_THERE) refusals.push(`API server: ${label(object)}: ${body.message}`);
      continue;
    }
    if (!isRelease(object)) continue;
    const release = await releaseOf(api, object);
    if (!isDeepStrictEqual(release?.spec.values, object.spec)) drifts.push(`${label(object)}: the values of its HelmRelease are ${JSON.stringify(release?.spec.values)}`);
    if (release) refusals.push(...await rendered(api, charts, release, APPLICATION[object.kind].chart, unknown));
  }
  return { refusals, drifts };
}

/** The errors of Helm and the API server about the objects of a release. */
async function rendered(api: Api, charts: Charts, { metadata, spec }: KubeObject, chart: string, unknown: Set<string>): Promise<string[]> {
  const release = { name: metadata.name, namespace: metadata.namespace! };
  const objects = await charts.render(chart, release, spec.values);
  if (objects instanceof Error) return [`Helm: ${chart} ${metadata.name}: ${objects.message}`];
  const refusals: string[] = [];
  for (const { metadata: own, ...rest } of objects.sort((a, b) => Number(b.kind === 'Namespace') - Number(a.kind === 'Namespace'))) {
    const object = { ...rest, metadata: { ...own, namespace: own?.namespace ?? release.namespace } } as KubeObject;
    if (!await api.has(object)) {
      unknown.add(object.kind);
      continue;
    }
    const { ok, status, body } = await api.create(object, { dryRun: !KEPT.includes(object.kind) });
    if (!ok && status !== ALREADY_THERE) refusals.push(`chart ${chart}: ${label(object)}: ${body.message}`);
  }
  return refusals;
}
