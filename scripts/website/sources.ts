import { readdirSync, readFileSync } from 'fs';
import { join, posix } from 'path';

export const ROOT = join(__dirname, '..', '..');
export const WEBSITE = join(ROOT, 'website');

/** Languages with their own pages, as folders of `docs/`. */
export const LANGUAGES = { python: 'Python', java: 'Java', go: 'Go' } as const;

/** The two pages of a language that translate README.md and docs/README.md. */
const OF_A_LANGUAGE = new RegExp(`^(${Object.keys(LANGUAGES).join('|')})/(README|package)\\.md$`);

/** Root files that are pages of the site. README.md is the home page. */
const OF_THE_ROOT: Readonly<Record<string, string>> = {
  'README.md': 'index.md',
  'ARCHITECTURE.md': 'architecture.md',
  'CONTRIBUTING.md': 'contributing.md',
  'CHANGELOG.md': 'changelog.md',
  'SECURITY.md': 'security.md',
  'CODE_OF_CONDUCT.md': 'code-of-conduct.md',
};

const REPOSITORY = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).repository.url.replace(/\.git$/, '') as string;

/** The address of repository files that are not pages of the site. */
export const FILES = `${REPOSITORY}/blob/main/`;

/** The Markdown files of all pages, relative to the root. */
export function sources(): string[] {
  const docs = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.md'));
  return [...Object.keys(OF_THE_ROOT), ...docs.map(file => posix.join('docs', file.replace(/\\/g, '/')))].sort();
}

export function examples(): string[] {
  return readdirSync(join(ROOT, 'examples'), { withFileTypes: true }).filter(each => each.isDirectory()).map(({ name }) => name).sort();
}

/** The page of the site that contains a file or folder of the repository, if there is one. */
export function pageOf(file: string): string | undefined {
  const [folder, ...rest] = file.split('/');
  if (rest.length === 0) return OF_THE_ROOT[file];
  if (folder === 'examples') return `examples/${rest[0]}.md`;
  if (folder !== 'docs' || !file.endsWith('.md')) return undefined;
  const page = rest.join('/');
  if (OF_A_LANGUAGE.test(page)) return page.replace(/README\.md$/, 'contents.md').replace(/package\.md$/, 'index.md');
  return page === 'README.md' ? 'contents.md' : page.replace(/README\.md$/, 'index.md');
}

export function textOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}
