/* Runs commands one after the other, as its parent sends them: starting Node and loading the command takes longer than most commands. */
require('../compiled.js');
const { main } = require('../../../.test-build/cli/main.js');

async function run({ folder, words, env, end }) {
  process.chdir(folder);
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
  const status = await main(words).catch(error => {
    process.stderr.write(`${error.stack}\n`);
    return 1;
  });
  // Pipes are written synchronously, so this is after the output of the command and of its programs.
  process.stderr.write(end);
  process.stdout.write(`${status}${end}`);
}

process.on('message', run);
process.on('disconnect', () => process.exit());
