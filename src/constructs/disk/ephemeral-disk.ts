import { Size } from 'cdk8s';
import type { DiskDevice } from './disk-device';
import { DiskAttachment, IDisk } from './disk-reference';
import { Problem, quote } from '../../findings/problem';
import { IMAGE_REFERENCE } from '../../model/attached-disk';
import { gate } from '../../model/calls/gate';
import { InlineVolumeSpec } from '../../model/machine';
import { canonical, isUsable } from '../../model/quantity';
import { ownCopy } from '../app/told';

/**
 * When a node pulls a container image.
 */
export enum PullPolicy {
  /** At every start of the machine. */
  ALWAYS = 'Always',
  /** Only if the node does not have the image. */
  IF_NOT_PRESENT = 'IfNotPresent',
  /** Never. The image must already exist on the node. */
  NEVER = 'Never',
}

/**
 * How an ephemeral disk is attached to a machine.
 */
export interface EphemeralDiskOptions extends DiskDevice {
}

/**
 * Options of a disk from a container image.
 */
export interface ContainerImageOptions extends EphemeralDiskOptions {
  /**
   * Whether the disk is attached as a CD-ROM.
   * @default false
   */
  readonly optical?: boolean;

  /**
   * Absolute path of the disk image in the container image. Becomes `volumes[].containerDisk.path`.
   * @default - the only file below `/disk`
   */
  readonly path?: string;

  /**
   * When a node pulls the image. Becomes `volumes[].containerDisk.imagePullPolicy`.
   * @default - `ALWAYS` for an image with the tag `latest` or without a tag, otherwise `IF_NOT_PRESENT`
   */
  readonly pullPolicy?: PullPolicy;

  /**
   * Name of the `Secret` with the registry's credentials. Becomes `volumes[].containerDisk.imagePullSecret`.
   * @default - none
   */
  readonly pullSecret?: string;
}

/**
 * Disks that lose their content when the machine stops. Plain KubeVirt only. You can attach one ephemeral disk to several machines. Each machine gets
 * its own copy.
 */
export class EphemeralDisk {
  /**
   * A disk from a container image. Writes of the guest are lost at the next start. The disk does not prevent live migration. Becomes a volume
   * `containerDisk`.
   *
   * @param name name of the disk in the machine
   * @param image the container image, e.g. `quay.io/containerdisks/fedora:42`
   * @param options path in the image, pull policy and device
   */
  public static containerImage(name: string, image: string, options: ContainerImageOptions = {}): IDisk {
    const { path, pullPolicy, pullSecret, ...seen } = options;
    const source = given({ kind: 'containerImage' as const, image, path, pullPolicy, pullSecret });
    return new InlineDisk(name, source, seen, imageProblems(name, image, path));
  }

  /**
   * An empty disk in the node's own storage, for scratch data and swap. Becomes a volume `emptyDisk`.
   *
   * @param name name of the disk in the machine
   * @param size the size of the disk
   * @param options how the disk is attached
   */
  public static empty(name: string, size: Size, options: EphemeralDiskOptions = {}): IDisk {
    const problems: Problem[] = isUsable(size.asString()) ? [] : [
      { code: 'SIZE_INVALID', message: `the size of disk "${name}" is not a positive number`, got: size.asString(), fix: 'use a positive size' },
    ];
    return new InlineDisk(name, { kind: 'empty', size: canonical(size.asString()) }, options, problems);
  }

  private constructor() {
  }
}

gate(EphemeralDisk);

class InlineDisk implements IDisk {
  /** @internal */
  public readonly _attachment: DiskAttachment;

  constructor(
    public readonly diskName: string,
    inline: InlineVolumeSpec,
    seen: EphemeralDiskOptions & { readonly optical?: boolean },
    problems: readonly Problem[],
  ) {
    this._attachment = { ...given(ownCopy(seen)), inline, problems };
  }
}

/** The object without members that are undefined. */
function given<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
}

function imageProblems(name: string, image: string, path: string | undefined): Problem[] {
  const problems: Problem[] = [];
  if (typeof image !== 'string' || !IMAGE_REFERENCE.test(image)) {
    problems.push({
      code: 'DISK_SOURCE_INVALID',
      message: `disk "${name}" has an invalid container image as its source`,
      got: quote(image),
      allowed: 'registry/image:tag, without a scheme',
      fix: 'use e.g. "quay.io/containerdisks/fedora:42"',
    });
  }
  // An empty path is the same as no path: KubeVirt then looks in its default folder.
  if (path !== undefined && path !== '' && !/^(\/(?!\.{1,2}(\/|$))[^/]+)+$/.test(path)) {
    problems.push({
      code: 'DISK_SOURCE_INVALID',
      message: `disk "${name}" has an invalid path in its container image`,
      got: quote(path),
      allowed: 'an absolute path without "." and ".."',
      fix: 'use e.g. "/disk/fedora.qcow2"',
    });
  }
  return problems;
}
