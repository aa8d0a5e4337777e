import { Size, Testing } from 'cdk8s';
import { Findings, GoldenImageSet, GoldenImageSource, InstanceTypeSet, Platform, StorageClass } from '../../../src';
import { codesOf, objectsOf } from '../../support/fleet';
import { isCore, schemaErrors } from '../../support/schemas';

const kubevirt = () => Platform.kubevirt();
const image = { name: 'noble', source: GoldenImageSource.http('https://example.com/noble.img'), size: Size.gibibytes(10) };
const fromRegistry = { name: 'fedora', source: GoldenImageSource.registry('docker://quay.io/containerdisks/fedora:43'), size: Size.gibibytes(5) };
const images = (props: object) => (chart: any) => new GoldenImageSet(chart, 'images', { images: [image, fromRegistry], ...props });
const types = (instanceTypes: any[]) => (chart: any) => new InstanceTypeSet(chart, 'types', { instanceTypes });

test('types become cluster instance types', () => {
  const objects = objectsOf(types(InstanceTypeSet.hikubeSSeries()), kubevirt(), 'anywhere');
  expect(objects.every(({ metadata }) => metadata.namespace === undefined)).toBe(true);
  expect(objects).toHaveLength(9);
  expect(objects.flatMap(schemaErrors)).toEqual([]);
  expect(objects.find(({ metadata }) => metadata.name === 's1.3large').spec).toEqual({ cpu: { guest: 12 }, memory: { guest: '24Gi' } });
});

test('an image from a URL becomes a volume and a DataSource, an image from a registry a DataImportCron', () => {
  const objects = objectsOf(images({}), kubevirt(), 'golden-images');
  expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
    'Namespace golden-images', 'Role clone-golden-images', 'RoleBinding clone-golden-images',
    'DataImportCron fedora', 'DataSource noble', 'DataVolume noble',
  ]);
  expect(objectsOf(images({ createNamespace: false }), kubevirt(), 'golden-images')).toHaveLength(5);
  expect(objects.filter(object => !isCore(object)).flatMap(schemaErrors)).toEqual([]);
  expect(objects[3].spec).toMatchObject({ managedDataSource: 'fedora', schedule: '0 4 * * *' });
  expect(objects[4].spec).toEqual({ source: { pvc: { name: 'noble', namespace: 'golden-images' } } });
});

test('they may be cloned from all namespaces, or from the given ones', () => {
  const subjects = (props: object) => objectsOf(images(props), kubevirt(), 'golden-images')
    .find(({ kind }) => kind === 'RoleBinding').subjects.map(({ name }: any) => name);
  expect(subjects({})).toEqual(['system:serviceaccounts']);
  expect(subjects({ cloneableFrom: ['b', 'a'] })).toEqual(['system:serviceaccounts:a', 'system:serviceaccounts:b']);
});

test('images are entries of a catalog too', () => {
  expect(GoldenImageSet.entries([{ ...image, storageClass: StorageClass.LOCAL }], 'golden-images')).toEqual([
    { name: 'noble', minSize: image.size, namespace: 'golden-images', storageClass: StorageClass.LOCAL },
  ]);
});

test.each<[string, (chart: any) => unknown, string]>([
  ['no namespace', images({}), 'NAMESPACE_MISSING'],
  ['an image twice', images({ images: [image, image] }), 'NAME_DUPLICATE'],
  ['an image without a size', images({ images: [{ ...image, size: Size.gibibytes(0) }] }), 'SIZE_INVALID'],
  ['a registry without a scheme', images({ images: [{ ...image, source: GoldenImageSource.registry('quay.io/x') }] }), 'URL_INVALID'],
  ['a schedule of four fields', images({ images: [{ ...image, source: GoldenImageSource.registry('docker://quay.io/x', '0 4 * *') }] }), 'SCHEDULE_INVALID'],
  ['an image below 1Mi', images({ images: [{ ...image, size: Size.kibibytes(1) }] }), 'SIZE_INVALID'],
  ['an address without a scheme', images({ images: [{ ...image, source: GoldenImageSource.http('example.com/x') }] }), 'URL_INVALID'],
  ['a type of half a CPU', types([{ name: 'x.y', vcpus: 0.5, memory: Size.gibibytes(1) }]), 'RESOURCES_INVALID'],
  ['a type with a space', types([{ name: 'x y', vcpus: 1, memory: Size.gibibytes(1) }]), 'NAME_INVALID'],
  ['a type without a name', types([{ name: '', vcpus: 1, memory: Size.gibibytes(1) }]), 'NAME_INVALID'],
  ['a misspelt property', types([{ name: 'x.y', vcpu: 1, memory: Size.gibibytes(1) }]), 'PROPERTY_UNKNOWN'],
])('%s is reported', (_, build, code) => expect(codesOf(build, kubevirt())).toContain(code));

test('outside a chart they are a finding', () => {
  const app = Testing.app();
  kubevirt().applyTo(app);
  images({})(app);
  expect(Findings.of(app).map(({ code }) => code)).toEqual(['CHART_MISSING']);
});

test('both are refused by name on Cozystack', () => {
  expect(codesOf(images({}), Platform.cozystack())).toEqual(['NOT_SUPPORTED']);
  expect(codesOf(types([]), Platform.hikube())).toEqual(['NOT_SUPPORTED']);
});
