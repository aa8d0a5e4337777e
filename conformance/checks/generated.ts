/** Thousands of machines, catalogs and services, right and wrong, about which both sides have to agree. */
import { askBoth, checkRules } from './both-sides';
import { provideImage } from './images';
import { ClusterCatalog, GoldenImage, Platform } from '../../src';
import { Api, KubeObject } from '../cluster/api';
import { namespace } from '../cluster/install';
import { configuration } from '../cluster/kubevirt';
import { until } from '../cluster/processes';
import { AdmittedAnyway } from '../disagreements';
import { surroundings } from '../generator/catalogs';
import { IMAGE, IMAGES_NAMESPACE } from '../generator/disks';
import { Cluster, machines } from '../generator/machine';
import { Suite } from '../suite';

const NAMESPACE = 'generated';
const IMAGES = [IMAGE, 'noble'];

/** What the project knows of that is off by default. */
const GATES = ['CPUManager', 'HostDevices'];

/** So many of each sort show every known difference. */
export const ENOUGH = 3000;

/** The same things in every run. */
const SEED = 1;

export async function checkGenerated(api: Api, suite: Suite, count: number): Promise<void> {
  const cluster = await inCluster(api);
  const shown = new Set<AdmittedAnyway>();
  const ask = async (what: string, recipes: Parameters<typeof askBoth>[2]['recipes'], featureGates: string[], seed: number) => {
    await switchGates(api, featureGates);
    await askBoth(api, suite, { what, recipes, seed, count, platform: () => platform(featureGates), namespace: NAMESPACE }, shown);
  };
  await ask('machines, gates as they are by default', machines(cluster), [], SEED);
  await ask('machines, gates on', machines(cluster), GATES, SEED + 1);
  await ask('catalogs and services', surroundings, GATES, SEED + 2);
  if (count >= ENOUGH) checkRules(suite, shown);
  else suite.note('too few to see every known difference: their list is not held against them');
}

/** Waits until virt-api has taken notice, which one of the gates shows. */
async function switchGates(api: Api, featureGates: readonly string[]): Promise<void> {
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

/** The names that the cluster has, and its images. */
async function inCluster(api: Api): Promise<Cluster> {
  const names = async (plural: string) => {
    const { body } = await api.send('GET', `/apis/instancetype.kubevirt.io/v1beta1/${plural}`);
    return body.items.map(({ metadata }: KubeObject) => metadata.name).sort();
  };
  await api.create(namespace(NAMESPACE));
  for (const name of IMAGES) await provideImage(api, { name, namespace: IMAGES_NAMESPACE });
  return {
    instanceTypes: await names('virtualmachineclusterinstancetypes'),
    profiles: await names('virtualmachineclusterpreferences'),
    images: IMAGES,
  };
}

const platform = (featureGates: readonly string[]) => Platform.kubevirt({
  featureGates: [...featureGates],
  catalog: ClusterCatalog.extend({ goldenImages: IMAGES.map(name => ({ name, image: GoldenImage.fromName(name) })) }),
});
