/* What tests get for `typescript`: it takes seconds to load, so all test files of a process share it. */
module.exports = globalThis.ofProcess.typescript;
