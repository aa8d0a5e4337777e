import { Problem, quote } from '../../findings/problem';

const DNS_1035 = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
/** The format of most object names. */
export const DNS_SUBDOMAIN = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
export const DNS_SUBDOMAIN_TEXT = 'DNS labels with dots between them, at most 253 characters';
/** The format of port names and host names. */
export const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const LABEL_LENGTH = 63;
const DNS_1123 = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/**
 * Checks a name that has to be a DNS-1035 label, with room for the platform's prefix and suffix.
 *
 * @param what the subject of the messages, e.g. "the machine's name"
 * @param max the maximum number of characters
 * @param hint another place where the name can be set
 * @param why the reason for the limit
 */
export function nameProblems(what: string, name: string, max: number, hint = '', why = limitOf(max)): Problem[] {
  const problems: Problem[] = unsetProblems('NAME_INVALID', what, name);
  if (!DNS_1035.test(name)) {
    problems.push({
      code: 'NAME_INVALID',
      message: `${what} is not a DNS label`,
      got: quote(name),
      allowed: 'a letter a-z first, then a-z, 0-9 and "-", no "-" at the end',
      fix: `give a \`name\`${suggestion(name)}${hint}`,
    });
  }
  if (name.length > max) {
    problems.push({
      code: 'NAME_TOO_LONG',
      message: `${what} is too long by ${name.length - max}: ${why}`,
      got: `${quote(name)}, ${name.length} characters`,
      allowed: `${max} characters`,
      fix: `shorten it, or give a \`name\` of at most ${max} characters${hint}`,
    });
  }
  return problems;
}

function limitOf(max: number): string {
  return max < LABEL_LENGTH ? 'the platform adds a prefix or suffix' : 'Kubernetes accepts no more';
}

/** Checks the name of an object that exists in the cluster. For almost all kinds, the name is a DNS subdomain. */
export function referenceProblems(what: string, name: string): Problem[] {
  if (DNS_SUBDOMAIN.test(name)) return unsetProblems('NAME_INVALID', `the name of ${what}`, name);
  return [{
    code: 'NAME_INVALID', message: `invalid name of ${what}`, got: quote(name), allowed: DNS_SUBDOMAIN_TEXT, fix: 'correct the name',
  }];
}

/**
 * Checks the name of a namespace.
 *
 * @param what the subject of the messages
 * @param property the property that sets the namespace
 */
export function namespaceProblems(namespace: string | undefined, what = 'the namespace of the chart', property = '`namespace` of the chart'): Problem[] {
  if (namespace === undefined) return [];
  if (DNS_1123.test(namespace) && namespace.length <= 63) return unsetProblems('NAMESPACE_INVALID', what, namespace);
  return [{
    code: 'NAMESPACE_INVALID',
    message: `${what} is not a DNS label`,
    got: quote(namespace),
    allowed: 'a-z, 0-9 and "-", beginning and ending with a letter or digit, at most 63 characters',
    fix: `correct the ${property}, e.g. "tenant-prod"`,
  }];
}

/**
 * In JavaScript, a variable that is not set becomes the word `undefined` in a text, e.g. in `web-${process.env.STAGE}`. The name would be
 * valid, so no other check finds this mistake.
 */
export function unsetProblems(code: 'NAME_INVALID' | 'NAMESPACE_INVALID', what: string, name: string): Problem[] {
  if (!/(?:^|[^A-Za-z0-9])undefined(?![A-Za-z0-9])/.test(name)) return [];
  return [{
    code, message: `${what} contains the word "undefined": a variable in the code is not set`, got: quote(name), allowed: 'a name from variables that are set',
    fix: 'set the variable, or give it a default value',
  }];
}

/** The most similar valid name, as a suggestion. */
function suggestion(name: string): string {
  const corrected = name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+|(?<!-)-+$/g, '');
  return DNS_1035.test(corrected) ? `, e.g. "${corrected}"` : '';
}
