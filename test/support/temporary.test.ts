import { tmpdir } from 'os';
import { basename, dirname } from 'path';
import { Testing } from 'cdk8s';
import { newFolder } from './folder';

test('temporary files of tests are in a folder that is removed afterwards', () => {
  expect(basename(tmpdir())).toMatch(/^vm-fleet-tests-/);
  expect([Testing.app().outdir, newFolder()].map(dirname)).toEqual([tmpdir(), tmpdir()]);
});
