import { parseYaml } from './parse-yaml';
import { UserDataPart } from './parts';
import { Problem } from '../../findings/problem';
import { secretProblem, SecretSearch, Sighting } from '../../findings/secrets';
import { secretsByKey, secretsByShape } from '../../findings/secrets/walk';

/** Kinds of user data whose structure is searched in addition to the text: a key can show that its value is a secret. */
const STRUCTURED = new Set(['cloud-config', 'archive', 'jsonp', 'jinja', 'talos', 'ignition', 'butane']);

/** Kinds of secrets that a text search finds by a name. The search by structure finds the same secrets. */
const BY_NAME = /assigned to a variable|looks like a password/;

/**
 * Secrets in a part of user data: those that are visible in its text, and those that YAML quoting and structure hide from a text search.
 */
export function secretsInPart(part: UserDataPart, search: SecretSearch): Problem[] {
  const seen = search(part.text);
  if (!STRUCTURED.has(part.kind)) return seen.map(sighting => atLine(part, sighting));
  // A Jinja template that is valid YAML has the same keys as its result, so its structure can be searched.
  const { value, lineOf } = parseYaml(part.kind === 'jinja' ? part.text.replace(/^##[^\n]*\n/, '\n') : part.text);
  const top = { name: '', path: [] };
  const byKey = secretsByKey(value, top, search).map(each => ({ ...each, at: lineOf(each.place.path) }));
  const lines = new Set(byKey.map(each => each.at));
  // A key in a structure tells more about its value than a name in a text.
  const byText = seen.filter(({ what, line }) => !BY_NAME.test(what) || !lines.has(line));
  const byShape = secretsByShape(value, top, search).filter(({ what }) => !seen.some(other => other.what === what))
    .map(each => ({ ...each, at: lineOf(each.place.path) })).filter(({ what, at }) => !BY_NAME.test(what) || !lines.has(at));
  const unseen = byKey.filter(({ what, at }) => !byText.some(other => other.line === at && (other.what === what || other.hash || what !== 'a password hash')));
  const problems = [...unseen, ...byShape].map(({ place, at, ...sighting }) => (
    secretProblem(`${place.name === '' ? 'the document' : place.name}${at === undefined ? '' : ` (${where(part, at)})`}`, sighting)));
  return unique([...byText.map(sighting => atLine(part, sighting)), ...problems]);
}

function atLine(part: UserDataPart, { line, ...sighting }: Sighting): Problem {
  return secretProblem(where(part, line), sighting);
}

function where(part: UserDataPart, line: number): string {
  return part.encoded ? `${part.name} (line ${part.line})` : `line ${part.line + line - 1}`;
}

function unique(problems: Problem[]): Problem[] {
  return [...new Map(problems.map(problem => [`${problem.code} ${problem.message}`, problem])).values()];
}
