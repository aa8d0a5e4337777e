import { Size } from 'cdk8s';
import { unverified } from './problems';
import { Target } from './target';
import { listNames, suggest } from '../../findings/nearest';
import { Problem, quote } from '../../findings/problem';
import { DiskModel, DiskSourceModel, ImageReference } from '../../model/disk';
import { isSmaller, isUsable, SMALLEST_VOLUME } from '../../model/size';
import { findImage, FoundImage } from '../catalogue/find-image';

/** What is known of the thing a disk is cloned from. */
interface Origin {
  readonly what: string;
  readonly size?: Size;
  /** Undefined when nobody says where it lives. */
  readonly storageClass?: string;
}

/** What a disk is made of on a target; the size is left out when it could not be found out. */
export interface ResolvedDisk {
  /** The golden image that it is cloned from, if the target has it. */
  readonly image?: FoundImage;
  readonly size?: Size;
}

/** Finds out a disk's image and size, and says what keeps it from being made. */
export function resolveDisk(model: DiskModel, target: Target, problems: Problem[]): ResolvedDisk {
  checkStorageClass(model, target, problems);
  const image = model.source.kind === 'image' ? imageOf(model.source.image, target, problems) : undefined;
  const origin = originOf(model.source, image, target);
  if (origin && target.clonesWithinClass) checkCloneClass(model, origin, target, problems);
  return { image, size: resolveSize(model, origin, target, problems) };
}

function imageOf(reference: ImageReference, target: Target, problems: Problem[]): FoundImage | undefined {
  const image = findImage(reference, target.offer);
  if (!image) problems.push(unknownImage(reference.name ?? reference.id!, target));
  return image;
}

function originOf(source: DiskSourceModel, image: FoundImage | undefined, target: Target): Origin | undefined {
  if (image) return { what: `image "${image.name}"`, size: image.minSize, storageClass: image.storageClass };
  if (source.kind !== 'disk' || !source.model) return undefined;
  return { what: `disk "${source.name}"`, size: sizeOf(source.model, target), storageClass: source.model.storageClass };
}

function sizeOf(model: DiskModel, target: Target): Size | undefined {
  const { size, source } = model;
  if (size || source.kind !== 'disk') return size ?? (source.kind === 'image' ? findImage(source.image, target.offer)?.minSize : undefined);
  // A clone that gives no size has that of what it is cloned from.
  return source.model && sizeOf(source.model, target);
}

/** What is cloned inside the cluster, where its size is known. */
const CLONES: readonly DiskSourceModel['kind'][] = ['image', 'disk', 'reference'];

function resolveSize(model: DiskModel, origin: Origin | undefined, { sizeDefault, clonesTakeSize }: Target, problems: Problem[]): Size | undefined {
  const size = model.size ?? origin?.size;
  if (!size) {
    // The size of an image that is not there is not missing.
    if (model.source.kind === 'image' && !origin || clonesTakeSize && CLONES.includes(model.source.kind)) return undefined;
    problems.push({
      code: 'SIZE_MISSING',
      message: `disk "${model.name}" has no size and none can be derived from its source; ${sizeDefault}`,
      fix: 'give the `size`, e.g. Size.gibibytes(20)',
    });
  } else if (!isUsable(size)) {
    problems.push({
      code: 'SIZE_INVALID', message: `the size of disk "${model.name}" is not a positive number`, got: size.asString(), fix: 'give a positive `size`',
    });
  } else if (isSmaller(size, SMALLEST_VOLUME)) {
    problems.push({
      code: 'SIZE_INVALID',
      message: `disk "${model.name}" is smaller than any volume that CDI makes`,
      got: size.asString(),
      allowed: `at least ${SMALLEST_VOLUME.asString()}`,
      fix: 'give a larger `size`',
    });
  } else if (origin?.size && isSmaller(size, origin.size)) {
    problems.push({
      code: 'DISK_SMALLER_THAN_SOURCE',
      message: `disk "${model.name}" is smaller than ${origin.what}, so the clone is refused and the machine waits for ever`,
      got: size.asString(),
      allowed: `at least ${origin.size.asString()}`,
      fix: `give at least ${origin.size.asString()}, or no \`size\` to take just that`,
    });
  }
  return size;
}

function checkStorageClass(model: DiskModel, { label, offer }: Target, problems: Problem[]): void {
  const name = model.storageClass;
  // The cluster's own default, of which nothing is known here.
  if (name === '') return;
  const storageClass = offer.storageClasses.find(candidate => candidate.name === name);
  if (storageClass) {
    if (storageClass.unverified) problems.push(unverified('storage class', name, storageClass.unverified));
    if (storageClass.nodeLocal && !model.optical) problems.push(nodeLocal(model));
    return;
  }
  const names = offer.storageClasses.map(candidate => candidate.name);
  problems.push({
    code: 'STORAGE_CLASS_UNKNOWN',
    message: `${label} has no storage class "${name}", so the disk would wait for ever`,
    got: quote(name),
    allowed: listNames(names),
    fix: suggest(name, names, 'if your cluster has it, declare it: `catalogue: Catalogue.extend({ storageClasses: [...] })`; else give the disk, or the `defaults` of its chart, one that it has'),
  });
}

function nodeLocal({ name, storageClass }: DiskModel): Problem {
  return {
    code: 'DISK_LOCAL',
    message: `disk "${name}" lives on one node: it is lost with the node, and its machine cannot be migrated away from it`,
    got: storageClass,
    fix: 'take StorageClass.REPLICATED, or acknowledge this for data that can be made again',
  };
}

/** The platform clones by CSI, which cannot cross storage classes; nothing says so, the volume just never binds. */
function checkCloneClass(model: DiskModel, origin: Origin, target: Target, problems: Problem[]): void {
  const expected = origin.storageClass ?? target.defaultStorageClass;
  if (model.storageClass === expected) return;
  const sure = origin.storageClass !== undefined;
  problems.push({
    code: sure ? 'CLONE_OTHER_STORAGE_CLASS' : 'CLONE_STORAGE_CLASS_UNSURE',
    message: sure
      ? `disk "${model.name}" is cloned from ${origin.what} into another storage class, which never completes`
      : `disk "${model.name}" is cloned from ${origin.what}; ${target.label} does not say where that lives, and a clone across classes never completes`,
    got: model.storageClass,
    allowed: sure ? expected : `${expected}, as all documented examples`,
    fix: `take storage class "${expected}", or import the image from its address (DiskSource.http)`,
  });
}

function unknownImage(name: string, { label, offer, ownImages }: Target): Problem {
  const names = offer.images.map(image => image.name);
  const declare = `if your cluster has it, declare it: \`catalogue: Catalogue.extend({ goldenImages: [...] })\`${ownImages === undefined ? '' : `; ${ownImages}`}`;
  return {
    code: 'IMAGE_UNKNOWN',
    message: names.length === 0
      ? `${label} brings no golden images: each administrator makes their own, and this one is not in the catalogue`
      : `${label} has no golden image "${name}"`,
    got: quote(name),
    allowed: names.length === 0 ? undefined : listNames(names),
    fix: suggest(name, names, declare),
  };
}
