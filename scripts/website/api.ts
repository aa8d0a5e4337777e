import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { withLinks } from './links';
import type { Page } from './pages';
import { LANGUAGES, ROOT } from './sources';
import { CONCEPTS } from '../api/concepts';
import { renderApi } from '../api/render';
import { SPELLINGS } from '../api/spelling';

const ASSEMBLY = join(ROOT, '.jsii');

/** The reference in the other languages. The reference of TypeScript is in `docs/api`. */
export function apiPages(): Page[] {
  if (!existsSync(ASSEMBLY)) throw new Error('the reference of the languages is generated from the compiled package: run `npx projen compile` first');
  const assembly = JSON.parse(readFileSync(ASSEMBLY, 'utf8'));
  return (Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[]).flatMap(language => (
    [...renderApi(assembly, CONCEPTS, SPELLINGS[language])].map(([file, text]) => ({
      path: `${language}/api/${file.replace('README', 'index')}`,
      text: withLinks(`docs/${language}/api/${file}`, text),
    }))
  ));
}
