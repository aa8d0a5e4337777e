/**
 * Loads each module of the package when it is first used. A program loads only what it uses: a program for Hikube loads no code of
 * KubeVirt, and loads the checks only when they run.
 *
 * It works on the JavaScript of the TypeScript compiler, in which each import has its own name (`cidr_1`) and is used by member access. No
 * module of the package has side effects when it is loaded, so the order does not matter.
 */
import { createRequire } from 'module';

/** Modules that every program has loaded already, and whose classes the package extends. */
const LOADED_ANYWAY = ['cdk8s', 'constructs'];

const IMPORT = /^(?:const|var) (\w+_\d+) = require\("([^"]+)"\);$/gm;
const EXPORT_STAR = /^__exportStar\(require\("([^"]+)"\), exports\);$/gm;

/**
 * The text of a module that loads its imports on use.
 *
 * @param text the output of the compiler
 * @param file its path
 */
export function inlineRequires(text: string, file: string): string {
  const load = createRequire(file);
  const imports = new Map<string, string>();
  const declared = text.replace(IMPORT, (whole, name, from) => {
    if (LOADED_ANYWAY.includes(from)) return whole;
    imports.set(name, from);
    return `let ${name};`;
  });
  if (imports.size === 0) return withLazyExports(text, load);
  const names = [...imports.keys()].join('|');
  // A variable and not a function: nearly always the module is loaded already, and a call would cost more than many functions do.
  const loaded = (name: string) => `(${name} ??= require("${imports.get(name)}"))`;
  let uses = 0;
  const onUse = declared.replace(new RegExp(`\\b(new )?(${names})((?:\\.\\w+)+)`, 'g'), (_, made, name, members) => {
    uses++;
    return made === undefined ? `${loaded(name)}${members}` : `new (${loaded(name)}${members})`;
  });
  const named = [...onUse.matchAll(new RegExp(`\\b(${names})\\b`, 'g'))].length;
  if (named !== imports.size + uses) throw new Error(`${file} uses an import in a way that cannot be put off`);
  return withLazyExports(onUse, load);
}

function withLazyExports(text: string, load: NodeJS.Require): string {
  return text.replace(EXPORT_STAR, (_, from) => {
    const exported = Object.keys(load(from)).filter(name => name !== '__esModule' && name !== 'default');
    return exported.map(name => lazyExport(name, from)).join('\n');
  });
}

/** An export that is looked up on first access, and is a plain property afterwards. */
function lazyExport(name: string, from: string): string {
  const property = JSON.stringify(name);
  return `Object.defineProperty(exports, ${property}, { enumerable: true, configurable: true, get: () => {`
    + ` const value = require("${from}")[${property}];`
    + ` Object.defineProperty(exports, ${property}, { enumerable: true, configurable: true, value }); return value; } });`;
}
