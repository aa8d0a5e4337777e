/** Disks of all kinds, and their sources. */
import { Chart, Size } from 'cdk8s';
import * as fc from 'fast-check';
import {
  GIBIBYTES, LABEL_VALUES, LABELS, lists, maps, mended, mostly, NAMES, NOT_LABEL_VALUES, NOT_LABELS, NOT_NAMES, rarely, some,
} from './values';
import {
  BucketImportOptions, ConfigDisk, ContainerImageOptions, Disk, DiskBus, DiskCache, DiskIo, DiskProps, DiskSource, DiskTuning,
  EphemeralDisk, GoldenImage, HttpImportOptions, IDisk, ImageIoImport, PullPolicy, RegistryImportOptions, StorageClass, VddkImport,
  RemovalPolicy,
} from '../../src';

/** The namespace of the golden images from which disks are cloned. */
export const IMAGES_NAMESPACE = 'golden-images';

/** An image that exists. */
export const IMAGE = 'debian';

export const SIZES = mostly([...GIBIBYTES, Size.mebibytes(100)], [Size.mebibytes(0), Size.kibibytes(1)]);
export const STORAGE_CLASSES = mostly([StorageClass.REPLICATED, StorageClass.LOCAL], [StorageClass.fromName('nonsense')]);
export const BUSES = mostly([DiskBus.VIRTIO, DiskBus.SATA, DiskBus.SCSI, DiskBus.USB]);
export const TUNINGS: fc.Arbitrary<DiskTuning> = some<DiskTuning>({
  cache: mostly(Object.values(DiskCache)),
  io: mostly(Object.values(DiskIo)),
  serial: mostly(['A1', 'a_b.c+d-e', 'x'.repeat(256)], ['', 'a b', 'x'.repeat(257), 'a/b']),
});

export function disks(images: fc.Arbitrary<GoldenImage>): fc.Arbitrary<(chart: Chart, i: number) => IDisk> {
  const sources = fc.oneof(
    fc.constant(DiskSource.blank()), fc.constant(DiskSource.upload()), images.map(image => DiskSource.image(image)), imports,
  );
  const props = fc.record({
    props: mended(some<DiskProps>({
      name: mostly(NAMES, [...NOT_NAMES, 'cloudinit']),
      source: sources,
      size: SIZES,
      storageClass: STORAGE_CLASSES,
      optical: fc.boolean(),
      bus: BUSES,
      tuning: TUNINGS,
      removalPolicy: fc.constantFrom(...Object.values(RemovalPolicy)),
      labels: maps(mostly(LABELS, NOT_LABELS), mostly(LABEL_VALUES, NOT_LABEL_VALUES)),
      annotations: maps(mostly(LABELS, NOT_LABELS), fc.constantFrom('', 'anything at all')),
    }), each => ({ ...each, name: undefined, bus: each.optical && each.bus === DiskBus.VIRTIO ? DiskBus.SATA : each.bus })),
    size: SIZES,
  }).map(each => ({ size: each.size, ...each.props }));
  const own = props.map(given => (chart: Chart, i: number): IDisk => new Disk(chart, `disk${i}`, given));
  const existing = mostly(NAMES, NOT_NAMES).map(name => (): IDisk => Disk.fromName(name));
  return fc.oneof({ weight: 5, arbitrary: own }, { weight: 1, arbitrary: existing });
}

export const SECRETS = mostly(['secret', 'a.b'], ['', 'A', 'a_b', '-a', 'x'.repeat(254)]);
const WEB = mostly(['https://example.com/a.img', 'http://10.0.0.1:8080/a'], ['example.com/a.img', 'ftp://example.com/a', 'https://', '']);

const imports: fc.Arbitrary<DiskSource> = fc.oneof(
  fc.record({
    url: WEB,
    options: some<HttpImportOptions>({ secret: SECRETS, certificates: SECRETS, headers: fc.constant(['a: b']), secretHeaders: lists(SECRETS, 2) }),
  }).map(({ url, options }) => DiskSource.http(url, options)),
  fc.record({
    url: mostly(['docker://quay.io/a/b:c', 'oci-archive://a'], ['quay.io/a/b', 'http://a', 'docker://', '']),
    options: some<RegistryImportOptions>({ secret: SECRETS, certificates: SECRETS, pulledByNode: fc.boolean() }),
  }).map(({ url, options }) => DiskSource.registry(url, options)),
  mostly(['stream', 'stream:tag'], ['', 'a b']).map(name => DiskSource.imageStream(name)),
  fc.record({
    make: fc.constantFrom(DiskSource.s3, DiskSource.gcs),
    url: mostly(['https://s3.example.com/bucket/a'], ['gs://bucket/a', 's3://bucket/a', 'bucket/a', '']),
    options: some<BucketImportOptions>({ secret: SECRETS, certificates: SECRETS }),
  }).map(({ make, url, options }) => make(url, options)),
  fc.record<ImageIoImport>({ url: WEB, diskId: mostly(['1-2-3'], ['']), secret: SECRETS, certificates: SECRETS })
    .map(each => DiskSource.imageIo(each)),
  fc.record<VddkImport>({
    url: WEB, uuid: mostly(['1-2-3'], ['']), backingFile: mostly(['[a] b.vmdk'], ['']), thumbprint: mostly(['20:6C:8A'], ['']), secret: SECRETS,
  }).map(each => DiskSource.vddk(each)),
  fc.record({
    make: fc.constantFrom(DiskSource.volumeClaim, DiskSource.snapshot), name: SECRETS, namespace: rarely(2, fc.constant(IMAGES_NAMESPACE)),
  }).map(({ make, name, namespace }) => make(name, namespace)),
  mostly([IMAGE], ['nonsense', '']).map(name => DiskSource.dataSource(name, IMAGES_NAMESPACE)),
);

export const inlineDisks: fc.Arbitrary<IDisk> = fc.oneof(fc.record({
  make: fc.constantFrom(ConfigDisk.configMap, ConfigDisk.secret, ConfigDisk.sysprepFromConfigMap, ConfigDisk.sysprepFromSecret),
  name: mostly(['app', 'answers'], ['app.conf', ...NOT_NAMES]),
}).map(({ make, name }) => make(name)), fc.record({
  name: mostly(['scratch', 'x'.repeat(63)], NOT_NAMES),
  size: fc.constantFrom(...GIBIBYTES),
}).map(({ name, size }) => EphemeralDisk.empty(name, size)), fc.record({
  name: mostly(['boot', 'x'.repeat(63)], NOT_NAMES),
  image: mostly(['quay.io/containerdisks/fedora:42', 'fedora'], ['', 'docker://a/b', 'A B']),
  options: some<ContainerImageOptions>({
    bus: BUSES, tuning: TUNINGS, optical: fc.boolean(), path: mostly(['/disk/a.img'], ['a.img', '/', '/a/../b', '']),
    pullPolicy: mostly(Object.values(PullPolicy)), pullSecret: SECRETS,
  }),
}).map(({ name, image, options }) => EphemeralDisk.containerImage(name, image, options)));
