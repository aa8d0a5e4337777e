import { spawn } from 'child_process';
import { writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { Block, fileOf, isTest, ROOT } from './markdown';
import { inFolder, runIn } from './run';
import { BUILT } from '../support/child';

const MODULES = join(ROOT, 'node_modules');

/** Runs the jest tests of a page as its reader does, in a separate jest process. Returns its output if it fails. */
export async function jestFailure(page: readonly Block[]): Promise<string> {
  return inFolder(page, folder => {
    page.filter(isTest).forEach(block => writeFileSync(join(folder, fileOf(block)), block.code));
    // The committed files before the tests run.
    const main = page.find(({ title }) => title === 'main.ts');
    if (main !== undefined) runIn(folder, main, page);
    const config = {
      rootDir: folder,
      testMatch: ['**/*.test.ts'],
      watchman: false,
      modulePaths: [MODULES],
      moduleNameMapper: { '^cdk8s-vm-fleet$': BUILT, '^cdk8s-vm-fleet/(model|platform|jest)$': join(dirname(BUILT), 'public-$1.js') },
      transform: { '\\.ts$': [join(MODULES, 'ts-jest'), { tsconfig: join(ROOT, 'tsconfig.dev.json'), diagnostics: false }] },
    };
    return new Promise<string>((resolve, reject) => {
      // Snapshots are written, not compared, because there are no earlier ones.
      const child = spawn(process.execPath, [join(MODULES, 'jest', 'bin', 'jest.js'), '--ci=false', '-i', '--config', JSON.stringify(config)], { cwd: folder });
      let output = '';
      child.stdout.on('data', text => { output += text; });
      child.stderr.on('data', text => { output += text; });
      child.on('error', reject);
      child.on('close', status => resolve(status === 0 ? '' : output));
    });
  });
}
