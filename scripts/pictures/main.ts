/** Draws the picture of README.md, for its first program. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { pictureOf, ROOT } from './picture';

const [, program] = /```ts\n([^]*?)```/.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'))!;
// The folder is in the work tree, where the program finds its packages.
mkdirSync(join(ROOT, '.test-build'), { recursive: true });
const folder = mkdtempSync(join(ROOT, '.test-build', 'readme-'));
try {
  writeFileSync(join(folder, 'main.ts'), program);
  cpSync(join(ROOT, 'examples', 'quick-start', 'keys'), join(folder, 'keys'), { recursive: true });
  writeFileSync(join(ROOT, 'docs', 'quick-start.svg'), pictureOf(folder));
} finally {
  rmSync(folder, { recursive: true });
}
