/** The sections of the page of a code, as Markdown. */
export interface CodePage {
  readonly code: string;
  readonly severity: string;
  /** The section of `docs/errors.md` that lists the code, e.g. `Network`. */
  readonly concept: string;
  /** What is wrong, in one sentence without a final period. */
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  /** The example with the finding. */
  readonly wrong: string;
  /** The example without the finding. */
  readonly right: string;
  readonly acknowledge: string;
  readonly platforms: string;
  /** The sources of the fact, one link each. */
  readonly source: readonly string[];
}

const HEAD = /^# (?<code>[A-Z][A-Z0-9_]*)\n\n\*\*(?<severity>Error|Warning)\*\* in \[(?<concept>[^\]]+)\]\([^)]*\)\.\n\n(?<what>[^\n]+)\.\n\n(?<why>[^]+?)\n\n\*\*Fix:\*\* (?<fix>[^]+)$/;

const SECTIONS = ['Wrong', 'Right', 'When to acknowledge it', 'Platforms and versions', 'Source'];

/**
 * Reads `docs/errors/<CODE>.md`.
 *
 * @throws Error if the page does not have the form of a page in `docs/errors`
 */
export function readCodePage(text: string): CodePage {
  const [head, ...sections] = text.split(/^## /m).map(part => part.trim());
  const found = HEAD.exec(head)?.groups;
  const titles = sections.map(section => section.split('\n', 1)[0]);
  if (found === undefined || titles.join() !== SECTIONS.join()) throw new Error(`the page of a code has another form:\n${text}`);
  const [wrong, right, acknowledge, platforms, source] = sections.map(section => section.slice(section.indexOf('\n')).trim());
  const { code, severity, concept, what, why, fix } = found;
  return {
    code, severity: severity.toLowerCase(), concept, what, why, fix,
    wrong, right, acknowledge, platforms,
    source: source.split('\n').map(line => line.replace(/^- /, '')),
  };
}
