import { duplicates } from './duplicates';
import type { DataImportCronSpec, DataSourceSpec, DataVolumeSpec } from '../../../../imports/cdi.kubevirt.io';
import { Problem } from '../../../findings/problem';
import { addressProblems } from '../../../model/address';
import { GoldenImageCatalogModel, ImageModel } from '../../../model/catalog';
import { readCron } from '../../../model/cron';
import { isSmaller, isUsable, SMALLEST_VOLUME } from '../../../model/size';
import { Rendering } from '../../driver';
import { nameProblems } from '../../kubernetes/names';
import { Manifest } from '../../manifest';
import { Wire } from '../../wire';


const CDI = 'cdi.kubevirt.io/v1beta1';

/** Golden images, the namespace that they stand in, and the right to clone them. */
export function goldenImages({ images, namespace, makesNamespace, cloners }: GoldenImageCatalogModel): Rendering {
  const problems = [...duplicates(images), ...images.flatMap(({ name, size, origin }) => [
    ...nameProblems('the name of a golden image', name, 63),
    ...isUsable(size) && !isSmaller(size, SMALLEST_VOLUME) ? [] : [sizeProblem(name, size.asString())],
    ...addressProblems(`golden image "${name}"`, origin.kind, origin.url),
    ...origin.kind === 'registry' && !isSchedule(origin.schedule) ? [scheduleProblem(name, origin.schedule)] : [],
  ])];
  if (namespace === undefined) {
    problems.push({
      code: 'NAMESPACE_MISSING',
      message: 'golden images stand in a namespace of their own, and the chart has none',
      fix: 'give the chart its `namespace`, e.g. "golden-images"',
    });
  }
  const own: Manifest[] = makesNamespace && namespace !== undefined
    ? [{ id: 'Namespace', apiVersion: 'v1', kind: 'Namespace', name: namespace, clusterScoped: true, body: {} }]
    : [];
  return { problems, manifests: [...own, ...images.flatMap(image => imageManifests(image, namespace ?? '')), ...cloneRights(cloners)] };
}

function imageManifests(image: ImageModel, namespace: string): Manifest[] {
  const { name, origin, size, storageClass } = image;
  const labels = defaultLabels(image);
  const storage = { resources: { requests: { storage: size.asString() } }, storageClassName: storageClass };
  if (origin.kind === 'registry') {
    // The cron makes the DataSource itself, and takes over none that it did not make.
    const spec: Wire<DataImportCronSpec> = {
      schedule: origin.schedule,
      managedDataSource: name,
      garbageCollect: 'Outdated',
      importsToKeep: 2,
      template: { spec: { source: { registry: { url: origin.url } }, storage } },
    };
    return [{ id: name, apiVersion: CDI, kind: 'DataImportCron', name, labels, body: { spec } }];
  }
  const volume: Wire<DataVolumeSpec> = { source: { http: { url: origin.url } }, storage };
  const source: Wire<DataSourceSpec> = { source: { pvc: { name, namespace } } };
  // Nothing uses the image's own volume before it is cloned, so it cannot wait for its first user.
  const annotations = { 'cdi.kubevirt.io/storage.bind.immediate.requested': 'true' };
  return [
    { id: name, apiVersion: CDI, kind: 'DataVolume', name, annotations, body: { spec: volume } },
    { id: `${name}-source`, apiVersion: CDI, kind: 'DataSource', name, labels, body: { spec: source } },
  ];
}

/** What machines get that infer their type or profile. CDI passes a cron's on to the DataSource it makes. */
function defaultLabels({ instanceType, profile }: ImageModel): Record<string, string> {
  return {
    ...instanceType !== undefined && { 'instancetype.kubevirt.io/default-instancetype': instanceType },
    ...profile !== undefined && { 'instancetype.kubevirt.io/default-preference': profile },
  };
}

/** CDI asks whoever makes a clone whether they may read the source in its namespace. */
function cloneRights(namespaces: readonly string[]): Manifest[] {
  const name = 'clone-golden-images';
  const groups = namespaces.length === 0 ? ['system:serviceaccounts'] : [...namespaces].sort().map(namespace => `system:serviceaccounts:${namespace}`);
  const apiGroup = 'rbac.authorization.k8s.io';
  return [
    {
      id: 'Role',
      apiVersion: `${apiGroup}/v1`,
      kind: 'Role',
      name,
      body: { rules: [{ apiGroups: ['cdi.kubevirt.io'], resources: ['datavolumes/source'], verbs: ['create'] }] },
    },
    {
      id: 'RoleBinding',
      apiVersion: `${apiGroup}/v1`,
      kind: 'RoleBinding',
      name,
      body: { roleRef: { apiGroup, kind: 'Role', name }, subjects: groups.map(group => ({ apiGroup, kind: 'Group', name: group })) },
    },
  ];
}

/** CDI takes none at all, and `@every`, besides what cron has. */
function isSchedule(text: string): boolean {
  return text === '' || /^@every \S+$/.test(text) || typeof readCron(text) !== 'string';
}

function scheduleProblem(name: string, got: string): Problem {
  return {
    code: 'SCHEDULE_INVALID',
    message: `CDI refuses the schedule by which golden image "${name}" is fetched`,
    got,
    allowed: 'five fields as cron has them, e.g. "0 4 * * *"',
    fix: 'correct the schedule',
  };
}

function sizeProblem(name: string, got: string): Problem {
  return {
    code: 'SIZE_INVALID',
    message: `the size of golden image "${name}" is none that a volume has`,
    got,
    allowed: `at least ${SMALLEST_VOLUME.asString()}`,
    fix: 'give the `size` of the image\'s volume',
  };
}
