/*
 * The environment of tests. Jest loads all modules again for each test file, and would compile them again each time. Here, each process
 * compiles a module once, and test files share what is in `of-process.js`.
 */
const { AsyncLocalStorage } = require('async_hooks');
const vm = require('vm');
const { TestEnvironment } = require('jest-environment-node');
const ofProcess = require('./of-process.js');

/** The last text of each file with the compiled script. */
const scripts = new Map();

vm.compileFunction = (code, parameters, { filename, parsingContext }) => {
  let known = scripts.get(filename);
  if (known?.code !== code) {
    const start = `(function (${parameters.join(', ')}) {`;
    known = { code, script: new vm.Script(`${start}${code}\n})`, { filename, columnOffset: -start.length }) };
    scripts.set(filename, known);
  }
  return known.script.runInContext(parsingContext);
};

/*
 * Jest asks for the current test when a promise is rejected and no one handles it. For that, Node 20 follows each promise of the process,
 * which costs a twentieth of the time of all tests. The tests of a process run one after the other, so a variable has the same answer.
 */
AsyncLocalStorage.prototype.run = function (store, work, ...args) {
  const before = this.current;
  const end = () => { this.current = before; };
  this.current = store;
  let result;
  try {
    result = work(...args);
  } catch (error) {
    end();
    throw error;
  }
  if (typeof result?.then === 'function') result.then(end, end);
  else end();
  return result;
};
AsyncLocalStorage.prototype.getStore = function () {
  return this.current;
};

module.exports = class extends TestEnvironment {
  constructor(...args) {
    super(...args);
    this.global.ofProcess = ofProcess;
    // On a terminal, jest sets FORCE_COLOR in its workers. The tests compare reports without colours.
    this.global.process.env.FORCE_COLOR = '0';
  }
};
