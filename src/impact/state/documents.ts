import { Entry } from './manifests';
import { linesIn } from './parse';

/** Lines that separate two documents. Dashes in a block scalar are indented, so they do not match. */
const SEPARATORS = /^---(?:[ \t\r].*)?$/gm;

/** The documents of a file, for the comparison. Comments without a document and empty documents are left out. */
export function entriesOf(text: string, file?: string): Entry[] {
  const separators = [...text.matchAll(SEPARATORS)];
  // Some texts are not split here, but by the YAML library: texts with a directive, with an explicit end of a document, or with a document on
  // the line of its separator.
  if (/^(?:%|\.\.\.)/m.test(text) || separators.some(([line]) => line.slice(3).replace(/#.*/, '').trim() !== '')) return [new Entry(text, file)];
  const entries: Entry[] = [];
  let [from, line] = [0, 1];
  for (const { index, 0: separator } of [...separators, { index: text.length, 0: '' }]) {
    const document = text.slice(from, index);
    if (/^[^#\s]/m.test(document)) entries.push(new Entry(document.endsWith('\n') ? document : `${document}\n`, file, line));
    line += linesIn(document) + 1;
    from = index + separator.length + 1;
  }
  return entries;
}
