import { CLOUD_INIT_VOLUME, cloudInitSource, driveField } from './cloud-init-volume';
import { aliasOf, bootOrders, deviceOf, isPlain, readDevice } from './disk-device';
import { FILESYSTEMS, filesystemVolumes, readFilesystems, writeFilesystems } from './filesystems';
import { inlineVolume, isConfiguration, readInlineVolume } from './inline-volume';
import { isLeft } from './left';
import { DiskSpec } from '../../../model/disk';
import { AttachedDiskSpec, MachineSpec } from '../../../model/machine';
import { MachineDefault } from '../../../model/machine-default';
import { RemovalPolicy } from '../../../model/removal-policy';
import { same } from '../../../model/same';
import { NodeContext } from '../../context';
import { ApiTree, at, Joint, put, take } from '../../fields';
import { attachedDisk } from '../../resolve/attached-disk';
import { retained } from '../../retention';
import { dataVolumeSpec } from '../disk/content';
import { livesWithMachine } from '../disk/disk';
import { some } from '../optional';
import { KubeVirtTarget } from '../target';

const ALL_DEVICES = ['spec', 'template', 'spec', 'domain', 'devices'];
export const DEVICES = [...ALL_DEVICES, 'disks'];
export const VOLUMES = ['spec', 'template', 'spec', 'volumes'];
const TEMPLATES = ['spec', 'dataVolumeTemplates'];

const CLOUD_INIT: AttachedDiskSpec = { name: CLOUD_INIT_VOLUME, inline: { kind: 'cloudInit' } };

/**
 * `disks` become devices, volumes, and a `dataVolumeTemplates` entry for each disk that is deleted with the machine. The
 * cloud-init volume is after the other volumes, unless the user sets its position.
 */
export const disks: Joint<MachineSpec, KubeVirtTarget> = {
  write: (spec, tree, context, target) => {
    const { disks: own = [] } = spec;
    const attached = own.some(({ inline }) => inline?.kind === 'cloudInit') || cloudInitSource(spec) === undefined ? own : [...own, CLOUD_INIT];
    const made = attached.map(each => attachedDisk(each, context));
    const templates = made.filter(disk => disk !== undefined).filter(livesWithMachine).map(disk => templateOf(disk, context, target));
    if (templates.length > 0) put(tree, TEMPLATES, templates);
    const orders = bootOrders(spec, attached);
    const all = attached.map((each, i) => deviceOf(each, made[i], orders[i]));
    const devices = isLeft(spec, MachineDefault.DISK_DEVICE) ? all.filter(device => !isPlain(device)) : all;
    if (devices.length === all.length || devices.length > 0) put(tree, DEVICES, devices);
    else put(tree, ALL_DEVICES, {});
    put(tree, VOLUMES, [...attached.map(each => volumeOf(each, spec)), ...filesystemVolumes(spec)]);
    writeFilesystems(spec, tree);
  },
  read: tree => {
    const devices = at(tree, DEVICES) as readonly ApiTree[] | undefined;
    const [volumes, filesystems] = readFilesystems(tree, at(tree, VOLUMES) as readonly ApiTree[] | undefined);
    const ordered = volumes && inOrder(volumes, devices);
    if (!ordered) return {};
    const read = ordered.map((volume, i) => readDisk(devices?.[i], volume));
    if (filesystems === undefined || read.some(each => each === undefined)) return {};
    take(tree, DEVICES);
    take(tree, VOLUMES);
    take(tree, FILESYSTEMS);
    const attached = withoutUsualOrder(read as AttachedDiskSpec[]);
    const last = attached[attached.length - 1];
    const own = last !== undefined && same(last, CLOUD_INIT) ? attached.slice(0, -1) : attached;
    return { ...own.length > 0 && { disks: own }, ...filesystems.length > 0 && { filesystems } };
  },
};

/**
 * Volumes in the order of their devices, which is the order in the guest. Undefined if a volume has no device, or if a device has no
 * volume.
 */
function inOrder(volumes: readonly ApiTree[], devices: readonly ApiTree[] | undefined): readonly ApiTree[] | undefined {
  if (devices === undefined) return volumes;
  const byName = new Map(volumes.map(volume => [volume.name, volume]));
  const ordered = devices.map(({ name }) => byName.get(name)).filter(volume => volume !== undefined);
  return ordered.length === devices.length && ordered.length === volumes.length && byName.size === volumes.length ? ordered : undefined;
}

/** Removes the boot orders if they are equal to the order of the list. */
function withoutUsualOrder(attached: readonly AttachedDiskSpec[]): readonly AttachedDiskSpec[] {
  const isUsual = attached.every(({ bootOrder, inline }, i) => bootOrder === (isConfiguration(inline) ? undefined : i + 1));
  return isUsual ? attached.map(({ bootOrder: _, ...each }) => each) : attached;
}

function volumeOf(attached: AttachedDiskSpec, spec: MachineSpec): object {
  const { name, existing, dataVolume, hotpluggable, inline } = attached;
  const alias = aliasOf(attached);
  if (inline?.kind === 'cloudInit') return { name: alias, ...cloudInitSource(spec) ?? { [driveField(spec)]: {} } };
  if (inline) return { name: alias, ...inlineVolume(inline, !isLeft(spec, MachineDefault.PULL_POLICY)) };
  const plugged = hotpluggable ? { hotpluggable } : {};
  // An existing disk always has a PVC, but not always a DataVolume.
  return existing && !dataVolume
    ? { name: alias, persistentVolumeClaim: { claimName: name, ...plugged } } : { name: alias, dataVolume: { name, ...plugged } };
}

/** The entry of a disk in `dataVolumeTemplates`. The node of the disk reports the disk's problems. */
function templateOf(disk: DiskSpec, context: NodeContext, target: KubeVirtTarget): object {
  const annotations = disk.removalPolicy === RemovalPolicy.DELETE ? disk.annotations : retained(disk.annotations);
  return {
    ...disk.templateHead,
    metadata: { name: disk.name, annotations: some({ ...annotations }), labels: some({ ...disk.labels }) },
    spec: dataVolumeSpec(disk, context, target, []),
  };
}

/** A device and its volume in the form that this library writes; undefined for another form. */
function readDisk(device: ApiTree | undefined, { name: alias, ...source }: ApiTree): AttachedDiskSpec | undefined {
  const seen = device === undefined ? {} : readDevice(device);
  if (!seen || Object.keys(source).length !== 1) return undefined;
  const inline = readInlineVolume(source);
  const { persistentVolumeClaim: claim, dataVolume: volume } = source as Readonly<Record<string, any>>;
  const { hotpluggable, ...more } = claim ?? volume ?? {};
  const name = inline ? alias as string : claim?.claimName ?? volume?.name;
  if (name === undefined || Object.keys(more).length > 1) return undefined;
  return {
    name,
    ...alias !== aliasOf({ name }) && { alias: alias as string },
    ...seen,
    ...hotpluggable === true && { hotpluggable },
    ...claim && { existing: true },
    ...inline && { inline },
  };
}
