/**
 * Loads each module of the package when something of it is used, not when a module that may use it is loaded. A program pays for
 * what it uses: one that makes machines for Hikube loads nothing of KubeVirt, and nothing of the checks before they run.
 *
 * It works on the text that TypeScript writes, in which each import has a name of its own (`cidr_1`) and is used as its member. No
 * module of the package does anything when it is loaded besides defining what it exports, so that the order does not matter.
 */
import { createRequire } from 'module';

/** What every program has loaded anyway, and classes of the package extend. */
const LOADED_ANYWAY = ['cdk8s', 'constructs'];

const IMPORT = /^(?:const|var) (\w+_\d+) = require\("([^"]+)"\);$/gm;
const EXPORT_STAR = /^__exportStar\(require\("([^"]+)"\), exports\);$/gm;

/**
 * The text of a module that loads what it imports when it uses it.
 *
 * @param text as the compiler wrote it
 * @param file its path
 */
export function inlineRequires(text: string, file: string): string {
  const load = createRequire(file);
  const names: string[] = [];
  const asFunctions = text.replace(IMPORT, (whole, name, from) => {
    if (LOADED_ANYWAY.includes(from)) return whole;
    names.push(name);
    return `const ${name} = () => require("${from}");`;
  });
  const called = names.length === 0 ? asFunctions : asFunctions
    .replace(new RegExp(`\\bnew (${names.join('|')})((?:\\.\\w+)+)`, 'g'), 'new ($1()$2)')
    .replace(new RegExp(`\\b(${names.join('|')})\\.`, 'g'), '$1().');
  for (const name of names) {
    const uses = called.match(new RegExp(`\\b${name}\\b`, 'g'))!.length;
    const calls = called.match(new RegExp(`\\b${name}\\(\\)\\.`, 'g'))?.length ?? 0;
    if (uses !== calls + 1) throw new Error(`${file} uses ${name} in a way that cannot be put off`);
  }
  return called.replace(EXPORT_STAR, (_, from) => {
    const exported = Object.keys(load(from)).filter(name => name !== '__esModule' && name !== 'default');
    return exported.map(name => lazyExport(name, from)).join('\n');
  });
}

/** An export that is looked up when it is first asked for, and is a plain property from then on. */
function lazyExport(name: string, from: string): string {
  const property = JSON.stringify(name);
  return `Object.defineProperty(exports, ${property}, { enumerable: true, configurable: true, get: () => {`
    + ` const value = require("${from}")[${property}];`
    + ` Object.defineProperty(exports, ${property}, { enumerable: true, configurable: true, value }); return value; } });`;
}
