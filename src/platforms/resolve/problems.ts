import { Target } from './target';
import { Problem, quote } from '../../findings/problem';

/** Where the words are at home that no platform on top of KubeVirt has. */
export const PLAIN_KUBEVIRT = 'plain KubeVirt (Platform.kubevirt)';

/** Where the words are at home that plain KubeVirt has not. */
export const COZYSTACK_ALONE = 'Cozystack (Platform.cozystack)';

/** Something that the target has no field or behaviour for. */
export function notSupported(what: string, since: string, { label, remediation }: Target): Problem {
  return {
    code: 'NOT_SUPPORTED',
    message: `${label} does not support ${what}`,
    allowed: since,
    fix: since.startsWith(PLAIN_KUBEVIRT) ? 'remove it: no version of the platform supports it' : `remove it, or ${remediation}`,
  };
}

/** A name that the platform's own documents contradict each other about. */
export function unverified(what: string, name: string, why: string): Problem {
  return {
    code: 'CATALOG_UNVERIFIED',
    message: `${what} "${name}": ${why}`,
    got: quote(name),
    fix: 'use another one, or test it and acknowledge this with a reason',
  };
}
