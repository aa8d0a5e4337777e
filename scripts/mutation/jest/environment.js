const { writeFileSync } = require('fs');
const { relative } = require('path');
const { TestEnvironment } = require('jest-environment-node');
const { FIRST_FAILURE } = require('./failure.ts');
const { Recorder } = require('../records/recorder.ts');
const ofProcess = require('../../../test/support/of-process.js');

/** A test that waits for so many milliseconds waits for something that never happens. The runner often gets little processor time. */
const LIMIT = 600_000;

/** Ends jest after the first failed test, or records what the tests of a file execute. `run.ts` sets the variables. */
module.exports = class MutationEnvironment extends TestEnvironment {
  constructor(config, context) {
    const { rootDir } = config.globalConfig;
    const file = relative(rootDir, context.testPath);
    const records = process.env.MUTATION_RECORDS;
    // Before the environment copies the variables, which child processes inherit.
    const recorder = records && new Recorder(rootDir, records, file);
    super(config, context);
    this.global.ofProcess = ofProcess;
    this.file = file;
    this.recorder = recorder;
  }

  async setup() {
    await super.setup();
    this.recorder?.start();
  }

  async teardown() {
    this.recorder?.finish();
    await super.teardown();
  }

  handleTestEvent({ name, test, hook }) {
    if (name === 'test_start') test.timeout = LIMIT;
    if (name === 'hook_start') hook.timeout = LIMIT;
    if (name !== 'test_done' || test.errors.length === 0) return;
    const names = [];
    for (let block = test; block.parent; block = block.parent) names.unshift(block.name);
    const [error] = [test.errors[0]].flat();
    const message = String(error?.message ?? error);
    writeFileSync(process.env.MUTATION_FAILURE, JSON.stringify({ file: this.file, test: names.join(' '), message }));
    process.exit(FIRST_FAILURE);
  }
};
