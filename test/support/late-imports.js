/*
 * Imports that load a module at its first use, as in the published package. No module of the package has an effect when it is loaded, except
 * that it defines its exports. Most of the time of a short command, and a quarter of the time of a short test file, is spent on loading.
 */

/** Replaces the imports of relative paths in the output of esbuild. Lines keep their numbers, but not their columns. */
exports.withLateImports = code => {
  const paths = new Map();
  const declared = code.replace(/^var (import_\w+) = require\("(\.[^"]+)"\);$/gm, (_, name, path) => {
    paths.set(name, path);
    return `var ${name};`;
  });
  if (paths.size === 0) return code;
  return declared.replace(new RegExp(`\\b(new )?(${[...paths.keys()].join('|')})((?:\\.\\w+)+)`, 'g'), (_, made, name, members) => {
    const member = `(${name} ??= require("${paths.get(name)}"))${members}`;
    return made === undefined ? member : `new (${member})`;
  });
};
