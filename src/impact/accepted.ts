import { ChangeImpact, ImpactData } from './impact-data';
import { ManifestError } from './state/parse';
import { countsOf, orderSubjects, summaryOf } from './summary';
import { printable } from '../findings/printable';
import { yamlLibrary } from '../model/yaml/library';

export interface Accepted {
  /** The digest of the change, as in reports. */
  readonly digest: string;
  /** Why the change is accepted. */
  readonly reason: string;
}

/**
 * Reads a file of accepted changes: a list of `digest` and `reason`.
 *
 * @throws ManifestError if the file is not such a list
 */
export function parseAccepted(text: string, file: string): Accepted[] {
  const list = parse(text, file) ?? [];
  const wrong = (what: string) => new ManifestError(`${printable(file)} is not a list of accepted changes: ${what}`);
  if (!Array.isArray(list)) throw wrong('write a list with one entry for each change; an entry has `digest` and `reason`');
  return list.map((entry, i) => {
    const { digest, reason, ...more } = entry ?? {};
    if (typeof digest !== 'string' || !/^[0-9a-f]{16}$/.test(digest)) throw wrong(`entry ${i + 1} has no \`digest\` of 16 hexadecimal digits, in quotes`);
    if (typeof reason !== 'string' || reason.trim() === '') throw wrong(`entry ${i + 1} has no \`reason\``);
    const [unknown] = Object.keys(more);
    if (unknown !== undefined) throw wrong(`entry ${i + 1} has the unknown field \`${printable(unknown)}\`; its fields are \`digest\` and \`reason\``);
    return { digest, reason: reason.trim() };
  });
}

function parse(text: string, file: string): any {
  try {
    return yamlLibrary().parse(text, { logLevel: 'error' });
  } catch (error) {
    throw new ManifestError(`${printable(file)} is not valid YAML: ${printable((error as Error).message.split('\n')[0])}`);
  }
}

/** Copies an impact, and marks the accepted changes. The summary and the counts of the copy ignore accepted changes. */
export function accept(impact: ImpactData, accepted: readonly Accepted[]): ImpactData {
  if (accepted.length === 0) return impact;
  const reasons = new Map(accepted.map(({ digest, reason }) => [digest, reason]));
  const used = new Set<string>();
  const mark = (change: ChangeImpact): ChangeImpact => {
    const reason = reasons.get(change.digest);
    if (reason === undefined) return change;
    used.add(change.digest);
    return { ...change, acknowledged: reason };
  };
  const subjects = orderSubjects(impact.subjects.map(subject => ({ ...subject, changes: subject.changes.map(mark) })));
  const unused = [...reasons.keys()].filter(digest => !used.has(digest));
  const more = unused.length > 0 ? { unusedAcknowledgements: unused } : {};
  return { ...impact, summary: summaryOf(subjects), counts: countsOf(subjects), subjects, ...more };
}
