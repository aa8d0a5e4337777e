import { at, Joint, put, take } from './fields';
import { retained, withoutRetention } from './retention';
import { Problem, quote } from '../findings/problem';

type Annotations = Readonly<Record<string, string>>;

/** An object that runs a job once, e.g. a restore. */
interface OneShot {
  readonly appliedByEngine?: boolean;
  readonly annotations?: Annotations;
}

const FLUX_APPLY = 'kustomize.toolkit.fluxcd.io/ssa';
const FLUX_PRUNE = 'kustomize.toolkit.fluxcd.io/prune';

/** With these annotations, Argo CD and Flux neither apply nor prune an object. */
const PASSED_OVER = { 'argocd.argoproj.io/hook': 'Skip', [FLUX_APPLY]: 'Ignore', [FLUX_PRUNE]: 'disabled' };

/** Annotations of a job that runs once. Either the user applies the job by hand, or the GitOps engine applies the job once and never changes it. */
export function onceOnly({ appliedByEngine, annotations = {} }: OneShot): Record<string, string> {
  return appliedByEngine ? retained({ [FLUX_APPLY]: 'IfNotPresent', ...annotations }) : { ...PASSED_OVER, ...annotations };
}

const PATH = ['metadata', 'annotations'];
/** The annotations of jobs that a user applies by hand. */
const BY_HAND = onceOnly({});
/** The annotations of jobs that the engine applies, without the annotations that keep the object. */
const BY_ENGINE = withoutRetention(onceOnly({ appliedByEngine: true }))!;
/** The annotation that distinguishes jobs that a user applies by hand from jobs that the engine applies. */
const [HOOK] = Object.keys(BY_HAND).filter(key => !(key in onceOnly({ appliedByEngine: true })));

/** `annotations` and `appliedByEngine` of a job that runs once. */
export const oneShot: Joint<OneShot, unknown> = {
  write: (spec, tree) => put(tree, PATH, onceOnly(spec)),
  read: tree => {
    const written = at(tree, PATH) as Annotations | undefined ?? {};
    take(tree, PATH);
    const kept = HOOK in written ? undefined : withoutRetention(written);
    return kept ? { appliedByEngine: true, ...said(without(kept, BY_ENGINE)) } : said(without(written, BY_HAND));
  },
};

function said(own: Annotations | undefined): OneShot {
  return own && Object.keys(own).length > 0 ? { annotations: own } : {};
}

/** The annotations, except annotations that this library writes by default. */
function without(own: Annotations, always: Annotations): Annotations {
  return Object.fromEntries(Object.entries(own).filter(([key, value]) => always[key] !== value));
}

const DAY = /(?<!\d)\d{4}-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])(?!\d)/;

/** Reports a restore without a date in its name. The date distinguishes an old restore, whose manifest still exists, from a new restore. */
export function undated(name: string): Problem[] {
  return DAY.test(name) ? [] : [{
    code: 'RESTORE_UNDATED',
    message: 'no date in the name of the restore: an old restore looks like a new one',
    got: quote(name),
    allowed: 'a name with a date, e.g. "restore-db-2026-11-22"',
    fix: 'use the name of the machine or disk and the date, so that the next restore gets a different name',
  }];
}
