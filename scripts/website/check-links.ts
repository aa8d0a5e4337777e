/** Checks all internal links of the built site: the page, picture or file exists, and so does the heading. VitePress checks pages only. */
import { readdirSync, readFileSync, statSync } from 'fs';
import { join } from 'path';
import { deadLinks } from './dead-links';
import { WEBSITE } from './sources';

const DIST = join(WEBSITE, '.vitepress', 'dist');

const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).map(file => file.replace(/\\/g, '/')).filter(file => file.endsWith('.html')).sort();
const site = new Map(files.map(file => [`/${file}`, readFileSync(join(DIST, file), 'utf8')]));
const dead = deadLinks(site, path => statSync(join(DIST, decodeURI(path)), { throwIfNoEntry: false })?.isFile() ?? false);
for (const each of dead) process.stderr.write(`dead link: ${each}\n`);
process.stdout.write(`${site.size} pages, ${dead.length} dead links\n`);
process.exitCode = dead.length === 0 ? 0 : 1;
