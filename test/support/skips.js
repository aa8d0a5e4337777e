/**
 * A reporter of jest: says how many tests of each file were skipped, so that none goes unnoticed. With
 * `REQUIRE_ALL=1` a skip fails the run. A run of tests by name skips the others, and has nothing to say.
 */
module.exports = class Skips {
  constructor({ rootDir, testNamePattern }) {
    this.root = rootDir;
    this.isPart = Boolean(testNamePattern);
    this.skipped = 0;
  }

  onRunComplete(_, { testResults }) {
    if (this.isPart) return;
    for (const { testFilePath, numPendingTests, numTodoTests } of testResults) {
      const count = numPendingTests + numTodoTests;
      if (count > 0) process.stderr.write(`SKIPPED: ${count} test${count === 1 ? '' : 's'} of ${require('path').relative(this.root, testFilePath)}\n`);
      this.skipped += count;
    }
  }

  getLastError() {
    return process.env.REQUIRE_ALL === '1' && this.skipped > 0 ? new Error(`REQUIRE_ALL: ${this.skipped} tests were skipped`) : undefined;
  }
};
