import { wrong } from './checks/context';
import { foreignCommands } from './checks/packages';
import { cloudConfigProblems } from './cloud-config';
import { GuestFacts } from './facts';
import { ALLOWED_HEADERS, userDataKind } from './kind';
import { parseYaml, ParsedYaml } from './parse-yaml';
import { UserDataPart, userDataParts } from './parts';
import { isMap } from './plain';
import { cloudbaseProblems, linuxCommand, linuxCommands, partProblems, readerProblems, rightKind, takesUnknown } from './reader';
import { secretsInPart } from './secrets';
import { Memo } from '../../findings/memo';
import { Problem } from '../../findings/problem';
import { secretSearch, SecretSearch } from '../../findings/secrets';
import { show } from '../../findings/secrets/show';

/**
 * The problems of user data for a guest.
 *
 * @param text the whole text, as the platform passes it to the guest
 * @param facts the known facts about the guest's image; without facts, only problems that exist on every image are found
 * @param memo the results of searches for secrets in other texts
 */
export function checkUserData(text: string, facts: GuestFacts = {}, memo = new Memo()): Problem[] {
  const parts = userDataParts(text);
  const [whole, ...inner] = parts;
  return [
    ...readerProblems(whole.kind, facts),
    ...inner.flatMap(({ kind, name }) => partProblems(kind, name, facts)),
    ...parts.flatMap(part => formProblems(part, facts)),
    ...secretsOnce(parts, secretSearch(memo)),
  ];
}

/** Only the secrets of user data. */
export function secretsInUserData(text: string, memo: Memo): Problem[] {
  return secretsOnce(userDataParts(text), secretSearch(memo));
}

/** The secrets of all parts, each once: a secret in a plain part is found twice, because the whole text is also a part. */
function secretsOnce(parts: readonly UserDataPart[], search: SecretSearch): Problem[] {
  const found = parts.flatMap(part => secretsInPart(part, search));
  return [...new Map(found.map(problem => [`${problem.code} ${problem.message.replace(/^[^(]*\((line \d+)\)/, '$1')}`, problem])).values()];
}

/** The problems of a part that does not have the form that its kind requires. */
function formProblems(part: UserDataPart, facts: GuestFacts): Problem[] {
  switch (part.kind) {
    case 'cloud-config': return cloudConfig(part, facts);
    case 'archive': return shapeProblems(parseYaml(part.text), part, Array.isArray, 'a list of documents');
    case 'jinja': return jinja(part, facts);
    case 'jsonp': case 'ignition': return json(part);
    case 'talos': return yaml(part);
    case 'script': return [...facts.reads === 'cloudbase-init' ? [] : script(part), ...scriptOnGuest(part, facts)];
    case 'boothook': return scriptOnGuest(part, facts);
    case 'include': return include(part);
    case 'encoded': return [invalid('the user data is base64, and nothing decodes it', 'the text itself', 'use the decoded text')];
    case 'empty': return [invalid('the user data is empty', rightKind(facts) ?? ALLOWED_HEADERS, 'remove it, or write user data')];
    case 'unknown': return takesUnknown(facts) ? foreignText(facts) : [withoutHeader(part, facts)];
    default: return [];
  }
}

function invalid(message: string, allowed: string, fix: string): Problem {
  return { code: 'CLOUD_INIT_INVALID', message, allowed, fix };
}

function withoutHeader({ text }: UserDataPart, facts: GuestFacts): Problem {
  const mark = text.startsWith('\ufeff') ? ' but with a byte order mark' : '';
  if (facts.reads === 'cloudbase-init') {
    return invalid(`the document begins with no header of Cloudbase-Init${mark}, so it has no effect`, rightKind(facts)!,
      /^\s*<\?xml|<unattend/i.test(text) ? 'put an answer file of Windows into a disk of `ConfigDisk.sysprepFromSecret`' : 'start it with the header of its kind');
  }
  return invalid(`the document begins with no header of cloud-init${mark}, so cloud-init ignores it`, ALLOWED_HEADERS,
    'start it with the line `#cloud-config` if it is a cloud config, or `#!/bin/sh` if it is a script');
}

/** Reports commands that the guest does not have. */
function scriptOnGuest(part: UserDataPart, facts: GuestFacts): Problem[] {
  const at = (line: number) => `line ${part.line + line}${part.name === '' ? '' : ` of ${part.name}`}`;
  return [
    ...foreignCommands(part.text, facts).map(({ line, command }) => wrong(
      `${at(line)} runs ${command}, which ${facts.label ?? 'the image'} does not have`, `commands of ${facts.packageManager}`, `use ${facts.packageManager}, or another image`)),
    ...linuxCommands(part.text, facts).map(line => linuxCommand(at(line))),
  ];
}

