import { ApiTree, at, Joint, put, take } from './fields';
import { Problem, quote } from '../findings/problem';
import { RemovalPolicy } from '../model/removal-policy';

const ARGO_CD = 'argocd.argoproj.io/sync-options';
const FLUX = 'kustomize.toolkit.fluxcd.io/prune';

/**
 * With these options, Argo CD neither prunes the object nor deletes it with its application. `Prune=false` alone does not prevent the deletion
 * with the application.
 */
const ARGO_CD_OPTIONS: readonly string[] = ['Prune=false', 'Delete=false'];

type Annotations = Readonly<Record<string, string>>;

/** The annotations and the removal policy of a node. */
interface Retained {
  readonly annotations?: Annotations;
  readonly removalPolicy?: RemovalPolicy;
}

/** The annotations that keep an object. They are written, unless the removal policy of the node is `DELETE`. */
const RETAINED: Annotations = { [ARGO_CD]: ARGO_CD_OPTIONS.join(','), [FLUX]: 'disabled' };

/** Adds the annotations that keep an object when its manifest is removed. The user's annotations and other Argo CD options stay. */
export function retained(own?: Annotations): Annotations {
  if (own === undefined) return RETAINED;
  const options = splitOptions(own[ARGO_CD]).filter(option => !ARGO_CD_OPTIONS.includes(option));
  return { ...own, [ARGO_CD]: [...ARGO_CD_OPTIONS, ...options].join(','), [FLUX]: 'disabled' };
}

/** The user's annotations, without the annotations that keep the object; undefined if no annotations keep the object. */
export function withoutRetention(annotations: Annotations): Annotations | undefined {
  const options = splitOptions(annotations[ARGO_CD]);
  if (annotations[FLUX] !== 'disabled' || ARGO_CD_OPTIONS.some((option, i) => options[i] !== option)) return undefined;
  const { [ARGO_CD]: _, [FLUX]: __, ...own } = annotations;
  const others = options.slice(ARGO_CD_OPTIONS.length);
  return others.length === 0 ? own : { ...own, [ARGO_CD]: others.join(',') };
}

/** `annotations` and `removalPolicy` become the annotations of the object. */
export const retention: Joint<Retained, unknown> = {
  write: ({ annotations, removalPolicy }, tree) => {
    const written = removalPolicy === RemovalPolicy.DELETE ? annotations : retained(annotations);
    if (written !== undefined) put(tree, ['metadata', 'annotations'], written);
  },
  read: readRetention,
};

export function readRetention(tree: ApiTree): Retained {
  const annotations = at(tree, ['metadata', 'annotations']) as Annotations | undefined;
  take(tree, ['metadata', 'annotations']);
  const own = annotations && withoutRetention(annotations);
  if (own === undefined) return { removalPolicy: RemovalPolicy.DELETE, ...annotations && { annotations } };
  return Object.keys(own).length === 0 ? {} : { annotations: own };
}

/**
 * Reports annotations that allow pruning. To allow pruning, set the removal policy, not an annotation.
 *
 * @param what the name of the node in messages, e.g. `disk "data"`
 */
export function retentionProblems(what: string, { removalPolicy, annotations }: Retained): Problem[] {
  if (removalPolicy === RemovalPolicy.DELETE || annotations === undefined) return [];
  const against = [
    ...splitOptions(annotations[ARGO_CD]).filter(option => /^(Prune|Delete)=/.test(option) && !ARGO_CD_OPTIONS.includes(option)),
    ...FLUX in annotations && annotations[FLUX] !== 'disabled' ? [`${FLUX}: ${annotations[FLUX]}`] : [],
  ];
  return against.length === 0 ? [] : [{
    code: 'RETENTION_CONTRADICTED',
    message: `${what} is retained, but its annotations allow pruning`,
    got: quote(against.join(', ')),
    fix: 'remove the annotation, or set `removalPolicy` to RemovalPolicy.DELETE',
  }];
}

function splitOptions(value: string | undefined): string[] {
  return (value ?? '').split(',').map(option => option.trim()).filter(option => option !== '');
}
