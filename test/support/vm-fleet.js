/* The command as it is run by tests, of what `build.ts` made. */
require('./compiled.js');
require('../../.test-build/cli/main.js').main(process.argv.slice(2)).then(code => { process.exitCode = code; });
