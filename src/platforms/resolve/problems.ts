import { Target } from './target';
import { Problem, quote } from '../../findings/problem';

/** The name of plain KubeVirt, for features that only plain KubeVirt has. */
export const PLAIN_KUBEVIRT = 'plain KubeVirt (Platform.kubevirt)';

/** The name of Cozystack, for features that plain KubeVirt does not have. */
export const COZYSTACK_ALONE = 'Cozystack (Platform.cozystack)';

/** The finding for a feature that the target does not support. */
export function notSupported(what: string, since: string, { label, remediation }: Target): Problem {
  return {
    code: 'NOT_SUPPORTED',
    message: `${label} does not support ${what}`,
    allowed: since,
    fix: since.startsWith(PLAIN_KUBEVIRT) ? 'remove it; no version of the platform supports it' : `remove it, or ${remediation}`,
  };
}

/** The finding for a name that the catalog has, although a source shows that the name may not exist. */
export function unverified(what: string, name: string, why: string): Problem {
  return {
    code: 'CATALOG_UNVERIFIED',
    message: `${what} "${name}": ${why}`,
    got: quote(name),
    fix: 'use another name, or test this one and acknowledge the warning with a reason',
  };
}
