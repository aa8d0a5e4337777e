import { at, Joint, put, take } from '../../fields';
import { retained, withoutRetention } from '../../retention';
import { CozystackTarget } from '../target';

type Annotations = Readonly<Record<string, string>>;

interface Annotated {
  readonly annotations?: Annotations;
}

const PATH = ['metadata', 'annotations'];

/** `annotations` of plans and jobs. Before 1.3 a job owns its backups, so the job is protected from pruning. */
export const annotations: Joint<Annotated, CozystackTarget> = {
  write: (spec, tree, _, { capabilities }) => {
    const written = capabilities.backups?.outliveJobs ? spec.annotations : retained(spec.annotations);
    if (written !== undefined) put(tree, PATH, written);
  },
  read: (tree, _, { capabilities }) => {
    const written = at(tree, PATH) as Annotations | undefined;
    take(tree, PATH);
    return said(written && (capabilities.backups?.outliveJobs ? written : withoutRetention(written) ?? written));
  },
};

function said(own: Annotations | undefined): Annotated {
  return own && Object.keys(own).length > 0 ? { annotations: own } : {};
}
