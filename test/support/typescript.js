/*
 * Runs programs of tests that are in TypeScript. Most differ from JavaScript in their imports only, which are replaced here. esbuild compiles
 * all others: this is a process more, but tsx takes three times the time of such a program.
 */
require('./compiled.js');
const { readFileSync } = require('fs');
const Module = require('module');
const { Script } = require('vm');

const FROM = String.raw`from ('[^'\n]+');?$`;

/** The same program in JavaScript with the same lines, or undefined if it has more of TypeScript than imports. */
function javascript(text, file) {
  const code = text
    .replace(new RegExp(String.raw`^( *)import \{([^{}]*)\} ${FROM}`, 'gm'), (_, indent, names, from) => `${indent}const {${names.replaceAll(' as ', ': ')}} = require(${from});`)
    .replace(new RegExp(String.raw`^( *)import \* as (\w+) ${FROM}`, 'gm'), '$1const $2 = require($3);');
  try {
    new Script(Module.wrap(code), { filename: file });
    return code;
  } catch {
    return undefined;
  }
}

let transform;
function compiled(text, file) {
  if (transform === undefined) {
    transform = require('esbuild').transformSync;
    process.setSourceMapsEnabled(true);
  }
  return transform(text, { loader: 'ts', format: 'cjs', target: 'node20', sourcemap: 'inline', sourcefile: file }).code;
}

require.extensions['.ts'] = (module, file) => {
  const text = readFileSync(file, 'utf8');
  module._compile(javascript(text, file) ?? compiled(text, file), file);
};
