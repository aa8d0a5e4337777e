import { Block, isProgram } from './markdown';
import * as library from '../../src';

/** What every fragment may take for granted: one line, so that the fragment begins on the second. */
const PRELUDE = [
  `import { ${Object.keys(library).join(', ')} } from 'cdk8s-vm-fleet'`,
  'import { App, Chart, Size } from \'cdk8s\'',
  'import { Construct } from \'constructs\'',
  'const app = new FleetApp({ defaults: { sshKeys: [SshKey.fromFile(\'keys/ops.pub\')] } })',
  'const chart = new FleetChart(app, \'prod\', { platform: Platform.hikube() })',
  '{',
].join('; ');

/** The program that a block stands for. A fragment may bring an `app` or `chart` of its own, as it has its own scope. */
export function programOf(block: Block): string {
  if (isProgram(block)) return block.code;
  const synth = block.code.includes('.synth') ? '' : 'app.synth();';
  return `${PRELUDE}\n${block.code}\n${synth} }\nexport {};\n`;
}

/** The line of the page on which a line of the block's program stands; both from 1. */
export function lineOnPage(block: Block, line: number): number {
  return block.line + line - (isProgram(block) ? 0 : 1);
}
