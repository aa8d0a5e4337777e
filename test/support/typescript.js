/*
 * Runs programs of tests that are in TypeScript. Most differ from JavaScript in their imports only, which are replaced here. All others are
 * left to tsx, which starts a compiler for each process.
 */
require('./compiled.js');
const { readFileSync } = require('fs');
const Module = require('module');
const { Script } = require('vm');

const FROM = String.raw`from ('[^'\n]+');?$`;

/** The same program in JavaScript with the same lines, or undefined if it has more of TypeScript than imports. */
function javascript(text, file) {
  const code = text
    .replace(new RegExp(String.raw`^import \{([^{}]*)\} ${FROM}`, 'gm'), (_, names, from) => `const {${names.replaceAll(' as ', ': ')}} = require(${from});`)
    .replace(new RegExp(String.raw`^import \* as (\w+) ${FROM}`, 'gm'), 'const $1 = require($2);');
  try {
    new Script(Module.wrap(code), { filename: file });
    return code;
  } catch {
    return undefined;
  }
}

let compile;
require.extensions['.ts'] = (module, file) => {
  const code = javascript(readFileSync(file, 'utf8'), file);
  if (code !== undefined) return module._compile(code, file);
  if (compile === undefined) {
    const mine = require.extensions['.ts'];
    require('tsx/cjs');
    compile = require.extensions['.ts'];
    require.extensions['.ts'] = mine;
  }
  return compile(module, file);
};
