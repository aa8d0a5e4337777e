import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { scratch } from './scratch';
import { run } from './shell';

export const ROOT = join(__dirname, '..', '..');

/** The output folder of the packages of all languages. */
export const PACKAGES = join(ROOT, 'dist');

/**
 * Generates the code of a package in another language with jsii.
 *
 * @param target the language, as jsii names it
 * @param source the folder of the npm package
 * @returns the folder of the code
 */
export function generate(target: string, source: string = ROOT): string {
  const folder = scratch(target);
  run(ROOT, join(ROOT, 'node_modules', '.bin', 'jsii-pacmak'), '--target', target, '--code-only', '--outdir', folder, source);
  return join(folder, target);
}

/** The code of cdk8s, for a language whose registry here does not have it. A message reports this, because users get it from the registry. */
export function generateCdk8s(target: string, registry: string): string {
  process.stderr.write(`cdk8s is not in ${registry} here: its ${target} code is generated from its npm package instead\n`);
  return generate(target, join(require.resolve('cdk8s/package.json'), '..'));
}

/** Code that is added to the generated code, in this folder. */
export const ADDITIONS = join(__dirname, 'additions');

/** Classes whose values are equal if their content is equal. */
export function valueTypes(): string[] {
  const { types } = JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8')) as { types: Record<string, { name: string; methods?: { name: string }[] }> };
  return Object.values(types).filter(({ methods = [] }) => methods.some(({ name }) => name === 'toString')).map(({ name }) => name).sort();
}

/** Edits the text of generated files. */
export function edit(folder: string, change: (text: string, file: string) => string, of: (file: string) => boolean = () => true): void {
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(of)) {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    const changed = change(text, file);
    if (changed !== text) writeFileSync(path, changed);
  }
}
