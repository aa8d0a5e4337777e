import { chmodSync, mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { delimiter, dirname, join } from 'path';
import { project, vmFleet } from '../support/project';

jest.setTimeout(60_000);

/** A folder with a program of this name, as in a virtual environment. */
function virtual(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-venv-'));
  writeFileSync(join(folder, 'node'), '#!/bin/sh\necho virtual >&2\nexit 7\n');
  chmodSync(join(folder, 'node'), 0o755);
  return folder;
}

test('an app in another language runs in the virtual environment, not in the folder of Node, where jsii has put it', () => {
  const folder = project(undefined, 'app: node main.js\n');
  const PATH = [dirname(process.execPath), virtual(), process.env.PATH].join(delimiter);
  expect(vmFleet(folder, ['synth'], { PATH, JSII_AGENT: 'Python/3.12' })).toMatchObject({ status: 1, stderr: expect.stringContaining('virtual\n') });
  expect(vmFleet(folder, ['synth'], { PATH, JSII_AGENT: undefined }).stderr).not.toContain('virtual\n');
});
