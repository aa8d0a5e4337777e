/** A phrase of the word list in CONTRIBUTING.md that is not to be used. */
export interface Word {
  /** The phrase as the list has it; `(s)` is a letter that may be missing. */
  readonly avoid: string;
  /** A regular expression for it, without regard to case. Lines and comments may break between its words. */
  readonly pattern: string;
  readonly use: string;
}

/** Reads the one word list of the project, which this file's callers and the generated configuration of textlint have in common. */
export function wordList(contributing: string): Word[] {
  const rows = contributing.split('\n').filter(line => line.startsWith('| ')).map(line => line.split('|').slice(1, -1).map(cell => cell.trim()));
  return rows.flatMap(([use, replaced]) => [...replaced.matchAll(/"([^"]+)"/g)].map(([, avoid]) => ({ avoid, pattern: patternOf(avoid), use })));
}

function patternOf(phrase: string): string {
  const words = phrase.split(' ').map(word => word.replace(/\((\w+)\)/g, '(?:$1)?').replace(/[.]/g, '\\.'));
  return `(?<![\\w-])${words.join('[\\s*/]+')}(?![\\w-])`;
}
