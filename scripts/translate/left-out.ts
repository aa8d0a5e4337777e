import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Language } from './rosetta';

const FILE = join(__dirname, 'left-out.json');

type Lists = Readonly<Record<Language, readonly string[]>>;

/** The snippets whose translation does not compile. The pages of the language show them in TypeScript. */
export function leftOut(language: Language): readonly string[] {
  return (JSON.parse(readFileSync(FILE, 'utf8')) as Lists)[language];
}

/** Writes the list of a language again. */
export function writeLeftOut(language: Language, keys: readonly string[]): void {
  const lists = JSON.parse(readFileSync(FILE, 'utf8')) as Lists;
  writeFileSync(FILE, `${JSON.stringify({ ...lists, [language]: keys }, undefined, 2)}\n`);
}
