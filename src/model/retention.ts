import { Problem, quote } from '../findings/problem';

const ARGO_CD = 'argocd.argoproj.io/sync-options';
const FLUX = 'kustomize.toolkit.fluxcd.io/prune';

/** Argo CD neither prunes the object nor deletes it with its application; `Prune=false` alone does not survive that. */
const ARGO_CD_OPTIONS: readonly string[] = ['Prune=false', 'Delete=false'];

type Annotations = Readonly<Record<string, string>>;

/** All that most of them have. */
const RETAINED: Annotations = { [ARGO_CD]: ARGO_CD_OPTIONS.join(','), [FLUX]: 'disabled' };

/** Annotations that keep an object when its manifest leaves the folder, with the user's own; other options of Argo CD stay. */
export function retained(own?: Annotations): Annotations {
  if (own === undefined) return RETAINED;
  const options = splitOptions(own[ARGO_CD]).filter(option => !ARGO_CD_OPTIONS.includes(option));
  return { ...own, [ARGO_CD]: [...ARGO_CD_OPTIONS, ...options].join(','), [FLUX]: 'disabled' };
}

/**
 * A protection is taken away by the property that says so, not by an annotation that happens to.
 *
 * @param what as a person calls it, e.g. `disk "data"`
 */
export function retentionProblems(what: string, { disposable, annotations }: { disposable?: boolean; annotations?: Annotations }): Problem[] {
  if (disposable || annotations === undefined) return [];
  const against = [
    ...splitOptions(annotations[ARGO_CD]).filter(option => /^(Prune|Delete)=/.test(option) && !ARGO_CD_OPTIONS.includes(option)),
    ...FLUX in annotations && annotations[FLUX] !== 'disabled' ? [`${FLUX}: ${annotations[FLUX]}`] : [],
  ];
  return against.length === 0 ? [] : [{
    code: 'RETENTION_CONTRADICTED',
    message: `${what} is kept when its manifest goes, and its annotations say the contrary`,
    got: quote(against.join(', ')),
    fix: 'leave the annotation out, or say that it may go: `disposable: true`',
  }];
}

function splitOptions(value: string | undefined): string[] {
  return (value ?? '').split(',').map(option => option.trim()).filter(option => option !== '');
}
