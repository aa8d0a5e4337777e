import { libraryText, PYYAML_HAZARD } from './library-text';
import { PlainMap } from '../../../model/user-data/plain';
import { DocumentWriter } from '../../../output/yaml/writer';

/**
 * Writes usual documents in the style of `libraryText`, but without the `yaml` library, because loading this library takes longer than writing a
 * fleet of hundreds of machines.
 */
const WRITER = new DocumentWriter({
  unproven: /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]|^[ \t]+$/,
  hazard: PYYAML_HAZARD,
  rows: true,
  repeats: true,
  quoted: text => text.includes('\'') && !text.includes('"') && !PYYAML_HAZARD.test(text) ? JSON.stringify(text) : `'${text.replaceAll('\'', '\'\'')}'`,
});

/** A cache of the texts that the `yaml` library wrote. The machines of a fleet share these texts. Cleared when it is full. */
const texts = new Map<string, string>();
const MAX_TEXTS = 500;

/** A zero that may have a sign: JSON does not show the sign of a zero. */
const MAYBE_SIGNED_ZERO = /[[:,]0[,\]}]/;

/** A readable cloud-config document. Every reader of YAML 1.1 gets the data of `document`. An empty document is `{}`. */
export function cloudConfigText(document: PlainMap): string {
  return `#cloud-config\n${yamlText(document)}`;
}

/** Any document, without a header. */
export function yamlText(document: PlainMap): string {
  return WRITER.write(document) ?? byLibrary(document);
}

function byLibrary(document: PlainMap): string {
  const json = JSON.stringify(document);
  if (json.length > 10_000 || MAYBE_SIGNED_ZERO.test(json)) return libraryText(document);
  let text = texts.get(json);
  if (text === undefined) {
    text = libraryText(document);
    if (texts.size >= MAX_TEXTS) texts.clear();
    texts.set(json, text);
  }
  return text;
}
