/** A phrase of the word list in CONTRIBUTING.md that must not be used. */
export interface Word {
  /** The phrase as in the list; `(s)` is an optional letter. */
  readonly avoid: string;
  /** A case-insensitive regular expression for it. Line breaks and comment markers may be between its words. */
  readonly pattern: string;
  readonly use: string;
}

/** Reads the project's only word list, for this check and for the configuration of textlint. */
export function wordList(contributing: string): Word[] {
  const rows = contributing.split('\n').filter(line => line.startsWith('| ')).map(line => line.split('|').slice(1, -1).map(cell => cell.trim()));
  return rows.flatMap(([use, replaced]) => [...replaced.matchAll(/"([^"]+)"/g)].map(([, avoid]) => ({ avoid, pattern: patternOf(avoid), use })));
}

function patternOf(phrase: string): string {
  const words = phrase.split(' ').map(word => word.replace(/\((\w+)\)/g, '(?:$1)?').replace(/[.]/g, '\\.'));
  return `(?<![\\w-])${words.join('[\\s*/]+')}(?![\\w-])`;
}
