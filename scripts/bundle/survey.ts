import { readFileSync } from 'fs';
import Module, { createRequire } from 'module';
import { join, relative, sep } from 'path';
import { inlineRequires } from './inline-requires';

/** Facts about the compiled modules, from loading them. */
export interface Survey {
  readonly names: ReadonlyMap<string, readonly string[]>;
  /** The modules that the exports of the package's first entry need: its classes and their base classes. */
  readonly used: ReadonlySet<string>;
}

/** A Node module while it is loaded. */
interface Loading { _compile(text: string, file: string): void }

/** Loads the entries as the package will load them, and accesses all exports of the first one. */
export function survey(lib: string, entries: readonly string[]): Survey {
  const extensions = (Module as unknown as { _extensions: Record<string, (module: Loading, file: string) => void> })._extensions;
  const plain = extensions['.js'];
  const load = createRequire(__filename);
  extensions['.js'] = (module, file) => (
    file.startsWith(lib + sep) ? module._compile(inlineRequires(readFileSync(file, 'utf8'), file), file) : plain(module, file)
  );
  try {
    Object.values(load(join(lib, entries[0])) as object);
    const used = new Set(Object.keys(load.cache).filter(path => path.startsWith(lib + sep)).map(path => relative(lib, path).split(sep).join('/')));
    return { used, names: new Map(entries.map(entry => [entry, Object.keys(load(join(lib, entry)) as object)])) };
  } finally {
    extensions['.js'] = plain;
  }
}
