/** Links between pages without a target, as `page: link`. */
export function deadLinks(site: ReadonlyMap<string, string>, isFile: (path: string) => boolean): string[] {
  const ids = new Map([...site].map(([path, html]) => [path, new Set(attributes(html, 'id'))]));
  return [...site].flatMap(([page, html]) => {
    const links = new Set([...attributes(html, 'href'), ...attributes(html, 'src')]);
    return [...links].filter(link => !/^([a-z]+:|\/\/)/.test(link) && !isThere(page, link, ids, isFile)).map(link => `${page}: ${link}`);
  });
}

function attributes(html: string, name: string): string[] {
  return [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value]) => value.replace(/&amp;/g, '&'));
}

function isThere(page: string, link: string, ids: ReadonlyMap<string, ReadonlySet<string>>, isFile: (path: string) => boolean): boolean {
  const { pathname, hash } = new URL(link, `https://site${page}`);
  const found = [pathname, `${pathname}.html`, `${pathname}index.html`].find(path => ids.has(path));
  if (found === undefined) return isFile(pathname);
  // A link without a fragment, or to an element of the page frame, leads to the top of the page.
  return hash === '' || hash === '#' || ids.get(found)!.has(decodeURIComponent(hash.slice(1)));
}
