import { Yaml } from 'cdk8s';
import { DocumentWriter } from './writer';

/** How cdk8s has the library write. What is to be escaped is left to it, and `<<`, with which it has a way of its own. */
const WRITER = new DocumentWriter({
  unproven: /[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]|^<<$/,
  rows: false,
  repeats: false,
  quoted: text => text.includes('"') && !text.includes('\'') ? `'${text}'` : JSON.stringify(text),
  byLibrary,
});

/** What stands between two documents. */
export const SEPARATOR = '---\n';

/** One object as YAML text, byte for byte what cdk8s makes of it. */
export function documentText(document: unknown): string {
  return WRITER.write(document) ?? Yaml.stringify(document);
}

/** The library's own text, taken out of maps that bring the value to its indentation. */
function byLibrary(text: string, indent: string): string {
  let nested: unknown = text;
  let before = 0;
  for (let depth = 0; depth < indent.length; depth += 2) {
    nested = { k: nested };
    before += depth + 'k: '.length;
  }
  return Yaml.stringify(nested).slice(before, -1);
}
