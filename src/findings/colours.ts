const ERROR = '31';
const WARNING = '33';

/** Whether a stream shows colours: a terminal does, unless its type is `dumb`. `NO_COLOR` and `FORCE_COLOR` have priority. */
export function isColoured({ isTTY }: { readonly isTTY?: boolean }): boolean {
  const { NO_COLOR: no = '', FORCE_COLOR: force = '', TERM: term } = process.env;
  if (no !== '' || force === '0' || force === 'false') return false;
  return force !== '' || isTTY === true && term !== 'dumb';
}

/** A report of findings for a stream: the severity and the code of each finding in a colour, if the stream shows colours. */
export function reportFor(stream: { readonly isTTY?: boolean }, report: string): string {
  if (!isColoured(stream)) return report;
  return report.replace(/^(error|warning) [A-Z0-9_]+(?= at )/gm, (text, severity) => `\u001b[${severity === 'error' ? ERROR : WARNING}m${text}\u001b[0m`);
}
