import { posix } from 'path';
import { FILES, LANGUAGES, pageOf } from './sources';

const IN_A_LANGUAGE = new RegExp(`^docs/(${Object.keys(LANGUAGES).join('|')})/`);

/** The target of a repository link in the site: a page, a picture, or an address of the repository. */
export function linkOf(source: string, target: string): string {
  const inRepository = target.startsWith(FILES) ? target.slice(FILES.length) : undefined;
  if (inRepository === undefined && /^([a-z]+:|#)/.test(target)) return target;
  const [path, anchor] = (inRepository ?? posix.join(posix.dirname(source), target)).split('#');
  const hash = anchor === undefined ? '' : `#${anchor}`;
  if (path.endsWith('.svg')) return `/pictures/${posix.basename(path)}`;
  const page = pageOf(path.replace(/\/$/, ''));
  // The pages of a language lead to its own reference.
  const [, language] = IN_A_LANGUAGE.exec(source) ?? [];
  if (language !== undefined && page?.startsWith('api/')) return `/${language}/${page}${hash}`;
  return page === undefined ? `${FILES}${path}${hash}` : `/${page}${hash}`;
}

/** The text with the links of the site. Code is not changed. */
export function withLinks(source: string, text: string): string {
  let fence = '';
  return text.split('\n').map(line => {
    const [, ticks] = /^ *(`{3,})/.exec(line) ?? [];
    if (ticks !== undefined) {
      if (fence === '') fence = ticks; else if (line.trim() === fence) fence = '';
      return line;
    }
    return fence === '' ? inProse(source, line) : line;
  }).join('\n');
}

/** Code in backticks is matched as a whole, so that only text outside of it can be a link. The text of a link may contain code. */
function inProse(source: string, line: string): string {
  return line
    .replace(/(`+)(?:(?!\1).)*\1(?!`)|\]\(([^)\s]+)\)/g, (all, _, target?: string) => target === undefined ? all : `](${linkOf(source, target)})`)
    .replace(/^(\[[^\]]+\]: )(\S+)$/, (_, head: string, target: string) => `${head}${linkOf(source, target)}`);
}
