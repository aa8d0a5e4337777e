import { withLinks } from './links';
import { LANGUAGES, pageOf, textOf } from './sources';

/** A page of the site: its path below `website/pages`, and its text. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

/** The page of a Markdown file of the repository. */
export function pageFrom(source: string, all: ReadonlySet<string>): Page {
  const path = pageOf(source)!;
  const [title, ...rest] = withLinks(source, textOf(source)).split('\n');
  const languages = languagesOf(path, all);
  const text = [...frontmatter(source), title, ...languages === undefined ? [] : ['', languages], ...rest].join('\n');
  // Comments are for readers of the source.
  return { path, text: text.replace(/^<!--.*-->\n\n?/gm, '') };
}

/** The source file, if a person edits it. */
function frontmatter(source: string): string[] {
  const isGenerated = /^docs\/(api|python|java|go)\//.test(source);
  return ['---', isGenerated ? 'editLink: false' : `source: ${source}`, '---', ''];
}

/** The line with links to the same page in other languages. */
function languagesOf(path: string, all: ReadonlySet<string>): string | undefined {
  const [, own = '', page] = new RegExp(`^(?:(${Object.keys(LANGUAGES).join('|')})/)?(.*)$`).exec(path)!;
  const shown = Object.entries({ '': 'TypeScript', ...LANGUAGES }).flatMap(([language, name]) => {
    const other = language === '' ? page : `${language}/${page}`;
    if (!all.has(other)) return [];
    return language === own ? [`**${name}**`] : [`[${name}](/${other})`];
  });
  return shown.length < 2 ? undefined : `<nav aria-label="This page in other languages">\n\n${shown.join(' · ')}\n\n</nav>`;
}
