import { Size, SizeRoundingBehavior } from 'cdk8s';
import { Entry } from './entry';
import { Problem } from '../../../findings/problem';
import { CloudFileSystemType, CloudPartition } from '../file-system-type';
import { given } from '../plain';
import { show } from '../show';
import { CloudFileSystem, CloudMount, CloudSwap } from '../storage';
import { ABSOLUTE_PATH, expect, expectCount, expectEach, FSTAB_FIELD, MOUNT_POINT } from '../validate';

/** Two file systems collide when they are on the same part of a device. */
export function fileSystemKey({ device, partition }: CloudFileSystem): string {
  return isNumber(partition) ? `${device}.${partition!.value}` : device;
}

function isNumber(partition: CloudPartition | undefined): boolean {
  return /^\d+$/.test(partition?.value ?? '');
}

/** A file system as cloud-init reads it. */
export function fileSystemEntry(fileSystem: CloudFileSystem, where: string): Entry {
  const { device, type, label } = fileSystem;
  const partition = fileSystem.partition ?? CloudPartition.AUTO;
  const numbered = isNumber(partition);
  const value = given({
    label,
    filesystem: type.name,
    device,
    partition: numbered ? Number(partition.value) : partition.value,
    overwrite: fileSystem.overwrite ?? false,
    extra_opts: fileSystem.extraOptions,
  });
  const problem = (message: string, allowed: string, fix: string, got?: string): Problem => (
    { code: 'CLOUD_INIT_VALUE', message: `${where}${message}`, ...(got === undefined ? {} : { got }), allowed, fix }
  );
  const problems = [...expect(`${where}.label`, label, FSTAB_FIELD)];
  // cloud-init takes what follows a dot in a device name for the number of a partition.
  if (!/^(?:\/[^\s.]+|[A-Za-z0-9_]+(?:\.\d+)?)$/.test(device)) {
    problems.push(problem('.device is no device', 'an absolute path without dots, or an alias', 'use a path such as /dev/vdb', show(device)));
  }
  if (!/^[a-z0-9_-]+$/.test(type.name)) {
    problems.push(problem('.type is no file system type', 'xfs, ext4, ext3, btrfs, swap, vfat, ...', 'use CloudFileSystemType', show(type.name)));
  }
  if (Buffer.byteLength(label ?? '') > type.maxLabelBytes) {
    problems.push(problem('.label is too long for its type', `at most ${type.maxLabelBytes} bytes`, 'shorten it, or leave it out', show(label)));
  }
  if (!numbered && !['auto', 'any', 'none'].includes(partition.value) || partition.value === '0') {
    problems.push(problem('.partition is no partition', 'AUTO, ANY, NONE or a number from 1', 'use CloudPartition', show(partition.value)));
  }
  if (partition.value === 'none' && fileSystem.overwrite !== true) {
    problems.push(problem('.partition NONE formats the device each time cloud-init runs, whatever `overwrite` says',
      'CloudPartition.AUTO, or `overwrite: true`', 'use CloudPartition.AUTO to keep the data, or say `overwrite: true`'));
  }
  return { value, problems };
}

/** The mount that a file system asks for. */
export function mountOf(fileSystem: CloudFileSystem): CloudMount | undefined {
  const { type, label, mountPoint, mountOptions } = fileSystem;
  if (mountPoint === undefined) return undefined;
  // Without a label the key does: cloud-init finds `/dev/vdb.1`, whether the kernel calls it vdb1 or vdbp1.
  return { device: label === undefined ? fileSystemKey(fileSystem) : `LABEL=${label}`, mountPoint, type, options: mountOptions };
}

/** Two mounts collide when they are on the same directory. */
export function mountKey({ device, mountPoint }: CloudMount): string {
  return mountPoint === 'none' ? device : mountPoint;
}

/** A mount as cloud-init reads it: six fields, all of them strings. */
export function mountEntry(mount: CloudMount, where: string): Entry {
  const swap = mount.type?.name === CloudFileSystemType.SWAP.name;
  const options = mount.options ?? (swap ? ['sw', 'nofail'] : ['defaults', 'nofail']);
  const checkOrder = mount.checkOrder ?? (swap ? 0 : 2);
  const value = [mount.device, mount.mountPoint, mount.type?.name ?? 'auto', options.join(','), '0', String(checkOrder)];
  const problems = [
    ...expect(`${where}.device`, mount.device, { ...FSTAB_FIELD, accepts: device => /^\S+$/.test(device) }),
    ...expect(`${where}.mountPoint`, mount.mountPoint, MOUNT_POINT),
    ...expectEach(`${where}.options`, options, FSTAB_FIELD),
    ...expectCount(`${where}.checkOrder`, mount.checkOrder, 'a pass of fsck'),
  ];
  if (options.length === 0) {
    problems.push({ code: 'CLOUD_INIT_VALUE', message: `${where}.options is empty`, allowed: 'at least one option', fix: 'leave it out for the default' });
  }
  return { value, problems };
}

/** A swap file as cloud-init reads it. */
export function swapEntry(swap: CloudSwap, where: string): Entry {
  const size = sizeOf(swap.size, `${where}.size`);
  const maxSize = sizeOf(swap.maxSize, `${where}.maxSize`);
  const value = given({ filename: swap.fileName, size: size.text ?? 'auto', maxsize: maxSize.text });
  return { value, problems: [...expect(`${where}.fileName`, swap.fileName, ABSOLUTE_PATH), ...size.problems, ...maxSize.problems] };
}

/** cloud-init makes swap files of whole mebibytes, drops the rest, and knows the binary units B, K, M, G and T. */
function sizeOf(size: Size | undefined, where: string): { text?: string; problems: Problem[] } {
  if (size === undefined) return { problems: [] };
  const mebibytes = size.toMebibytes({ rounding: SizeRoundingBehavior.NONE });
  const [unit, factor] = ([['T', 1024 * 1024], ['G', 1024], ['M', 1]] as const).find(([, each]) => mebibytes % each === 0) ?? ['M', 1];
  const problem: Problem = {
    code: 'CLOUD_INIT_VALUE',
    message: `${where} is no size of a swap file`,
    got: size.asString(),
    allowed: 'whole mebibytes, 1 or more',
    fix: 'round it',
  };
  return { text: `${mebibytes / factor}${unit}`, problems: Number.isSafeInteger(mebibytes) && mebibytes > 0 ? [] : [problem] };
}
