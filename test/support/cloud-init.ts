import { spawnSync } from 'child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { installed } from './where';

/** Debian's package. */
const PROGRAM = installed('cloud-init');

export const hasCloudInit = PROGRAM !== undefined;

/** Runs the command `cloud-init schema` for each file. Starting cloud-init takes longer than the checks of all files. */
const CHECK = `
import contextlib, io, json, sys
from cloudinit.cmd.main import main

def check(file):
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            code = main(['cloud-init', 'schema', '--config-file', file])
        except SystemExit as end:
            code = end.code
    return said.getvalue() or f'exit code {code}' if code else ''

print(json.dumps([check(file) for file in sys.argv[1:]]))
`;

/** What cloud-init reports about each user data; empty if cloud-init accepts it. */
export function cloudInitErrors(texts: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-cloud-init-'));
  const files = texts.map((text, i) => {
    const file = join(folder, `${i}.yaml`);
    writeFileSync(file, text);
    return file;
  });
  // The Python that has the modules of cloud-init.
  const python = /^#! ?(\S+)/.exec(readFileSync(PROGRAM!, 'utf8'))![1];
  const { stdout, stderr } = spawnSync(python, ['-c', CHECK, ...files], { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}
