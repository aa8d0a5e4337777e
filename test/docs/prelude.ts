import { Block, blocksOf, isErrorPage, isProgram } from './markdown';
import * as library from '../../src';

const IMPORTS = [
  `import { ${Object.keys(library).join(', ')} } from 'cdk8s-vm-fleet'`,
  'import type { VirtualMachineProps } from \'cdk8s-vm-fleet\'',
  'import { App, Chart, Size, YamlOutputType } from \'cdk8s\'',
  'import { Construct } from \'constructs\'',
];

/** Names that every fragment can use. One line, so that the fragment begins on the second line. */
const PRELUDE = [
  ...IMPORTS,
  'const app = new FleetApp({ defaults: { sshKeys: [SshKey.fromFile(\'keys/ops.pub\')] } })',
  'const chart = new FleetChart(app, \'prod\', { platform: Platform.hikube() })',
  '{',
].join('; ');

/** Names that the examples of the codes can use: the block of `docs/errors.md` that defines them, on one line. */
function examplesPrelude(): string {
  const { code } = blocksOf('docs/errors.md').find(({ title }) => title === 'examples.ts')!;
  return [...IMPORTS, 'let result: Construct', code.replaceAll('\n', ' '), '{'].join('; ');
}

/**
 * The program of a block. An example of a code exports its app as `result`. A fragment may declare its own `app` or `chart`, because it has
 * its own scope.
 */
export function programOf(block: Block): string {
  if (isProgram(block)) return block.code;
  if (isErrorPage(block.page)) return `${examplesPrelude()}\n${block.code}\nresult = app; }\nexport { result };\n`;
  const synth = block.code.includes('.synth') ? '' : 'app.synth();';
  return `${PRELUDE}\n${block.code}\n${synth} }\nexport {};\n`;
}

/** Maps a line of the block's program to a line of the page; both from 1. */
export function lineOnPage(block: Block, line: number): number {
  return block.line + line - (isProgram(block) ? 0 : 1);
}
