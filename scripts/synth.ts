/**
 * Runs the real `cdk8s synth` in every folder of `examples/`, and prints the result of each.
 *
 * Exits with 1 if one of them fails.
 */
import { spawnSync } from 'child_process';
import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';

const EXAMPLES = join(__dirname, '..', 'examples');
const CLI = join(__dirname, '..', 'node_modules', '.bin', 'cdk8s');

/** The kinds of machines on all platforms. */
const MACHINES = new Set(['VMInstance', 'VirtualMachine']);

// `npm run languages` runs the examples in other languages.
const names = readdirSync(EXAMPLES).filter(name => existsSync(join(EXAMPLES, name, 'main.ts'))).sort();
let failed = 0;
for (const name of names) {
  const folder = join(EXAMPLES, name);
  const { status, stderr, stdout } = spawnSync(CLI, ['synth', '--check-upgrade=false'], { cwd: folder, encoding: 'utf8' });
  if (status === 0) {
    process.stdout.write(`examples/${name}\n${written(folder).join('\n')}\n`);
  } else {
    failed++;
    process.stderr.write(`examples/${name} failed\n${stderr || stdout}\n`);
  }
}
process.stdout.write(`${names.length - failed} examples synthesized, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);

/** One line for each file: the machines in it. */
function written(folder: string): string[] {
  const files = (readdirSync(join(folder, 'dist'), { recursive: true }) as string[]).filter(file => file.endsWith('.yaml')).sort();
  return files.map(file => {
    const documents = parseAllDocuments(readFileSync(join(folder, 'dist', file), 'utf8')).map(document => document.toJS());
    const machines = documents.filter(({ kind }) => MACHINES.has(kind)).map(({ metadata }) => metadata.name);
    return `  dist/${file}: ${documents.length} objects, ${machines.length} machines (${machines.join(', ')})`;
  });
}
