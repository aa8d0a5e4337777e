import { CLOUD_INIT_VOLUME, cloudInitSource, userDataOf } from './cloud-init-volume';
import { aliasOf } from './disk-device';
import { interfaceName } from './nics';
import { Problem, quote } from '../../../findings/problem';
import { AttachedDiskSpec, MachineSpec } from '../../../model/machine';
import { networksOf, NetworkSpec, nicOf } from '../../../model/nic';
import { repeated } from '../../../model/repeated';
import { AccessMode, VolumeMode } from '../../../model/storage';
import { NodeContext } from '../../context';
import { DNS_LABEL, DNS_SUBDOMAIN } from '../../kubernetes/names';
import { attachedDisk } from '../../resolve/attached-disk';
import { checkAttachments } from '../../resolve/attachments';
import { checkNetworkTwice } from '../../resolve/networks';
import { notSupported } from '../../resolve/problems';
import { KubeVirtTarget } from '../target';

/** Disks that KubeVirt's webhooks reject, and disks that prevent the boot of the machine. */
export function checkDisks(spec: MachineSpec, context: NodeContext, target: KubeVirtTarget, problems: Problem[]): void {
  const { disks = [] } = spec;
  checkNames(spec, problems);
  checkCloudInitDisk(spec, problems);
  checkAttachments(disks, context, 63, problems, true);
  for (const attached of disks) {
    const { name, tuning, inline, bootOrder, lun, optical, reservation, shareable } = attached;
    if (shareable) checkShared(attached, context, target, problems);
    if (tuning?.serial !== undefined && !/^[A-Za-z0-9_.+-]{0,256}$/.test(tuning.serial)) {
      problems.push({
        code: 'HARDWARE_INVALID',
        message: `the serial number of disk "${name}" is invalid; KubeVirt rejects it`,
        got: quote(tuning.serial),
        allowed: 'at most 256 of A-Z, a-z, 0-9, "_", ".", "+", "-"',
        fix: 'use an allowed value, or remove it',
      });
    }
    if (bootOrder !== undefined && !(Number.isInteger(bootOrder) && bootOrder >= 1)) {
      problems.push({ code: 'HARDWARE_INVALID', message: `the boot order of disk "${name}" is invalid; KubeVirt rejects the machine`, got: quote(bootOrder), allowed: '1, 2, 3, ...', fix: 'count from 1' });
    }
    if (reservation && !lun) {
      problems.push({ code: 'HARDWARE_INVALID', message: `disk "${name}" has \`reservation\` but is not a LUN`, got: 'true', allowed: 'with `lun`', fix: 'set `lun`, or remove `reservation`' });
    }
    if (lun && optical) problems.push({ code: 'SAID_TWICE', message: `disk "${name}" is a LUN and a CD-ROM`, got: 'both', fix: 'remove `lun` or `optical`' });
    if (aliasOf(attached) === CLOUD_INIT_VOLUME && inline?.kind !== 'cloudInit' && !disks.some(each => each.inline?.kind === 'cloudInit')) {
      problems.push({
        code: 'NAME_INVALID', message: 'a disk has the name of the cloud-init volume', got: quote(name), fix: 'change `name` of the disk',
      });
    }
  }
}

