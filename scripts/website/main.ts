/**
 * Writes the sources of the site: pages, pictures and sidebars, from the Markdown files and examples of the repository. The same files give
 * the same bytes. `npm run build` in `website/` runs it.
 */
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { apiPages } from './api';
import { gallery, pictures } from './gallery';
import { generatedPage, pageFrom } from './pages';
import { sidebars } from './sidebar';
import { pageOf, ROOT, sources, WEBSITE } from './sources';

const PAGES = join(WEBSITE, 'pages');

function write(path: string, text: string): void {
  const file = join(PAGES, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

async function main(): Promise<void> {
  const reference = apiPages();
  const drawn = await pictures();
  rmSync(PAGES, { recursive: true, force: true });
  const all = new Set([...sources().map(source => pageOf(source)!), ...reference.map(({ path }) => path)]);
  const written = sources().map(source => pageFrom(source, all));
  const pages = [...written, ...reference.map(page => generatedPage(page, all)), ...gallery(new Set(drawn.keys()))];
  mkdirSync(join(PAGES, 'public', 'pictures'), { recursive: true });
  for (const { path, text } of pages) write(path, text);
  for (const [name, svg] of drawn) write(`public/pictures/${name}.svg`, svg);
  for (const file of readdirSync(join(ROOT, 'docs')).filter(each => each.endsWith('.svg'))) copyFileSync(join(ROOT, 'docs', file), join(PAGES, 'public', 'pictures', file));
  copyFileSync(join(WEBSITE, 'icon.svg'), join(PAGES, 'public', 'icon.svg'));
  writeFileSync(join(WEBSITE, '.vitepress', 'sidebars.json'), JSON.stringify(sidebars(), undefined, 2));
  process.stdout.write(`${pages.length} pages, ${drawn.size} pictures\n`);
}

void main();
