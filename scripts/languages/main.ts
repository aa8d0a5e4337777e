/**
 * Makes the package of each language, installs it into an empty project, and runs that language's tests there: `npm run languages`, or `npm
 * run languages -- python`, after `npx projen compile`. A language without a toolchain is counted as skipped.
 */
import { existsSync } from 'fs';
import { join } from 'path';
import { ROOT } from './generate';
import { packageGo, testGo } from './go';
import { packageJava, testJava } from './java';
import { packagePython, testPython } from './python';
import { has, run } from './shell';

interface Language {
  readonly name: string;
  readonly toolchain: () => boolean;
  readonly steps: readonly (() => void)[];
}

const LANGUAGES: readonly Language[] = [
  { name: 'python', toolchain: () => has('python3', '-m', 'venv', '--help'), steps: [packagePython, testPython] },
  { name: 'go', toolchain: () => has('go', 'version'), steps: [packageGo, testGo] },
  { name: 'java', toolchain: () => has('mvn', '--version') && has('javac', '-version'), steps: [packageJava, testJava] },
];

function main(asked: readonly string[]): void {
  let passed = 0;
  let failed = 0;
  for (const { name, toolchain, steps } of LANGUAGES.filter(each => asked.length === 0 || asked.includes(each.name))) {
    if (!toolchain()) {
      process.stdout.write(`SKIPPED: ${name}: its toolchain is not here, and its package is not tried\n`);
      if (process.env.REQUIRE_ALL === '1') failed++;
      continue;
    }
    try {
      const start = Date.now();
      if (!existsSync(join(ROOT, '.jsii'))) run(ROOT, 'npx', 'projen', 'compile');
      for (const step of steps) step();
      passed++;
      process.stdout.write(`${name}: installed, and its tests passed, ${Math.round((Date.now() - start) / 1000)} s\n`);
    } catch (error) {
      failed++;
      process.stdout.write(`${name} FAILED: ${(error as Error).message}\n`);
    }
  }
  process.stdout.write(`languages: ${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main(process.argv.slice(2));
