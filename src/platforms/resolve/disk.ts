import { clonedDisk } from './cloned-disk';
import { unverified } from './problems';
import { Target } from './target';
import { listNames, suggest } from '../../findings/nearest';
import { Problem, quote } from '../../findings/problem';
import { DiskSpec, DiskSourceSpec, ImageReference } from '../../model/disk';
import { isSmaller, isUsable, SMALLEST_VOLUME, Quantity } from '../../model/quantity';
import { findImage, FoundImage } from '../catalog/find-image';
import { NodeContext } from '../context';

/** The known facts about the source of a clone. */
interface Origin {
  readonly what: string;
  readonly size?: Quantity;
  /** Undefined if the storage class of the source is not known. */
  readonly storageClass?: string;
}

/** The image, storage class and size of a disk on a target. The size is undefined if it is not known. */
export interface ResolvedDisk {
  /** The golden image that the disk is cloned from, if the target has this image. */
  readonly image?: FoundImage;
  /** Empty if the cluster decides. */
  readonly storageClass: string;
  readonly size?: Quantity;
}

/** Resolves the image and size of a disk, and reports the faults that prevent the creation of the disk. */
export function resolveDisk(disk: DiskSpec, context: NodeContext, target: Target, problems: Problem[]): ResolvedDisk {
  const storageClass = disk.storageClass ?? target.defaultStorageClass;
  checkStorageClass(disk, storageClass, target, problems);
  const image = disk.source?.kind === 'image' ? imageOf(disk.source.image, target, problems) : undefined;
  const origin = originOf(disk.source, image, context, target);
  if (origin && target.clonesWithinClass) checkCloneClass(disk.name, storageClass, origin, target, problems);
  return { image, storageClass, size: resolveSize(disk, origin, target, problems) };
}

function imageOf(reference: ImageReference, target: Target, problems: Problem[]): FoundImage | undefined {
  const image = findImage(reference, target.catalog);
  if (!image) problems.push(unknownImage(reference.name ?? reference.id!, target));
  return image;
}

function originOf(
  source: DiskSourceSpec | undefined, image: FoundImage | undefined, context: NodeContext, target: Target,
): Origin | undefined {
  if (image) return { what: `image "${image.name}"`, size: image.minSize, storageClass: image.storageClass };
  const original = clonedDisk(source, context.namespace);
  const cloned = original && context.findIn(original.namespace, 'disk', original.name);
  if (!cloned) return undefined;
  return { what: `disk "${cloned.name}"`, size: sizeOf(cloned, context, target), storageClass: cloned.storageClass ?? target.defaultStorageClass };
}

/** The size of a disk. A clone without a size has the size of its source. */
function sizeOf(disk: DiskSpec, context: NodeContext, target: Target): Quantity | undefined {
  const seen = new Set<string>();
  for (let each: DiskSpec | undefined = disk; each && !seen.has(each.name);) {
    seen.add(each.name);
    const { size, source }: DiskSpec = each;
    if (size !== undefined) return size;
    if (source?.kind === 'image') return findImage(source.image, target.catalog)?.minSize;
    const original = clonedDisk(source, context.namespace);
    each = original?.namespace === context.namespace && original ? context.find('disk', original.name) : undefined;
  }
  return undefined;
}

/** The kinds of sources that CDI clones inside of the cluster. */
const CLONES: readonly DiskSourceSpec['kind'][] = ['image', 'disk', 'reference'];