/** A disk that several machines write to must be a ReadWriteMany block volume without a host cache. */
function checkShared(attached: AttachedDiskSpec, context: NodeContext, target: KubeVirtTarget, problems: Problem[]): void {
  const { name, tuning, inline } = attached;
  const wrong = (message: string, got: string, allowed: string, fix: string) => problems.push({ code: 'HARDWARE_INVALID', message: `disk "${name}" cannot be \`shareable\`: ${message}`, got, allowed, fix });
  if (inline) wrong('each machine has its own copy of the volume', inline.kind, 'disks of a volume claim', 'remove `shareable`');
  if (tuning?.cache !== undefined && tuning.cache !== 'none') {
    wrong('it uses the host\'s page cache, so KubeVirt does not start the machine', tuning.cache, 'DiskCache.NONE', 'remove `tuning.cache`, or set it to DiskCache.NONE');
  }
  const disk = attachedDisk(attached, context);
  const storageClass = disk && target.catalog.storageClasses.find(each => each.name === (disk.storageClass ?? target.defaultStorageClass));
  const [accessMode, volumeMode] = [disk?.accessMode ?? storageClass?.accessMode, disk?.volumeMode ?? storageClass?.volumeMode];
  if (accessMode !== undefined && accessMode !== AccessMode.READ_WRITE_MANY || storageClass?.nodeLocal) {
    wrong('only one node can use its volume at a time', accessMode ?? 'nodeLocal', 'AccessMode.READ_WRITE_MANY', 'use another `storageClass` or `accessMode` for the disk');
  }
  if (volumeMode !== undefined && volumeMode !== VolumeMode.BLOCK) {
    wrong('its volume has a file system of the host', volumeMode, 'VolumeMode.BLOCK', 'use another `storageClass` or `volumeMode` for the disk');
  }
}

/** Names of volumes and boot orders must be unique in a machine. */
function checkNames(spec: MachineSpec, problems: Problem[]): void {
  const { disks = [], filesystems = [] } = spec;
  const names = [...disks.map(aliasOf), ...filesystems.map(({ name }) => name)];
  // Two disks with one name are reported as one disk that is attached twice.
  for (const name of repeated(names).filter(each => disks.filter(disk => disk.name === each).length < 2)) {
    problems.push({ code: 'NAME_DUPLICATE', message: 'two volumes of the machine have the same name', got: quote(name), fix: 'give one of them another `alias`' });
  }
  for (const name of disks.flatMap(({ alias }) => alias === undefined || DNS_LABEL.test(alias) ? [] : [alias])) {
    problems.push({ code: 'NAME_INVALID', message: 'invalid volume name of a disk', got: quote(name), allowed: 'a DNS label of at most 63 characters', fix: 'correct its `alias`' });
  }
  const places = [...disks.map(({ bootOrder }) => bootOrder), ...networksOf(spec).map(network => nicOf(network)?.bootOrder)];
  const orders = places.filter(each => each !== undefined);
  for (const order of repeated(orders.map(String))) {
    problems.push({ code: 'HARDWARE_INVALID', message: 'two devices have the same boot order; KubeVirt rejects the machine', got: order, allowed: 'each place once', fix: 'give one of them another `bootOrder`' });
  }
}

/** KubeVirt's limit for a document in the manifest. */
const INLINE_DOCUMENT = 2048;

function checkCloudInitDisk(spec: MachineSpec, problems: Problem[]): void {
  const { disks = [], cloudInitDelivery = 'secret' } = spec;
  const places = disks.filter(({ inline }) => inline?.kind === 'cloudInit');
  if (places.length > 1) problems.push({ code: 'SAID_TWICE', message: 'the cloud-init disk is listed twice', got: String(places.length), fix: 'list ConfigDisk.cloudInit once' });
  if (places.length > 0 && cloudInitSource(spec) === undefined) {
    problems.push({ code: 'CLOUD_INIT_INVALID', message: 'the cloud-init disk is empty: the machine has no user data and no network data', fix: 'set `cloudConfig`, `cloudInit` or `networkData`, or remove ConfigDisk.cloudInit' });
  }
  if (cloudInitDelivery === 'secret') return;
  for (const [what, text] of [['user data', userDataOf(spec)], ['network data', spec.networkData]] as const) {
    const size = Buffer.byteLength(text ?? '');
    if (size <= INLINE_DOCUMENT) continue;
    problems.push({
      code: 'CLOUD_INIT_TOO_LARGE', message: `the ${what} in the manifest is larger than KubeVirt accepts`, got: `${size} bytes`, allowed: `${INLINE_DOCUMENT} bytes`,
      fix: 'set `cloudInitDelivery` to CloudInitDelivery.SECRET',
    });
  }
}

/** Six bytes, the first of them even: an odd one is a multicast address. */
export const MAC_ADDRESS = /^[0-9a-f][02468ace](:[0-9a-f]{2}){5}$/i;

