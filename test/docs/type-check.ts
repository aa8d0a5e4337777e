import { join, posix } from 'path';
import { Block, fileOf, ROOT } from './markdown';
import { lineOnPage, programOf } from './prelude';
import { compilerErrorsOf } from '../support/compiler';

/** The assumed folder of the blocks, so that packages and `./` imports are found. No file is written there. */
const FOLDER = join(ROOT, 'test', 'docs', '.snippets');

/** Compiler errors of the blocks, each with its place on the page. All blocks are one program. */
export function typeErrors(blocks: readonly Block[]): string[] {
  const byFile = new Map(blocks.map(block => [posix.join(FOLDER, block.page, fileOf(block)), block]));
  const texts = new Map([...byFile].map(([file, block]) => [file, programOf(block)]));
  // A page shows one step at a time: a later block may use a declaration of an earlier one.
  return compilerErrorsOf(texts, { noUnusedLocals: false, noUnusedParameters: false }).map(({ file, line, message }) => {
    const block = byFile.get(file)!;
    return `${block.page}:${lineOnPage(block, line)}: ${message}`;
  });
}
