/* Runs the commands of a file one after the other in one process: starting Node and loading the package takes longer than most of them. */
const { readFileSync } = require('fs');
const { main } = require('../../.test-build/cli/main.js');

const { separator, runs } = JSON.parse(readFileSync(process.argv[2], 'utf8'));

async function run({ folder, words }) {
  process.chdir(folder);
  const status = await main(words).catch(error => {
    process.stderr.write(`${error.stack}\n`);
    return null;
  });
  // Pipes are written synchronously, so that what the programs of the commands write is in between.
  for (const stream of [process.stdout, process.stderr]) stream.write(`${separator}${status}\n`);
}

runs.reduce((before, each) => before.then(() => run(each)), Promise.resolve());
