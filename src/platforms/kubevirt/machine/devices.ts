import { CLOUD_INIT_VOLUME, cloudInitSource, userDataOf } from './cloud-init-volume';
import { aliasOf } from './disk-device';
import { deviceProblems } from './disk-rules';
import { Problem, quote } from '../../../findings/problem';
import { AttachedDiskSpec, MachineSpec } from '../../../model/machine';
import { networksOf, nicOf } from '../../../model/nic';
import { repeated } from '../../../model/repeated';
import { AccessMode, VolumeMode } from '../../../model/storage';
import { NodeContext } from '../../context';
import { DNS_LABEL } from '../../kubernetes/names';
import { attachedDisk } from '../../resolve/attached-disk';
import { checkAttachments } from '../../resolve/attachments';
import { defaultDiskBus, isOptical } from '../../resolve/guest-disks';
import { KubeVirtTarget } from '../target';

/** Reports disks that KubeVirt's webhooks reject, and disks that prevent the boot of the machine. */
export function checkDisks(spec: MachineSpec, context: NodeContext, target: KubeVirtTarget, problems: Problem[]): void {
  const { disks = [] } = spec;
  checkNames(spec, problems);
  checkCloudInitDisk(spec, problems);
  checkAttachments(disks, context, 63, problems, true);
  const bus = defaultDiskBus(spec, context, target);
  for (const attached of disks) {
    const { name, inline, lun, optical, reservation, shareable } = attached;
    if (shareable) checkShared(attached, context, target, problems);
    problems.push(...deviceProblems(attached, isOptical(attached, context), bus, target));
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

/** Checks a shared disk: it must be a ReadWriteMany block volume without a host cache, because several machines write to it. */
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
  // Two disks with the same name are reported as one disk that is attached twice.
  for (const name of repeated(names).filter(each => disks.filter(disk => disk.name === each).length < 2)) {
    problems.push({ code: 'NAME_DUPLICATE', message: 'two volumes of the machine have the same name', got: quote(name), fix: 'give one of them another `alias`' });
  }
  for (const name of disks.flatMap(({ alias }) => alias === undefined || DNS_LABEL.test(alias) ? [] : [alias])) {
    problems.push({ code: 'NAME_INVALID', message: 'invalid volume name of a disk', got: quote(name), allowed: 'a DNS label of at most 63 characters', fix: 'correct its `alias`' });
  }
  const places = [...disks.map(({ bootOrder }) => bootOrder), ...networksOf(spec).map(network => nicOf(network)?.bootOrder)];
  const orders = places.filter(each => each !== undefined);
  for (const order of repeated(orders.map(String))) {
    problems.push({ code: 'HARDWARE_INVALID', message: 'two devices have the same boot order; KubeVirt rejects the machine', got: order, allowed: 'each boot order once', fix: 'give one of them another `bootOrder`' });
  }
}

/** KubeVirt's limit for a document in the manifest, in bytes. */
const INLINE_DOCUMENT = 2048;

function checkCloudInitDisk(spec: MachineSpec, problems: Problem[]): void {
  const { disks = [], cloudInitDelivery = 'secret' } = spec;
  const places = disks.filter(({ inline }) => inline?.kind === 'cloudInit');
  if (places.length > 1) problems.push({ code: 'SAID_TWICE', message: 'the cloud-init disk is listed more than once', got: String(places.length), fix: 'list ConfigDisk.cloudInit once' });
  if (places.length > 0 && cloudInitSource(spec) === undefined) {
    problems.push({ code: 'CLOUD_INIT_INVALID', message: 'the cloud-init disk is empty: the machine has neither user data nor network data', fix: 'set `cloudConfig`, `cloudInit` or `networkData`, or remove ConfigDisk.cloudInit' });
  }
  if (cloudInitDelivery === 'secret') return;
  const existing = spec.userDataSecret ?? spec.networkDataSecret;
  if (existing !== undefined && userDataOf(spec) === undefined && spec.networkData === undefined) {
    problems.push({
      code: 'SAID_TWICE', message: '`cloudInitDelivery` has no effect: the documents of the machine are in a Secret that exists already', got: quote(existing),
      fix: 'remove `cloudInitDelivery`, or set the document itself instead of the name of the Secret',
    });
  }
  for (const [what, text] of [['user data', userDataOf(spec)], ['network data', spec.networkData]] as const) {
    const size = Buffer.byteLength(text ?? '');
    if (size <= INLINE_DOCUMENT) continue;
    problems.push({
      code: 'CLOUD_INIT_TOO_LARGE', message: `the ${what} in the manifest is larger than KubeVirt accepts`, got: `${size} bytes`, allowed: `${INLINE_DOCUMENT} bytes`,
      fix: 'set `cloudInitDelivery` to CloudInitDelivery.SECRET',
    });
  }
}
