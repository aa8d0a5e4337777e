import { mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { blocksOf, isCode, ROOT } from './markdown';
import { BUILT } from '../support/child';
import { PUBLIC_KEY } from '../support/fleet';
import { project, vmFleet } from '../support/project';

test('the picture equals the output of `vm-fleet report --svg` for the program above it', () => {
  const program = blocksOf('README.md').find(isCode)!.code;
  const folder = project(program.replace('\'cdk8s-vm-fleet\'', `'${BUILT}'`));
  mkdirSync(join(folder, 'keys'));
  writeFileSync(join(folder, 'keys', 'ops.pub'), PUBLIC_KEY);
  const { stdout, stderr } = vmFleet(folder, ['report', '--svg', '--quiet']);
  expect(stderr).toBe('');
  // After a change: npm run pictures
  expect(stdout === readFileSync(join(ROOT, 'docs', 'quick-start.svg'), 'utf8')).toBe(true);
}, 60_000);
