/**
 * Writes `imports/<group>.ts` from `imports/schemas/` with `cdk8s import`.
 *
 * `cdk8s import` writes one file for each API group and overwrites it, so all kinds of a group are imported together.
 */
import { execFileSync } from 'child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

const IMPORTS = join(__dirname, '..', 'imports');
const SCHEMAS = join(IMPORTS, 'schemas');
const CLI = join(__dirname, '..', 'node_modules', '.bin', 'cdk8s');

const files = readdirSync(SCHEMAS).sort();
const groups = new Map<string, string[]>();
for (const file of files) {
  const group = file.slice(0, file.indexOf('_'));
  groups.set(group, [...groups.get(group) ?? [], file]);
}

const scratch = mkdtempSync(join(tmpdir(), 'vm-fleet-import-'));
try {
  for (const [group, members] of groups) {
    const bundle = join(scratch, `${group}.yaml`);
    writeFileSync(bundle, members.map(file => readFileSync(join(SCHEMAS, file), 'utf8')).join('---\n'));
    execFileSync(CLI, ['import', bundle, '--language', 'typescript', '--output', IMPORTS, '--no-save', '--check-upgrade=false'], {
      cwd: scratch,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    process.stderr.write(`imports/${group}.ts: ${members.length} kinds\n`);
  }
} finally {
  rmSync(scratch, { recursive: true });
}

const stale = readdirSync(IMPORTS).filter(file => file.endsWith('.ts') && !groups.has(file.slice(0, -'.ts'.length)));
for (const file of stale) rmSync(join(IMPORTS, file));
