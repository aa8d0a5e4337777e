import { readdirSync, readFileSync, rmSync } from 'fs';
import { dirname, join, normalize } from 'path';
import { preProcessFile } from 'typescript';

const TYPES = '.d.ts';

/** Removes type declarations that no entry exports. Most describe internal modules, which cannot be imported. */
export function removeUnreachableTypes(lib: string, entries: readonly string[]): void {
  const reachable = new Set<string>();
  const pending = entries.map(entry => join(lib, entry.replace(/\.js$/, TYPES)));
  const all = new Set((readdirSync(lib, { recursive: true }) as string[]).filter(file => file.endsWith(TYPES)).map(file => join(lib, file)));
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (reachable.has(file) || !all.has(file)) continue;
    reachable.add(file);
    const folder = dirname(file);
    for (const { fileName } of preProcessFile(readFileSync(file, 'utf8')).importedFiles.filter(each => each.fileName.startsWith('.'))) {
      pending.push(normalize(join(folder, `${fileName}${TYPES}`)), normalize(join(folder, fileName, `index${TYPES}`)));
    }
  }
  for (const file of all) if (!reachable.has(file)) rmSync(file);
}