/** Checks a list of addresses, one on each line, from which cloud-init reads user data. */
function include({ text, line, name }: UserDataPart): Problem[] {
  const lines = text.split('\n').map((each, index) => ({ address: each.trim().replace(/^#include(?:-once)?\b\s*/i, ''), index }))
    .filter(({ address }) => address !== '' && !address.startsWith('#'));
  if (lines.length === 0) return [invalid('the include file has no address', 'one URL in each line', 'add the address of the user data')];
  return lines.filter(({ address }) => !/^(?:https?|ftp|file):\/\/\S+$/i.test(address)).map(({ index }) => (
    invalid(`line ${line + index}${name === '' ? '' : ` of ${name}`} is not an address, so cloud-init reports an error`, 'one URL in each line', 'correct it, or begin the line with # if it is a comment')));
}

function foreignText({ reads, label = 'the image' }: GuestFacts): Problem[] {
  return [invalid(`wrong kind of user data: ${label} does not read it`, reads === 'talos' ? 'a Talos machine configuration (`version: v1alpha1`)' : 'Ignition as JSON',
    reads === 'talos' ? 'use the output of `talosctl gen config`' : 'translate it with `butane`')];
}

function cloudConfig(part: UserDataPart, facts: GuestFacts): Problem[] {
  const parsed = parseYaml(part.text);
  const misshapen = shapeProblems(parsed, part, isMap, 'a map of cloud-config keys');
  if (misshapen.length > 0 || !isMap(parsed.value)) return misshapen;
  const nameOf = (path: readonly (string | number)[]): string => nameInDocument(parsed, part, path);
  return facts.reads === 'cloudbase-init' ? cloudbaseProblems(parsed.value, facts, nameOf) : cloudConfigProblems(parsed.value, facts, nameOf);
}

/** A Jinja template is checked only if it is a cloud-config without expressions and statements, because the results of these are not known. */
function jinja(part: UserDataPart, facts: GuestFacts): Problem[] {
  if (/^\s/.test(part.text)) return [blankStart(`${nameOfPart(part)}, a Jinja template,`, 'cloud-init ignores it')];
  const body = { ...part, text: part.text.replace(/^##[^\n]*(?:\n|$)/, ''), line: part.line + 1 };
  // An expression or statement can write the header.
  const kind = /^\s*\{/.test(body.text) ? 'unknown' : userDataKind(body.text);
  switch (kind) {
    case 'cloud-config': return /\{[%#]|\{\{/.test(body.text) ? [] : cloudConfig({ ...body, kind }, facts);
    case 'script': return script({ ...body, kind });
    case 'boothook': case 'jsonp': return [];
    default: return /^\s*\{/.test(body.text) ? [] : [invalid(
      `${nameOfPart(part)}, a Jinja template, has no header after its first line, so cloud-init ignores it`, '`#cloud-config`, `#!` or `#cloud-boothook` in the second line',
      'add the header of the text after the line with `## template: jinja`')];
  }
}

function blankStart(what: string, outcome: string): Problem {
  return invalid(`${what} begins with white space, so ${outcome}`, 'a text that begins with its header', 'remove the white space');
}

function nameOfPart({ name }: UserDataPart): string {
  return name === '' ? 'the document' : name;
}

function json(part: UserDataPart): Problem[] {
  const text = part.text.replace(/^\s*#[^\n]*\n/, '');
  try {
    JSON.parse(text);
    return [];
  } catch {
    return [invalid(`${part.name === '' ? 'the document' : part.name} cannot be read as JSON`, 'JSON', 'correct it; a linter for JSON shows the place')];
  }
}

/** Talos reads several documents from one text. */
function yaml(part: UserDataPart): Problem[] {
  return part.text.split(/^---[ \t]*$/m).flatMap(document => shapeProblems(parseYaml(document), part, isMap, 'a Talos machine configuration'));
}

/** cloud-init writes a script into a file, and the kernel reads the interpreter from its first bytes. A part can also be a program. */
function script(part: UserDataPart): Problem[] {
  if (/^(?:#!|\x7fELF)/.test(part.text)) return [];
  const outcome = 'the kernel finds no interpreter and cloud-init cannot run it';
  return [/^\s+#!/.test(part.text)
    ? blankStart(`${nameOfPart(part)}, a script,`, outcome)
    : invalid(`${nameOfPart(part)}, a script, does not begin with \`#!\`, so ${outcome}`, '`#!/bin/sh`, ...', 'begin it with the line `#!/bin/sh`')];
}

function shapeProblems({ value, errors }: ParsedYaml, part: UserDataPart, hasShape: (value: unknown) => boolean, shape: string): Problem[] {
  const document = part.name === '' ? 'the document' : part.name;
  if (errors.length > 0) {
    return errors.slice(0, 10).map(({ line, column, reason }) => invalid(
      `${document} is not valid YAML at line ${part.encoded ? line : part.line + line - 1}, column ${column}: ${reason}`, 'YAML 1.1 without duplicate keys', 'correct the YAML at that place'));
  }
  // A document without content is allowed: cloud-init does nothing and logs a warning.
  return hasShape(value) || value === null ? [] : [invalid(`${document} is not ${shape}`, shape, 'correct its top level')];
}

/** The name of a place in a report: a user by name, a file by path. */
function nameInDocument({ value, lineOf }: ParsedYaml, part: UserDataPart, path: readonly (string | number)[]): string {
  let at: unknown = value;
  let name = part.name === '' ? '' : `${part.name}: `;
  for (const [index, step] of path.entries()) {
    at = (at as Readonly<Record<string | number, unknown>> | undefined)?.[step];
    if (typeof step === 'number') {
      const known = isMap(at) ? at.name ?? at.path : undefined;
      name += `[${typeof known === 'string' ? show(known) : step}]`;
    } else {
      name += /^[A-Za-z_][\w-]*$/.test(step) ? `${index === 0 ? '' : '.'}${step}` : `[${show(step)}]`;
    }
  }
  const line = lineOf(path);
  return line === undefined ? name : `${name} (line ${part.encoded ? part.line : part.line + line - 1})`;
}
