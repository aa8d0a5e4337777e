/** Machines and disks with every property that Cozystack has, most of them valid and some invalid. */
import { Chart, Size } from 'cdk8s';
import * as fc from 'fast-check';
import { Cluster, KEY, Recipe, sizes } from './machine';
import { AWKWARD, COZYSTACK_METADATA, DIGIT_NAMES, GIBIBYTES, lists, mended, mostly, rarely, some } from './values';
import {
  CloudConfigProps, CloudInit, Disk, DiskBus, DiskProps, DiskSource, Exposure, GoldenImage, Gpu, IDisk, InstanceProfile, Network, RunStrategy, SshKey,
  StorageClass, VirtualMachine, VirtualMachineProps,
} from '../../src';

const x = (count: number) => 'x'.repeat(count);
const NAMES = mostly(['a', 'web', 'web-1', 'a--b', x(41), 'on', 'true'], ['Web', '1web', '-web', 'web-', 'web_1', 'web.1', '', x(42), x(64), '100']);
const DISK_NAMES = mostly(['a', 'data', 'data-1', x(45), 'null'], ['Data', '1data', 'data-', 'a_b', 'a.b', x(46)]);

/** A text that a chart writes without quotes fails if YAML reads it as something other than a text. */
const URLS = mostly(
  ['https://example.com/a.img', 'http://10.0.0.1:8080/a', 'https://example.com/a%20b.img', 'https://example.com/a:b', 'https://example.com/?a=[b]&c={d}'],
  ['https://example.com/a:', 'https://example.com/a: b', 'https://example.com/a b #c.img', 'https://example.com/a\tb', 'ftp://example.com/a', 'example.com/a', ''],
);

const disks = (images: readonly string[]): fc.Arbitrary<(chart: Chart, i: number) => IDisk> => fc.oneof({
  weight: 8,
  arbitrary: fc.record({
    props: some<DiskProps>({
      source: fc.oneof(
        fc.constant(DiskSource.blank()), fc.constant(DiskSource.upload()), URLS.map(url => DiskSource.http(url)),
        mostly(images, ['nonsense']).map(name => DiskSource.image(GoldenImage.fromName(name))),
      ),
      storageClass: mostly([StorageClass.REPLICATED, StorageClass.LOCAL], AWKWARD.map(StorageClass.fromName)),
      optical: fc.boolean(),
      bus: mostly([DiskBus.VIRTIO, DiskBus.SATA, DiskBus.SCSI, DiskBus.USB]),
      ...COZYSTACK_METADATA,
    }),
    name: rarely(6, DISK_NAMES),
    size: mostly([Size.gibibytes(50), Size.gibibytes(100)], [Size.mebibytes(0), Size.gibibytes(1)]),
  }).map(({ props, name, size }) => (chart: Chart, i: number): IDisk => new Disk(chart, `disk${i}`, {
    size, ...props, name, bus: props.optical && props.bus === DiskBus.VIRTIO ? DiskBus.SATA : props.bus,
  })),
}, {
  weight: 1,
  // A disk whose source is another disk.
  arbitrary: fc.constant((chart: Chart, i: number): IDisk => new Disk(chart, `clone${i}`, { source: DiskSource.disk(new Disk(chart, `first${i}`, { size: Size.gibibytes(1) })) })),
});

/** Documents that a chart changes, and documents that it cannot write. */
export const DOCUMENTS = mostly([
  '#cloud-config\npackages: [nginx]\n', '#!/bin/sh\ntrue\n', '\n\n#cloud-config\nhostname: a\n', '#cloud-config\nhostname: a', '#cloud-config\r\nhostname: a\r\n',
  '#cloud-config\nwrite_files:\n  - path: /a\n    content: |\n      a\n      {{ b }}\n', '#cloud-config\nfinal_message: "é\u00a0😀\ufeff"\n', '#!/bin/sh\necho\ta\n',
  '#cloud-config\nwrite_files:\n  - path: /a\n    content: "a\\n\\n\\n"\n',
], [
  'nonsense', '', ' #cloud-config\n', '\t#!/bin/sh\n', ...['\x01', '\x08', '\x0b', 'a\x0cb', '\x1b', '\x7f', '\x80', '\x85', '\u2028', '\ufffe', 'a\rb']
    .map(character => `#cloud-config\nfinal_message: "${character}"\n`),
  '#cloud-config\nwrite_files:\n  - path: /a\n    content: |+\n      a\n\n\n', '#cloud-config\nfinal_message: |\n  a   \n',
]);

const PORTS = mended(fc.array(mostly([22, 80, 443, 1, 65535], [0, 65536, 1.5]), { minLength: 1, maxLength: 3 }), ports => [...new Set(ports)]);

function rests({ profiles }: Cluster): fc.Arbitrary<VirtualMachineProps> {
  return fc.record({
    name: rarely(4, NAMES),
    instanceProfile: rarely(2, mostly(profiles.map(name => InstanceProfile.fromName(name)), [InstanceProfile.fromName('nonsense')])),
    exposure: rarely(2, fc.oneof(
      fc.record({ tcp: PORTS, allowIcmp: fc.boolean() }).map(({ tcp, allowIcmp }) => Exposure.portList(tcp, { allowIcmp })),
      fc.constantFrom(Exposure.none(), Exposure.wholeIp()),
    )),
    runStrategy: rarely(3, mostly(Object.values(RunStrategy))),
    networks: rarely(3, lists(mostly(['subnet-0a1b2c3d', 'net-1', ...DIGIT_NAMES], [...AWKWARD, 'default', '', 'Net', 'a_b', x(64)]).map(name => Network.fromName(name)), 2)),
    gpus: rarely(6, lists(mostly(['nvidia.com/AD102GL_L40S', 'amd.com/gpu_1'], ['', 'A10', 'nvidia.com/', ...AWKWARD]).map(name => Gpu.fromName(name)), 2)),
    cpuModel: rarely(6, mostly(['host-passthrough', 'host-model', 'Haswell', ...AWKWARD], ['', 'no model'])),
    sshKeys: rarely(3, lists(fc.constant(SshKey.fromString(KEY)), 2)),
    cloudConfig: rarely(4, fc.constantFrom<CloudConfigProps[]>({}, { packages: ['nginx'] }, { hostname: 'a' }, { runCommands: ['true'] }, { files: [{ path: '/a', content: 'a\n\n\n' }] })),
    cloudInit: rarely(3, DOCUMENTS.map(text => CloudInit.fromString(text))),
    cloudInitSeed: rarely(4, fc.constantFrom('1', 'x', ...AWKWARD)),
    ...COZYSTACK_METADATA,
  }).map(({ cloudConfig, ...rest }) => rest.cloudInit ? rest : { ...rest, cloudConfig });
}

export function cozystackMachines(cluster: Cluster): fc.Arbitrary<Recipe> {
  return fc.record({
    size: sizes(cluster), attached: fc.array(disks(cluster.images), { minLength: 1, maxLength: 3 }), rest: rests(cluster), system: fc.boolean(),
    image: mostly(cluster.images, ['nonsense']), systemSize: mostly([Size.gibibytes(50)], GIBIBYTES.slice(0, 1)),
  }).map(({ size, attached, rest, system, image, systemSize }): Recipe => chart => {
    const boot = system ? { image: GoldenImage.fromName(image), systemDisk: { size: systemSize } } : {};
    new VirtualMachine(chart, 'machine', { ...size, ...boot, ...rest, disks: attached.map((make, i) => make(chart, i)) });
  });
}
