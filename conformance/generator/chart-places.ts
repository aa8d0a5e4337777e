/** The places where the charts of Cozystack write a text of the user, and the notation of each place. They were found by rendering the charts. */
import { Size } from 'cdk8s';
import { Recipe } from './machine';
import {
  CloudInit, CozystackVersion, Disk, DiskSource, GoldenImage, Gpu, InstanceProfile, InstanceType, Network, StorageClass,
  VirtualMachine, VirtualPrivateCloud,
} from '../../src';

export interface ChartPlace {
  readonly what: string;
  readonly chart: string;
  /** The kind of the object that has the text. */
  readonly kind: string;
  /** An object with the text in this place. */
  readonly recipe: (text: string) => Recipe;
  /** The output of a chart's template for the text. */
  readonly written: (text: string) => string;
  /** The first version that has it. */
  readonly since?: CozystackVersion;
}

const SIZED = { instanceType: InstanceType.fromName('u1.medium'), instanceProfile: InstanceProfile.fromName('ubuntu') };
const machine = (props: (text: string) => object) => (text: string): Recipe => chart => {
  new VirtualMachine(chart, 'web', { ...SIZED, disks: [new Disk(chart, 'system', { source: DiskSource.http('https://example.com/a.img'), size: Size.gibibytes(50) })], ...props(text) });
};
const disk = (props: (text: string) => object) => (text: string): Recipe => chart => { new Disk(chart, 'data', { size: Size.gibibytes(50), ...props(text) }); };
const plain = (text: string) => `a: ${text}`;
const behind = (prefix: string) => (text: string) => `a: ${prefix}${text}`;
const subnet = { web: '172.16.1.0/24' };

/** Places of names: texts that a Kubernetes object can have as its name. */
export const NAMED: readonly ChartPlace[] = [
  { what: 'an instance type', chart: 'vm-instance', kind: 'VMInstance', recipe: machine(text => ({ instanceType: InstanceType.fromName(text) })), written: plain },
  { what: 'an instance profile', chart: 'vm-instance', kind: 'VMInstance', recipe: machine(text => ({ instanceProfile: InstanceProfile.fromName(text) })), written: plain },
  { what: 'a network', chart: 'vm-instance', kind: 'VMInstance', recipe: machine(text => ({ networks: [Network.fromName(text)] })), written: text => `- name: ${text}\n- networkName: tenant-a/${text}` },
  { what: 'a GPU', chart: 'vm-instance', kind: 'VMInstance', recipe: machine(text => ({ gpus: [Gpu.fromName(text)] })), written: text => `- deviceName: ${text}` },
  { what: 'a storage class', chart: 'vm-disk', kind: 'VMDisk', recipe: disk(text => ({ storageClass: StorageClass.fromName(text) })), written: plain },
  { what: 'a golden image', chart: 'vm-disk', kind: 'VMDisk', recipe: disk(text => ({ source: DiskSource.image(GoldenImage.fromName(text)) })), written: behind('vm-image-') },
  { what: 'a subnet', chart: 'vpc', kind: 'VirtualPrivateCloud', recipe: text => chart => { new VirtualPrivateCloud(chart, 'net', { subnets: { [text]: '172.16.1.0/24' } }); }, written: text => `a: ${text}\n${text}.ID: b` },
  {
    what: 'a peer', chart: 'vpc', kind: 'VirtualPrivateCloud', since: CozystackVersion.V1_2, written: behind('virtualprivatecloud-'),
    recipe: text => chart => { new VirtualPrivateCloud(chart, 'net', { subnets: subnet, peers: [{ name: text, namespace: 'tenant-far' }] }); },
  },
  { what: 'a private network', chart: 'vpc', kind: 'VirtualPrivateCloud', recipe: text => chart => { new VirtualPrivateCloud(chart, text, { subnets: subnet }); }, written: plain },
];

export const ADDRESSED: readonly ChartPlace[] = [
  { what: 'an address', chart: 'vm-disk', kind: 'VMDisk', recipe: disk(text => ({ source: DiskSource.http(text) })), written: plain },
];

/** Places of documents: a block of indented lines. The chart removes white space at the end. */
export const DOCUMENTED: readonly ChartPlace[] = [
  {
    what: 'cloud-init', chart: 'vm-instance', kind: 'VMInstance', recipe: machine(text => ({ cloudInit: CloudInit.fromString(text) })),
    written: text => `a: |\n    ${text.replaceAll('\n', '\n    ')}\n`,
  },
];
