import { Block, blocksOf, isErrorPage, isProgram } from './markdown';
import * as library from '../../src';

/** What a program can import. */
const NAMES: readonly (readonly [from: string, names: readonly string[]])[] = [
  ['cdk8s-vm-fleet', [...Object.keys(library), 'type VirtualMachineProps']],
  ['cdk8s', ['App', 'Chart', 'Size', 'YamlOutputType']],
  ['constructs', ['Construct']],
];

/** Imports the names that a program uses, on one line: with all names, the compiler takes twice the time. */
function withImports(program: string): string {
  const words = new Set(program.match(/\w+/g));
  const imports = NAMES.map(([from, names]) => `import { ${names.filter(name => words.has(name.replace('type ', ''))).join(', ')} } from '${from}'`);
  return `${imports.join('; ')}; ${program}`;
}

/** Names that every fragment can use. One line, so that the fragment begins on the second line. */
const PRELUDE = [
  'const app = new FleetApp({ defaults: { sshKeys: [SshKey.fromFile(\'keys/ops.pub\')] } })',
  'const chart = new FleetChart(app, \'prod\', { platform: Platform.hikube() })',
  '{',
].join('; ');

/** Names that the examples of the codes can use: the block of `docs/errors.md` that defines them, on one line. */
const EXAMPLES_PRELUDE = `let result: Construct; ${blocksOf('docs/errors.md').find(({ title }) => title === 'examples.ts')!.code.replaceAll('\n', ' ')}; {`;

/**
 * The program of a block. An example of a code exports its app as `result`. A fragment may declare its own `app` or `chart`, because it has
 * its own scope.
 */
export function programOf(block: Block): string {
  if (isProgram(block)) return block.code;
  if (isErrorPage(block.page)) return withImports(`${EXAMPLES_PRELUDE}\n${block.code}\nresult = app; }\nexport { result };\n`);
  const synth = block.code.includes('.synth') ? '' : 'app.synth();';
  return withImports(`${PRELUDE}\n${block.code}\n${synth} }\nexport {};\n`);
}

/** Maps a line of the block's program to a line of the page; both from 1. */
export function lineOnPage(block: Block, line: number): number {
  return block.line + line - (isProgram(block) ? 0 : 1);
}
