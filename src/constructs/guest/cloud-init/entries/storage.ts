import { Size, SizeRoundingBehavior } from 'cdk8s';
import { Entry } from './entry';
import { Problem } from '../../../../findings/problem';
import { show } from '../../../../findings/secrets';
import { given } from '../../../../model/user-data/plain';
import { expect, expectCount, expectEach, FILE_SYSTEM_DEVICE, FILE_SYSTEM_LABEL, FILE_SYSTEM_TYPE, FSTAB_FIELD, MOUNT_DEVICE, MOUNT_POINT, SWAP_FILE } from '../../../../model/user-data/rules';
import { CloudFileSystemType, CloudFormat } from '../file-system-type';
import { CloudFileSystem, CloudMount, CloudSwap } from '../storage';

/**
 * A file system in the form of cloud-init.
 *
 * `partition: auto` does not touch a device that is not empty. `partition: none` formats the device even if it is not empty and `overwrite` is false.
 * This library never writes a number as `partition`. The schema of cloud-init rejects a number, and with a number, cloud-init formats a partition
 * that has a different file system.
 */
export function fileSystemEntry(fileSystem: CloudFileSystem, where: string): Entry {
  const { device, type, label } = fileSystem;
  const format = fileSystem.format ?? CloudFormat.IF_EMPTY;
  const value = given({
    label,
    filesystem: type.name,
    device,
    partition: format,
    overwrite: format === CloudFormat.ALWAYS,
    extra_opts: fileSystem.extraOptions,
  });
  const problems = [
    ...expect(`${where}.device`, device, FILE_SYSTEM_DEVICE),
    ...expect(`${where}.type`, type.name, FILE_SYSTEM_TYPE),
    ...expect(`${where}.label`, label, FILE_SYSTEM_LABEL),
  ];
  if (Buffer.byteLength(label ?? '') > type.maxLabelBytes) {
    problems.push({
      code: 'CLOUD_INIT_VALUE',
      message: `${where}.label is too long for the type of the file system`,
      got: show(label),
      allowed: `at most ${type.maxLabelBytes} bytes`,
      fix: 'shorten or remove the label',
    });
  }
  return { value, problems };
}

/** The mount of a file system. */
export function mountOf({ device, type, label, mountPoint, mountOptions }: CloudFileSystem): CloudMount | undefined {
  if (mountPoint === undefined) return undefined;
  return { device: label === undefined ? device : `LABEL=${label}`, mountPoint, type, options: mountOptions };
}

/** The key of a mount. Mounts with the same key collide. Swap has no directory, so its key is the device. */
export function mountKey({ device, mountPoint }: CloudMount): string {
  return mountPoint === 'none' ? device : mountPoint;
}

/** A mount in the form of cloud-init: six fields, all of them strings. */
export function mountEntry(mount: CloudMount, where: string): Entry {
  const swap = mount.type?.name === CloudFileSystemType.SWAP.name;
  const options = mount.options ?? (swap ? ['sw', 'nofail'] : ['defaults', 'nofail']);
  const checkOrder = mount.checkOrder ?? (swap ? 0 : 2);
  const value = [mount.device, mount.mountPoint, mount.type?.name ?? 'auto', options.join(','), '0', String(checkOrder)];
  const problems = [
    ...expect(`${where}.device`, mount.device, MOUNT_DEVICE),
    ...expect(`${where}.mountPoint`, mount.mountPoint, MOUNT_POINT),
    ...expectEach(`${where}.options`, options, FSTAB_FIELD),
    ...expectCount(`${where}.checkOrder`, mount.checkOrder, 'a pass of fsck'),
  ];
  if (options.length === 0) {
    problems.push({ code: 'CLOUD_INIT_VALUE', message: `${where}.options is empty`, allowed: 'at least one option', fix: 'remove `options` to use the default' });
  }
  return { value, problems };
}

/** A swap file as cloud-init reads it. */
export function swapEntry(swap: CloudSwap, where: string): Entry {
  const size = sizeOf(swap.size, `${where}.size`);
  const maxSize = sizeOf(swap.maxSize, `${where}.maxSize`);
  const value = given({ filename: swap.fileName, size: size.text ?? 'auto', maxsize: maxSize.text });
  return { value, problems: [...expect(`${where}.fileName`, swap.fileName, SWAP_FILE), ...size.problems, ...maxSize.problems] };
}

/** cloud-init rounds the size of a swap file down to whole mebibytes, and supports the binary units B, K, M, G and T. */
function sizeOf(size: Size | undefined, where: string): { text?: string; problems: Problem[] } {
  if (size === undefined) return { problems: [] };
  const mebibytes = size.toMebibytes({ rounding: SizeRoundingBehavior.NONE });
  const [unit, factor] = ([['T', 1024 * 1024], ['G', 1024], ['M', 1]] as const).find(([, each]) => mebibytes % each === 0) ?? ['M', 1];
  const problem: Problem = {
    code: 'CLOUD_INIT_VALUE',
    message: `${where} is not a valid size of a swap file`,
    got: size.asString(),
    allowed: 'whole mebibytes, 1 or more',
    fix: 'round the size to whole mebibytes',
  };
  return { text: `${mebibytes / factor}${unit}`, problems: Number.isSafeInteger(mebibytes) && mebibytes > 0 ? [] : [problem] };
}
