import type { DataImportCronSpec, DataSourceSpec, DataVolumeSpec } from '../../../imports/cdi.kubevirt.io';
import type { VirtualMachineClusterInstancetypeSpec } from '../../../imports/instancetype.kubevirt.io';
import { Problem, quote } from '../../findings/problem';
import { CatalogModel, GoldenImageCatalogModel, InstanceTypeCatalogModel } from '../../model/catalog';
import { isUsable } from '../../model/size';
import { Rendering } from '../driver';
import { nameProblems } from '../kubernetes/names';
import { Manifest } from '../manifest';
import { Wire } from '../wire';

const DNS_SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const CDI = 'cdi.kubevirt.io/v1beta1';

/** What machines refer to and a cluster has not by itself. */
export function renderCatalog(model: CatalogModel): Rendering {
  return model.kind === 'instanceTypes' ? instanceTypes(model) : goldenImages(model);
}

function instanceTypes({ types }: InstanceTypeCatalogModel): Rendering {
  const problems = [...duplicates(types), ...types.flatMap(({ name, vcpus, memory }): Problem[] => [
    ...DNS_SUBDOMAIN.test(name) ? [] : [{
      code: 'NAME_INVALID' as const,
      message: 'the name of an instance type is not a DNS name',
      got: quote(name),
      allowed: 'DNS labels with dots between them, e.g. s1.large',
      fix: 'correct the name',
    }],
    ...Number.isInteger(vcpus) && vcpus > 0 && isUsable(memory) ? [] : [{
      code: 'RESOURCES_INVALID' as const,
      message: `instance type "${name}" has no size`,
      got: `${vcpus} vCPU and ${memory.asString()}`,
      allowed: 'whole virtual CPUs and memory, both positive',
      fix: 'give positive numbers',
    }],
  ])];
  return {
    problems,
    manifests: types.map(({ name, vcpus, memory }): Manifest => {
      const spec: Wire<VirtualMachineClusterInstancetypeSpec> = { cpu: { guest: vcpus }, memory: { guest: memory.asString() } };
      return { id: name, apiVersion: 'instancetype.kubevirt.io/v1beta1', kind: 'VirtualMachineClusterInstancetype', name, clusterScoped: true, body: { spec } };
    }),
  };
}

function goldenImages({ images, namespace, makesNamespace, cloners }: GoldenImageCatalogModel): Rendering {
  const problems = [...duplicates(images), ...images.flatMap(({ name, size, origin }) => [
    ...nameProblems('the name of a golden image', name, 63),
    ...isUsable(size) ? [] : [sizeProblem(name, size.asString())],
    ...originProblems(name, origin.url, origin.kind),
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

type Image = GoldenImageCatalogModel['images'][number];

function imageManifests({ name, origin, size, storageClass }: Image, namespace: string): Manifest[] {
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
    return [{ id: name, apiVersion: CDI, kind: 'DataImportCron', name, body: { spec } }];
  }
  const volume: Wire<DataVolumeSpec> = { source: { http: { url: origin.url } }, storage };
  const source: Wire<DataSourceSpec> = { source: { pvc: { name, namespace } } };
  // Nothing uses the image's own volume before it is cloned, so it cannot wait for its first user.
  const annotations = { 'cdi.kubevirt.io/storage.bind.immediate.requested': 'true' };
  return [
    { id: name, apiVersion: CDI, kind: 'DataVolume', name, annotations, body: { spec: volume } },
    { id: `${name}-source`, apiVersion: CDI, kind: 'DataSource', name, body: { spec: source } },
  ];
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

function duplicates(entries: readonly { readonly name: string }[]): Problem[] {
  const names = entries.map(({ name }) => name);
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))].map(name => ({
    code: 'NAME_DUPLICATE', message: 'the catalog has a name twice', got: quote(name), fix: 'list each name once',
  }));
}

function sizeProblem(name: string, got: string): Problem {
  return { code: 'SIZE_INVALID', message: `the size of golden image "${name}" is not a positive number`, got, fix: 'give a positive `size`' };
}

function originProblems(name: string, url: string, kind: 'http' | 'registry'): Problem[] {
  const pattern = kind === 'http' ? /^https?:\/\/[^/\s]+\S*$/ : /^(docker|oci-archive):\/\/\S+$/;
  if (pattern.test(url)) return [];
  return [{
    code: 'URL_INVALID',
    message: `golden image "${name}" is imported from something that is no address`,
    got: quote(url),
    allowed: kind === 'http' ? 'http://... or https://...' : 'docker://registry/image:tag',
    fix: 'give the whole address of the image',
  }];
}
