import { spawn } from 'child_process';
import { writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { Block, fileOf, isTest, ROOT } from './markdown';
import { inFolder, runIn } from './run';
import { BUILT } from '../support/child';

const MODULES = join(ROOT, 'node_modules');

/** A page with jest tests. */
export interface TestPage {
  readonly page: string;
  readonly blocks: readonly Block[];
}

/**
 * Runs the jest tests of pages as their reader does, in a separate jest process. Returns its output if a test fails.
 *
 * @param folders the folders of pages that are ready
 */
export async function jestFailure([next, ...others]: readonly TestPage[], folders: readonly string[] = []): Promise<string> {
  if (next === undefined) return runJest(folders);
  return inFolder(next.blocks, folder => {
    prepare(folder, next);
    return jestFailure(others, [...folders, folder]);
  });
}

/** Writes jest's configuration of a page, the tests of the page, and what its program writes. */
function prepare(folder: string, { page, blocks }: TestPage): void {
  const config = {
    displayName: page,
    testMatch: ['**/*.test.ts'],
    setupFiles: ['<rootDir>/in-folder.js'],
    modulePaths: [MODULES],
    moduleNameMapper: { '^cdk8s-vm-fleet$': BUILT, '^cdk8s-vm-fleet/(model|platform|jest)$': join(dirname(BUILT), 'public-$1.js') },
    transform: { '\\.ts$': [join(MODULES, 'ts-jest'), { tsconfig: join(ROOT, 'tsconfig.dev.json'), transpilation: true }] },
  };
  writeFileSync(join(folder, 'jest.config.json'), JSON.stringify(config));
  writeFileSync(join(folder, 'in-folder.js'), 'process.chdir(__dirname);\n');
  blocks.filter(isTest).forEach(block => writeFileSync(join(folder, fileOf(block)), block.code));
  // The committed files before the tests run.
  const main = blocks.find(({ title }) => title === 'main.ts');
  if (main !== undefined) runIn(folder, main, blocks);
}

async function runJest(folders: readonly string[]): Promise<string> {
  return new Promise<string>((resolve, reject) => {
    // Snapshots are written, not compared, because there are no earlier ones.
    const words = ['--ci=false', '--no-watchman', '-i', '--projects', ...folders];
    const child = spawn(process.execPath, [join(MODULES, 'jest', 'bin', 'jest.js'), ...words], { cwd: folders[0] });
    let output = '';
    child.stdout.on('data', text => { output += text; });
    child.stderr.on('data', text => { output += text; });
    child.on('error', reject);
    child.on('close', status => resolve(status === 0 ? '' : output));
  });
}
