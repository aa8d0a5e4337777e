import { Problem, quote } from '../../findings/problem';

const PREFIX = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const LABEL_VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/;
const MAX_PREFIX = 253;
const MAX_NAME = 63;
const MAX_ANNOTATIONS = 256 * 1024;

/** Whether a text is a valid label key. */
export function isLabelKey(key: string): boolean {
  const slash = key.indexOf('/');
  const name = key.slice(slash + 1);
  return (slash < 0 || isPrefix(key.slice(0, slash))) && NAME.test(name) && name.length <= MAX_NAME;
}

export function isLabelValue(value: string): boolean {
  return LABEL_VALUE.test(value) && value.length <= MAX_NAME;
}

function isPrefix(prefix: string): boolean {
  return PREFIX.test(prefix) && prefix.length <= MAX_PREFIX;
}

type Entries = Readonly<Record<string, string>>;

const NONE: Entries = {};

/**
 * Checks labels and annotations by the rules of the API server.
 *
 * @param keyPrefix the prefix that the platform adds to each key when it stores the object
 */
export function metadataProblems(labels: Entries = NONE, annotations: Entries = NONE, keyPrefix: string): Problem[] {
  const problems: Problem[] = [];
  for (const key of Object.keys(labels)) problems.push(...keyProblems('label', key, keyPrefix));
  let bytes = 0;
  for (const key of Object.keys(annotations)) {
    problems.push(...keyProblems('annotation', key, keyPrefix));
    bytes += Buffer.byteLength(key) + Buffer.byteLength(annotations[key]);
  }
  for (const key of Object.keys(labels)) {
    const value = labels[key];
    if (isLabelValue(value)) continue;
    problems.push({
      code: 'LABEL_INVALID',
      message: `the value of label "${key}" is not allowed`,
      got: quote(value),
      allowed: 'at most 63 of A-Z, a-z, 0-9, "-", "_", ".", beginning and ending with a letter or digit',
      fix: 'shorten or change the value, or make it an annotation',
    });
  }
  if (bytes > MAX_ANNOTATIONS) {
    problems.push({
      code: 'LABEL_INVALID',
      message: 'the annotations are too large in total',
      got: `${bytes} bytes`,
      allowed: `${MAX_ANNOTATIONS} bytes`,
      fix: 'put large content elsewhere',
    });
  }
  return problems;
}

function keyProblems(what: string, key: string, keyPrefix: string): Problem[] {
  // The API server converts the key of an annotation to lower case before the check.
  const stored = keyPrefix + (what === 'label' ? key : key.toLowerCase());
  const slash = stored.indexOf('/');
  const [prefix, name] = slash < 0 ? [undefined, stored] : [stored.slice(0, slash), stored.slice(slash + 1)];
  const prefixFine = prefix === undefined || isPrefix(prefix);
  const ownName = slash < 0 ? key : name;
  if (prefixFine && NAME.test(ownName) && NAME.test(name) && name.length <= MAX_NAME) return [];
  const room = slash < 0 ? MAX_NAME - keyPrefix.length : MAX_NAME;
  return [{
    code: 'LABEL_INVALID',
    message: `the key of ${what === 'label' ? 'a label' : 'an annotation'} is not allowed${keyPrefix ? `: the platform stores it as "${keyPrefix}<key>"` : ''}`,
    got: quote(key),
    allowed: `an optional DNS name and "/", then at most ${room} of A-Z, a-z, 0-9, "-", "_", "."`,
    fix: slash < 0 && key.length > room ? 'shorten it, or give it a prefix: "example.com/<key>"' : `correct the key of the ${what}`,
  }];
}
