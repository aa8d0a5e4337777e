import { readSource, sourceOf } from './source';
import { DiskSpec } from '../../../model/disk';
import { ApiTree, Joint, take } from '../../fields';
import { resolveDisk } from '../../resolve/disk';
import { CozystackTarget } from '../target';

/** `source`, `size` and `storageClass` are written together, because the size and the class of a clone depend on its source. */
export const content: Joint<DiskSpec, CozystackTarget> = {
  write: (spec, tree, context, target, problems) => {
    const { image, size, storageClass } = resolveDisk(spec, context, target, problems);
    const fields = (tree.spec ??= {}) as ApiTree;
    fields.source = sourceOf(spec.source ?? { kind: 'blank' }, image, target, problems);
    if (size !== undefined) fields.storage = size;
    fields.storageClass = storageClass;
  },
  read: tree => {
    const source = readSource(tree);
    const size = take<string>(tree, ['spec', 'storage']);
    const storageClass = take<string>(tree, ['spec', 'storageClass']);
    return { ...source && { source }, ...size !== undefined && { size }, ...storageClass !== undefined && { storageClass } };
  },
};