function resolveSize(
  model: DiskSpec, origin: Origin | undefined, { sizeDefault, clonesTakeSize }: Target, problems: Problem[],
): Quantity | undefined {
  // CDI itself derives the size of a clone whose source has the kind `reference`, so the library does not write this size.
  const size = model.size ?? (model.source?.kind === 'reference' ? undefined : origin?.size);
  if (!size) {
    // If the image is unknown, another finding reports the image, so the missing size is not reported.
    const kind = model.source?.kind ?? 'blank';
    if (kind === 'image' && !origin || clonesTakeSize && CLONES.includes(kind)) return undefined;
    problems.push({
      code: 'SIZE_MISSING',
      message: `disk "${model.name}" has no size, and its source does not determine the size; ${sizeDefault}`,
      fix: 'set `size`, e.g. to 20 GiB',
    });
  } else if (!isUsable(size)) {
    problems.push({
      code: 'SIZE_INVALID', message: `the size of disk "${model.name}" is not a positive number`, got: size, fix: 'set a positive `size`',
    });
  } else if (isSmaller(size, SMALLEST_VOLUME)) {
    problems.push({
      code: 'SIZE_INVALID',
      message: `disk "${model.name}" is smaller than the smallest volume of CDI`,
      got: size,
      allowed: `at least ${SMALLEST_VOLUME}`,
      fix: 'set a larger `size`',
    });
  } else if (origin?.size && isSmaller(size, origin.size)) {
    problems.push({
      code: 'DISK_SMALLER_THAN_SOURCE',
      message: `disk "${model.name}" is smaller than ${origin.what}, so CDI rejects the clone and the machine never starts`,
      got: size,
      allowed: `at least ${origin.size}`,
      fix: `set at least ${origin.size}, or remove \`size\`: the disk then gets ${origin.size}`,
    });
  }
  return size;
}

function checkStorageClass(model: DiskSpec, name: string, { label, catalog }: Target, problems: Problem[]): void {
  // An empty name means the cluster's default class, whose properties are not known.
  if (name === '') return;
  const storageClass = catalog.storageClasses.find(candidate => candidate.name === name);
  if (storageClass) {
    if (storageClass.unverified) problems.push(unverified('storage class', name, storageClass.unverified));
    if (storageClass.nodeLocal && !model.optical) problems.push(nodeLocal(model.name, name));
    return;
  }
  const names = catalog.storageClasses.map(candidate => candidate.name);
  problems.push({
    code: 'STORAGE_CLASS_UNKNOWN',
    message: `${label} has no storage class "${name}": the disk would stay pending`,
    got: quote(name),
    allowed: listNames(names),
    fix: suggest(name, names, 'if your cluster has it, add it to `catalog.storageClasses` of the platform; otherwise set `storageClass` of the disk, or of `defaults` of its chart, to one that the cluster has'),
  });
}

function nodeLocal(name: string, storageClass: string): Problem {
  return {
    code: 'DISK_LOCAL',
    message: `disk "${name}" is stored on one node: it is lost with the node, and its machine cannot live-migrate`,
    got: storageClass,
    fix: 'use a storage class that copies the data to several nodes (`replicated` on Cozystack), or acknowledge this if the data can be recreated',
  };
}

/** Reports a clone into another storage class. The platform clones with CSI, so the volume of the clone stays unbound, and no error is shown. */
function checkCloneClass(name: string, storageClass: string, origin: Origin, target: Target, problems: Problem[]): void {
  const expected = origin.storageClass ?? target.defaultStorageClass;
  if (storageClass === expected) return;
  const sure = origin.storageClass !== undefined;
  problems.push({
    code: sure ? 'CLONE_OTHER_STORAGE_CLASS' : 'CLONE_STORAGE_CLASS_UNSURE',
    message: sure
      ? `disk "${name}" is cloned from ${origin.what} into another storage class; the clone never completes`
      : `disk "${name}" is cloned from ${origin.what}, whose storage class is unknown on ${target.label}; a clone into another storage class never completes`,
    got: storageClass,
    allowed: sure ? expected : `${expected}, as in all documented examples`,
    fix: `use storage class "${expected}", or import the content from an address (DiskSource.http)`,
  });
}

function unknownImage(name: string, { label, catalog, ownImages }: Target): Problem {
  const names = catalog.images.map(image => image.name);
  const declare = `if your cluster has it, add it to \`catalog.goldenImages\` of the platform${ownImages === undefined ? '' : `; ${ownImages}`}`;
  return {
    code: 'IMAGE_UNKNOWN',
    message: names.length === 0
      ? `${label} has no predefined golden images, and this image is not in the catalog`
      : `${label} has no golden image "${name}"`,
    got: quote(name),
    allowed: names.length === 0 ? undefined : listNames(names),
    fix: suggest(name, names, declare),
  };
}
