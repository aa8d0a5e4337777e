import { PCI_ADDRESS } from './pci-address';
import { Problem, quote } from '../../../findings/problem';
import { AttachedDiskSpec, BlockSizeSpec } from '../../../model/attached-disk';
import { KubeVirtTarget } from '../target';
import { atLeast, KubeVirtVersion } from '../version';

/** Reports a setting of a disk that the webhook rejects. */
type Wrong = (what: string, got: unknown, allowed: string, fix?: string) => void;

/** The smallest and the largest size of a block that QEMU supports, in bytes. */
const BLOCK = { least: 512, most: 2_097_152 };

/**
 * Settings of a disk that KubeVirt's webhook rejects, as in `pkg/storage/admitters/disks.go` of each release.
 *
 * @param isOptical whether the guest sees the disk as a CD-ROM
 * @param defaultBus the bus of disks that do not set `bus`; undefined if it is not known
 */
export function deviceProblems(attached: AttachedDiskSpec, isOptical: boolean, defaultBus: string | undefined, target: KubeVirtTarget): Problem[] {
  const { name, tuning = {}, bootOrder, lun, readOnly } = attached;
  const problems: Problem[] = [];
  const wrong: Wrong = (what, got, allowed, fix = 'use an allowed value, or remove it') => problems.push({
    code: 'HARDWARE_INVALID', message: `${what} of disk "${name}" is invalid; KubeVirt rejects the machine`, got: quote(got), allowed, fix,
  });
  const isPlain = !lun && !isOptical;
  // The default bus of a LUN or a CD-ROM is a separate preference, which is not known here.
  const bus = attached.bus ?? (isPlain ? defaultBus : undefined);
  const { serial, pciAddress, dedicatedIoThread, blockSize, io, cache } = tuning;
  if (io === 'native' && cache !== undefined && cache !== 'none') {
    problems.push({
      code: 'HARDWARE_INVALID', message: `\`io\` of disk "${name}" is native, which needs direct I/O: with this \`cache\` the machine never starts`, got: quote(cache),
      allowed: '`cache` none', fix: 'set `cache` to DiskCache.NONE, or remove `io`',
    });
  }
  if (serial !== undefined && !/^[A-Za-z0-9_.+-]{0,256}$/.test(serial)) wrong('the serial number', serial, 'at most 256 of A-Z, a-z, 0-9, "_", ".", "+", "-"');
  if (bootOrder !== undefined && !(Number.isInteger(bootOrder) && bootOrder >= 1)) wrong('the boot order', bootOrder, '1, 2, 3, ...', 'count from 1');
  if (readOnly && isPlain && bus === 'sata') wrong('`readOnly` on the SATA bus', bus, 'another `bus`, or an optical disk', 'set `bus` to DiskBus.VIRTIO, or remove `readOnly`');
  if (dedicatedIoThread && bus !== undefined && bus !== 'virtio') wrong('`dedicatedIoThread`', bus, 'disks on the virtio bus', 'set `bus` to DiskBus.VIRTIO, or remove `dedicatedIoThread`');
  if (pciAddress !== undefined && pciAddress !== '' && isPlain) {
    if (!PCI_ADDRESS.test(pciAddress)) wrong('the PCI address', pciAddress, 'e.g. 0000:81:00.1');
    else if (bus !== undefined && bus !== 'virtio') wrong('`pciAddress`', bus, 'disks on the virtio bus', 'set `bus` to DiskBus.VIRTIO, or remove `pciAddress`');
  }
  if (blockSize !== undefined) checkBlocks(blockSize, bus, target, wrong);
  return problems;
}

function checkBlocks({ custom, matchVolume }: BlockSizeSpec, bus: string | undefined, { version }: KubeVirtTarget, wrong: Wrong): void {
  if (custom === undefined) return;
  if (matchVolume !== undefined && matchVolume.enabled !== false) {
    wrong('`blockSize`', 'both `custom` and `matchVolume`', 'one of the two', 'remove one of them');
    return;
  }
  const { logical = 0, physical = 0 } = custom;
  if (logical > physical) {
    wrong('the logical block size', logical, `at most the physical size, ${physical}`);
  } else if (bus === 'sata' && logical !== BLOCK.least && atLeast(version, KubeVirtVersion.V1_7)) {
    wrong('the logical block size', logical, `${BLOCK.least} on the SATA bus`, 'set `bus` to DiskBus.VIRTIO, or use this size');
  } else {
    for (const [what, size] of [['logical', logical], ['physical', physical]] as const) {
      if (!isBlock(size)) wrong(`the ${what} block size`, size, `powers of two from ${BLOCK.least} to ${BLOCK.most}`);
    }
  }
}

function isBlock(size: number): boolean {
  return Number.isInteger(size) && size >= BLOCK.least && size <= BLOCK.most && Number.isInteger(Math.log2(size));
}
