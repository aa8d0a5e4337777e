import { ALLOWED_HEADERS, DocumentKind, documentKind } from './document-kind';
import { parseYaml } from './parse-yaml';
import { isMap } from './plain';
import { secretProblem, secretsByKey, secretsByShape } from './secret-walk';
import { secretsInText, Sighting } from './secrets';
import { Problem } from '../../findings/problem';

/** Everything that is wrong with a whole document. */
export function documentProblems(text: string): Problem[] {
  const kind = documentKind(text);
  const sightings = [...secretsInText(text), ...encodedParts(text, kind)];
  return [...FORM[kind](text), ...sightings.map(atLine), ...secretsInData(text, kind, sightings)];
}

const nothing = (): Problem[] => [];

/** What each kind of document must look like. */
const FORM: { readonly [kind in DocumentKind]: (text: string) => Problem[] } = {
  [DocumentKind.CLOUD_CONFIG]: text => yamlProblems(text, isMap, 'a map of cloud-config keys'),
  [DocumentKind.ARCHIVE]: text => yamlProblems(text, Array.isArray, 'a list of documents'),
  [DocumentKind.SCRIPT]: text => (/^\s*#![^\n]*\r\n/.test(text) ? [invalid(
    'the document is a script whose first line ends in CR LF, so that the kernel finds no such interpreter', 'lines that end in LF', 'save it with LF')] : []),
  [DocumentKind.OTHER]: nothing,
  [DocumentKind.MIME]: nothing,
  [DocumentKind.UNKNOWN]: text => [invalid(
    `the document begins with none of cloud-init's headers${text.startsWith('\ufeff') ? ' but with a byte order mark' : ''}, so that cloud-init ignores it`,
    ALLOWED_HEADERS, 'begin it with the line `#cloud-config`')],
};

function invalid(message: string, allowed: string, fix: string): Problem {
  return { code: 'CLOUD_INIT_INVALID', message, allowed, fix };
}

function yamlProblems(text: string, hasShape: (value: unknown) => boolean, shape: string): Problem[] {
  const { value, errors } = parseYaml(text);
  if (errors.length > 0) {
    return errors.map(({ line, column, reason }) => invalid(
      `the document is no readable YAML at line ${line}, column ${column}: ${reason}`, 'YAML 1.1 without duplicate keys', 'correct that place'));
  }
  // Without a single key, cloud-init has nothing to do and says so.
  return hasShape(value) || value === null ? [] : [invalid(`the document is not ${shape}`, shape, 'correct its top level')];
}

function atLine({ line, ...sighting }: Sighting): Problem {
  return secretProblem(`line ${line}`, sighting);
}

/** Passwords that only their key gives away, what is hidden in encoded files, and what YAML's quoting hides from a look at the text. */
function secretsInData(text: string, kind: DocumentKind, seen: readonly Sighting[]): Problem[] {
  if (kind !== DocumentKind.CLOUD_CONFIG && kind !== DocumentKind.ARCHIVE) return [];
  const { value, lineOf } = parseYaml(text);
  const top = { name: '', path: [] };
  const byShape = secretsByShape(value, top).filter(({ what }) => !seen.some(other => other.what === what));
  const byKey = secretsByKey(value, top).filter(({ what, place }) => !seen.some(other => other.what === what && other.line === lineOf(place.path)));
  return [...byKey, ...byShape].map(({ place, ...sighting }) => {
    const line = lineOf(place.path);
    return secretProblem(`${place.name}${line === undefined ? '' : ` (line ${line})`}`, sighting);
  });
}

/** Tools that build MIME messages like to encode their parts. */
function encodedParts(text: string, kind: DocumentKind): Sighting[] {
  if (kind !== DocumentKind.MIME) return [];
  const parts = text.matchAll(/^content-transfer-encoding:\s*base64\s*?\r?\n(?:[^\r\n]+\r?\n)*\r?\n([A-Za-z0-9+/=\r\n]+)/gim);
  return [...parts].flatMap(part => secretsInText(Buffer.from(part[1], 'base64').toString('utf8'))
    .map(sighting => ({ ...sighting, line: text.slice(0, part.index).split('\n').length })));
}
