const { default: Sequencer } = require('@jest/test-sequencer');

/** Keeps the order of the test files on the command line. */
module.exports = class Given extends Sequencer {
  sort(tests) {
    const order = process.env.MUTATION_ORDER.split('\n');
    const place = ({ path, context }) => order.indexOf(require('path').relative(context.config.rootDir, path));
    return [...tests].sort((one, other) => place(one) - place(other));
  }
};
