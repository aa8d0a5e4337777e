/** Thousands of valid and invalid machines, catalogs and Services. The library and the cluster must agree about each of them. */
import * as fc from 'fast-check';
import { askBoth, built, dryRun } from './both-sides';
import { provideImage } from './images';
import { ClusterCatalog, GoldenImage, Platform } from '../../src';
import { Api, KubeObject } from '../cluster/api';
import { namespace } from '../cluster/install';
import { configuration } from '../cluster/kubevirt';
import { until } from '../cluster/processes';
import { surroundings } from '../generator/catalogs';
import { IMAGE, IMAGES_NAMESPACE } from '../generator/disks';
import { Cluster, machines, Recipe } from '../generator/machine';
import { traffic } from '../generator/traffic';
import { Release } from '../releases';
import { Suite } from '../suite';

const NAMESPACE = 'generated';
const IMAGES = [IMAGE, 'noble'];

/** Feature gates that the generated objects need, and that no release enables by default. */
export const GATES = ['CPUManager', 'HostDevices'];

/** Number of objects of each sort with which every known difference occurs. */
export const ENOUGH = 3000;

/** Number of objects of each sort for a release that `--release` names. */
export const ENOUGH_OF_ONE_RELEASE = 1000;

/** Number of objects of each sort for the newest release, without `--all` and `--release`. */
export const SOME_OF_NEWEST = 500;

/** Number of objects of each sort for an older release: with `--all`, and without it. */
export const A_FEW = { ofAll: 300, ofSome: 150 };

/** A fixed seed: every run generates the same objects. */
const SEED = 1;

/** Adds to the suite the rules by which the library was stricter than the cluster. */
export async function checkGenerated(api: Api, suite: Suite, release: Release, count: number): Promise<void> {
  const cluster = await inCluster(api);
  const ask = async (what: string, recipes: fc.Arbitrary<Recipe>, featureGates: string[], seed: number) => {
    await switchGates(api, featureGates);
    const things = recipes.map(recipe => built(recipe, platform(release, featureGates), NAMESPACE));
    await askBoth(suite, { what, consumer: `KubeVirt ${release.version}`, things, seed, count, judge: dryRun(api) });
  };
  await ask('machines, gates as they are by default', machines(cluster), [], SEED);
  await ask('machines, gates on', machines(cluster), GATES, SEED + 1);
  await ask('catalogs and services', surroundings, GATES, SEED + 2);
  await ask('connections and isolations', traffic, GATES, SEED + 3);
}

/** Waits until virt-api uses the new configuration. The feature gate HostDevices shows whether it does. */
export async function switchGates(api: Api, featureGates: readonly string[]): Promise<void> {
  const { ok, body } = await api.apply(configuration(featureGates));
  if (!ok) throw new Error(body.message);
  const shows = featureGates.includes('HostDevices');
  await until('virt-api with other feature gates', async () => (await api.create(WITH_HOST_DEVICE, { dryRun: true })).ok === shows);
}

const WITH_HOST_DEVICE: KubeObject = {
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name: 'probe', namespace: 'default' },
  spec: {
    runStrategy: 'Halted',
    template: {
      spec: { domain: { devices: { hostDevices: [{ name: 'a', deviceName: 'example.com/a' }] }, memory: { guest: '1Gi' } } },
    },
  },
};

/** Everyone may clone the cluster's images. KubeVirt up to 1.8 checks this before it admits a machine. */
const CLONEABLE: readonly KubeObject[] = [
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: 'clone', namespace: IMAGES_NAMESPACE },
    rules: [{ apiGroups: ['cdi.kubevirt.io'], resources: ['datavolumes/source'], verbs: ['*'] }],
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: 'clone', namespace: IMAGES_NAMESPACE },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'clone' },
    subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'system:serviceaccounts' }],
  },
];

/** The names of the cluster's catalog, and its images. */
async function inCluster(api: Api): Promise<Cluster> {
  const names = async (plural: string) => {
    const { body } = await api.send('GET', `/apis/instancetype.kubevirt.io/v1beta1/${plural}`);
    return body.items.map(({ metadata }: KubeObject) => metadata.name).sort();
  };
  await api.create(namespace(NAMESPACE));
  for (const name of IMAGES) await provideImage(api, { name, namespace: IMAGES_NAMESPACE });
  for (const object of CLONEABLE) await api.create(object);
  return {
    instanceTypes: await names('virtualmachineclusterinstancetypes'),
    profiles: await names('virtualmachineclusterpreferences'),
    images: IMAGES,
  };
}

const platform = ({ version, cdiVersion: cdi }: Release, featureGates: readonly string[]) => Platform.kubevirt({
  cdi,
  version,
  featureGates: [...featureGates],
  catalog: ClusterCatalog.extend({ goldenImages: IMAGES.map(name => ({ name, image: GoldenImage.fromName(name) })) }),
});
