/*
 * Loaded first by child processes of tests. Most of the time of a short process is spent on finding and compiling modules. So these
 * processes load bundles instead, with what V8 has compiled in an earlier process: see `build.ts`.
 */
const { existsSync, readFileSync, writeFileSync } = require('fs');
const Module = require('module');
const { dirname, join } = require('path');
const { Script } = require('vm');

const FOLDER = join(__dirname, '..', '..', '.test-build');

const library = name => join(FOLDER, 'node_modules', name, 'lib', 'index.js');
const NAMES = { 'cdk8s': library('cdk8s'), 'constructs': library('constructs'), 'cdk8s-vm-fleet': join(FOLDER, 'index.js') };
/** Programs that import a library by its path get the same objects. */
const PATHS = { [require.resolve('cdk8s')]: NAMES.cdk8s, [require.resolve('constructs')]: NAMES.constructs };

const resolve = Module._resolveFilename;
Module._resolveFilename = (name, ...others) => {
  if (Object.hasOwn(NAMES, name)) return NAMES[name];
  const path = resolve(name, ...others);
  return PATHS[path] ?? path;
};

/** The scripts of this process that were not compiled before. */
const scripts = [];

const load = require.extensions['.js'];
require.extensions['.js'] = (module, file) => {
  // What was compiled without counters counts no calls.
  if (!file.startsWith(FOLDER) || process.env.NODE_V8_COVERAGE) return load(module, file);
  const compiled = `${file}.compiled`;
  const cachedData = existsSync(compiled) ? readFileSync(compiled) : undefined;
  const script = new Script(Module.wrap(readFileSync(file, 'utf8')), { filename: file, cachedData });
  if (cachedData === undefined) scripts.push({ compiled, script });
  script.runInThisContext().call(module.exports, module.exports, Module.createRequire(file), module, file, dirname(file));
};

/** Keeps what this process has compiled. */
exports.keep = () => scripts.forEach(({ compiled, script }) => writeFileSync(compiled, script.createCachedData()));
