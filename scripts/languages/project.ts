import { cpSync, readdirSync } from 'fs';
import { join } from 'path';
import { PACKAGES, ROOT } from './generate';
import { scratch } from './scratch';
import { run } from './shell';

/**
 * A folder outside of this one with the example of a language, as a user has it, and the tests of the package.
 *
 * @param language of the example
 * @param tests the folder for the tests
 */
export function emptyProject(language: string, tests: string): string {
  const project = scratch(`${language}-project`);
  cpSync(join(ROOT, 'examples', language), project, { recursive: true });
  cpSync(join(ROOT, 'test', 'languages', language), join(project, tests), { recursive: true });
  return project;
}

/** The command `vm-fleet` for languages whose packages contain no commands: from the npm package, next to the project. */
export function command(project: string): string {
  const folder = join(project, '.vm-fleet');
  run(ROOT, 'npx', 'projen', 'package:js');
  const [tarball] = readdirSync(join(PACKAGES, 'js')).filter(name => name.endsWith('.tgz'));
  run(project, 'npm', 'install', '--silent', '--no-audit', '--no-fund', '--prefix', folder, join(PACKAGES, 'js', tarball), 'cdk8s', 'constructs');
  return join(folder, 'node_modules', '.bin', 'vm-fleet');
}