/** A network attachment by its name, in the machine's namespace or another one. */
function isAttachment(name: string): boolean {
  const [last, ...before] = name.split('/').reverse();
  return DNS_SUBDOMAIN.test(last) && before.length < 2 && before.every(namespace => DNS_LABEL.test(namespace));
}

const INTERFACE = /^[A-Za-z0-9_-]+$/;

export function checkNetworks(spec: MachineSpec, target: KubeVirtTarget, problems: Problem[]): void {
  const { networks = [], networkInterface, podNetwork } = spec;
  const wrong = (message: string, got: unknown, allowed: string, fix: string) => problems.push({ code: 'NETWORK_INVALID', message, got: quote(got), allowed, fix });
  const all = networksOf(spec);
  for (const network of all) {
    const { macAddress, alias, binding } = nicOf(network) ?? {};
    // Reserved by KubeVirt.
    if (macAddress !== undefined && (!MAC_ADDRESS.test(macAddress) || macAddress === '02:00:00:00:00:00')) {
      wrong('invalid unicast MAC address', macAddress, 'e.g. 02:00:00:00:00:01', 'correct `macAddress`');
    }
    if (alias !== undefined && !INTERFACE.test(alias)) wrong('an interface has an invalid name; KubeVirt rejects it', alias, 'A-Z, a-z, 0-9, "_" and "-"', 'correct its `alias`');
    if (binding === 'masquerade' && network.kind !== 'pod') {
      wrong('wrong binding: only interfaces of the pod network can have it', binding, 'bridge, sriov or a plugin', 'use another `binding`');
    }
    if (binding === 'sriov' && network.kind === 'pod') wrong('wrong binding: interfaces of the pod network cannot have it', binding, 'masquerade, bridge or a plugin', 'use another `binding`');
    if (network.kind === 'named' && !isAttachment(network.name)) {
      wrong('a network attachment has an invalid name', network.name, 'name or namespace/name, of a-z, 0-9, "-" and "."', 'use the name of the NetworkAttachmentDefinition');
    }
  }
  if (networkInterface && (podNetwork === false || networks.some(({ kind }) => kind === 'pod'))) {
    wrong('`networkInterface` has no effect: it describes the default interface of the pod network, and the machine does not have it',
      'networkInterface', '`networkInterface` without Network.pod, and where `podNetwork` is not false', 'set the interface in Network.pod, or remove `networkInterface`');
  }
  if (podNetwork === false && networks.some(({ kind }) => kind === 'pod')) {
    wrong('contradictory networks: `podNetwork` is false, and `networks` has Network.pod', '`podNetwork` is false', 'one of the two', 'remove `podNetwork` or Network.pod');
  }
  if (networks.some(({ kind }) => kind === 'vpcSubnet')) {
    problems.push(notSupported('virtual private clouds (`Network.vpcSubnet`)', 'Network.fromName, with a NetworkAttachmentDefinition', target));
  }
  checkInterfaceNames(all.filter(({ kind }) => kind !== 'vpcSubnet'), problems);
}

/**
 * Interfaces are named after their networks: two interfaces with the same name are on one network, or on networks whose names differ in one
 * character.
 */
function checkInterfaceNames(networks: readonly NetworkSpec[], problems: Problem[]): void {
  for (const name of repeated(networks.map(interfaceName))) {
    const attached = networks.filter(network => interfaceName(network) === name);
    if (new Set(attached.map(attachmentOf)).size === 1) {
      checkNetworkTwice([name, name], problems);
    } else {
      problems.push({
        code: 'NETWORK_INVALID',
        message: 'two interfaces of the machine have one name; KubeVirt rejects it',
        got: `${quote(name)}, of ${attached.map(attachmentOf).join(' and ')}`,
        allowed: 'a name for each interface',
        fix: 'set another `alias` for one of them',
      });
    }
  }
}

function attachmentOf(network: NetworkSpec): string {
  return network.kind === 'named' ? quote(network.name) : 'the pod network';
}
