/** A failed assertion: the expectation, the closest match and the first difference. Test runners print it unchanged. */
export class AssertionFailure extends Error {
  constructor(title: string, rows: readonly (readonly [name: string, text: string | undefined])[]) {
    const shown = rows.filter(([, text]) => text !== undefined) as [string, string][];
    const width = Math.max(...shown.map(([name]) => name.length)) + 2;
    super([title, ...shown.map(([name, text]) => `  ${`${name}:`.padEnd(width)}${text.replace(/\n/g, `\n${' '.repeat(width + 2)}`)}`)].join('\n'));
    this.name = 'AssertionError';
  }
}
