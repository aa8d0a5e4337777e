/* What all test files of a process share, because it takes long to load or to make. */
module.exports = {
  get typescript() { return require('typescript'); },
  get esbuild() { return require('esbuild'); },
  get schemas() { return require('./schemas-of-process.js'); },
  /** The files that the compiler has parsed, by path. */
  parsed: new Map(),
};
