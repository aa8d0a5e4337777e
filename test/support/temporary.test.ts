import { tmpdir } from 'os';
import { basename, dirname } from 'path';
import { Testing } from 'cdk8s';
import { newFolder } from './folder';

test('what tests make for a while is in the folder that is removed after them', () => {
  expect(basename(tmpdir())).toMatch(/^vm-fleet-tests-/);
  expect([Testing.app().outdir, newFolder()].map(dirname)).toEqual([tmpdir(), tmpdir()]);
});
