/** The YAML reader of kubectl, Flux and Argo CD reads every committed manifest as it was written. The same holds for awkward texts in every place. */
import { execFileSync } from 'child_process';
import { readFileSync } from 'fs';
import { join } from 'path';
import { isDeepStrictEqual } from 'util';
import { parseAllDocuments } from 'yaml';
import { EXAMPLES, examples } from './examples';
import { HOSTILE, hostileFleets } from '../../test/support/hostile-fleet';
import { program } from '../cluster/binaries';
import { Suite } from '../suite';

interface Answer {
  readonly documents: readonly unknown[];
  readonly problem?: string;
}

interface Written {
  readonly what: string;
  readonly yaml: string;
  readonly objects: readonly unknown[];
}

/** Texts that the reader must read as numbers. A check that accepts everything would fail here. */
const BAD = 'a: 0o17\nb: 1_0\n';

export function checkTexts(suite: Suite): void {
  const all: Written[] = [...manifests(), ...[...hostileFleets(HOSTILE)].map(({ place, ...written }) => ({ what: place, ...written }))];
  const answers = read([BAD, ...all.map(({ yaml }) => yaml)]);
  suite.check('texts without quotes are read as numbers', isDeepStrictEqual(answers[0].documents, [{ a: 15, b: 10 }]) ? undefined : JSON.stringify(answers[0]));
  all.forEach(({ what, objects }, i) => suite.check(`${what}: it is read as it was written`, difference(objects, answers[i + 1])));
  suite.note(`${all.length} texts, ${all.reduce((sum, { objects }) => sum + objects.length, 0)} objects`);
}

function manifests(): Written[] {
  return [...examples().values()].flat().map(({ file }) => {
    const yaml = readFileSync(join(EXAMPLES, file), 'utf8');
    return { what: file, yaml, objects: parseAllDocuments(yaml).map(document => document.toJS()) };
  });
}

function read(texts: readonly string[]): Answer[] {
  const input = JSON.stringify(texts);
  return JSON.parse(execFileSync(program('reader', 'reader'), { input, encoding: 'utf8', maxBuffer: 1e9 })) as Answer[];
}

function difference(objects: readonly unknown[], { documents, problem }: Answer): string | undefined {
  if (problem !== undefined) return problem;
  const expected = JSON.parse(JSON.stringify(objects)) as unknown[];
  if (documents.length !== expected.length) return `${documents.length} documents in place of ${expected.length}`;
  const at = expected.findIndex((object, i) => !isDeepStrictEqual(object, documents[i]));
  return at < 0 ? undefined : `written: ${JSON.stringify(expected[at])}\nread: ${JSON.stringify(documents[at])}`;
}
