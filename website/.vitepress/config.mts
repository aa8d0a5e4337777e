import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitepress';

const REPOSITORY = 'https://github.com/cdk8s-vm-fleet/cdk8s-vm-fleet';

/** The anchors of headings as GitHub writes them: the links of the pages have to hold there as well. */
const anchorOf = (heading: string) => heading.trim().toLowerCase().replace(/[^\p{L}\p{N}\p{Pc} -]/gu, '').replace(/ /g, '-');

/** Pages are texts: what Vue would take for an expression is shown. */
const withoutExpressions = (html: string) => html.replace(/\{\{/g, '&#123;&#123;');

export default defineConfig({
  title: 'cdk8s-vm-fleet',
  description: 'Fleets of virtual machines in code, for Hikube, Cozystack and KubeVirt',
  srcDir: 'pages',
  base: process.env.SITE_BASE ?? '/',
  head: [['link', { rel: 'icon', href: `${process.env.SITE_BASE ?? '/'}icon.svg`, type: 'image/svg+xml' }]],
  // The build depends on the sources alone: no date of a commit.
  lastUpdated: false,
  ignoreDeadLinks: false,
  markdown: {
    // Enough contrast in both.
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    anchor: { slugify: anchorOf },
    languageAlias: { gitattributes: 'ini' },
    config: md => {
      for (const rule of ['text', 'code_inline'] as const) {
        const render = md.renderer.rules[rule]!;
        md.renderer.rules[rule] = (...args) => withoutExpressions(render(...args));
      }
    },
  },
  locales: {
    root: { label: 'TypeScript', lang: 'en' },
    python: { label: 'Python', lang: 'en' },
    java: { label: 'Java', lang: 'en' },
    go: { label: 'Go', lang: 'en' },
  },
  themeConfig: {
    // Not each page is there in each language: the pages link to their translations themselves.
    i18nRouting: false,
    search: { provider: 'local', options: { detailedView: false, miniSearch: { searchOptions: { fuzzy: 0.1, prefix: true, boost: { title: 4, text: 2, titles: 1 } } } } },
    sidebar: JSON.parse(readFileSync(new URL('./sidebars.json', import.meta.url), 'utf8')),
    nav: [
      { text: 'Pages', link: '/contents' },
      { text: 'Examples', link: '/examples/' },
      { text: 'API', link: '/api/' },
      { text: 'Errors', link: '/errors' },
    ],
    outline: [2, 3],
    socialLinks: [{ icon: 'github', link: REPOSITORY, ariaLabel: 'The repository on GitHub' }],
    editLink: { text: 'Edit this page', pattern: ({ frontmatter }) => `https://github.com/cdk8s-vm-fleet/cdk8s-vm-fleet/edit/main/${frontmatter.source}` },
  },
});
