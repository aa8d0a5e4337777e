import { withLinks } from './links';
import { LANGUAGES, pageOf, textOf } from './sources';

/** A page of the site: its path below `website/pages`, and its text. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

/** The page of a Markdown file of the repository. */
export function pageFrom(source: string, all: ReadonlySet<string>): Page {
  const isGenerated = /^docs\/(api|python|java|go)\//.test(source);
  return framed({ path: pageOf(source)!, text: withLinks(source, textOf(source)) }, isGenerated ? 'editLink: false' : `source: ${source}`, all);
}

/** The page of a generated text. */
export function generatedPage(page: Page, all: ReadonlySet<string>): Page {
  return framed(page, 'editLink: false', all);
}

/** Adds a line at the top, which VitePress reads, and a line below the title with links to the other languages. */
function framed({ path, text }: Page, frontmatter: string, all: ReadonlySet<string>): Page {
  const [title, ...rest] = text.split('\n');
  const languages = languagesOf(path, all);
  const whole = ['---', frontmatter, '---', '', title, ...languages === undefined ? [] : ['', languages], ...rest].join('\n');
  // Removes HTML comments, which are only for readers of the source.
  return { path, text: whole.replace(/^<!--.*-->\n\n?/gm, '') };
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
