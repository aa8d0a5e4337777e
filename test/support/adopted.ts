import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { createRequire } from 'module';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import * as cdk8s from 'cdk8s';
import * as constructs from 'constructs';
import { readTree, ROOT } from './child';
import { compilerErrorsOf } from './compiler';
import { withStderr } from './stderr';
import { transpiled } from './transpiled';
import * as library from '../../src';
import { adopt } from '../../src/adopt/adopt';
import { Adoption } from '../../src/adopt/report';
import { PlatformRef } from '../../src/model/platform';

const PACKAGES: Readonly<Record<string, unknown>> = { cdk8s, constructs, 'cdk8s-vm-fleet': library };

/** Adopts manifests that are given as text. */
export function adoptText(yaml: string, platform?: PlatformRef, path = 'manifests.yaml'): Adoption {
  return adopt([{ files: [{ path, bytes: Buffer.from(yaml) }], faults: [] }], platform);
}

/** Runs a program from its files, in a new folder, and returns its output files. */
export function runFiles(files: ReadonlyMap<string, string>): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-adopted-'));
  const before = process.cwd();
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  process.chdir(folder);
  try {
    const load = (name: string) => PACKAGES[name] ?? createRequire(__filename)(name);
    withStderr(() => new Function('require', 'module', 'exports', transpiled(files.get('main.ts')!))(load, {}, {}));
    const written = readTree(join(folder, 'dist'));
    return Object.fromEntries(Object.entries(written).filter(([path]) => path.endsWith('.yaml')));
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  }
}

/** The compiler errors of programs under `strict`, one line each. */
export function compilerErrors(programs: Readonly<Record<string, string>>): string[] {
  const folder = join(ROOT, 'test', 'adopt', '.programs');
  const texts = new Map(Object.entries(programs).map(([name, text]) => [`${folder}/${name.replaceAll('/', '-')}.ts`, text]));
  return compilerErrorsOf(texts, { strict: true, noUnusedLocals: true }).map(({ file, line, message }) => `${file.slice(folder.length + 1)}:${line}: ${message}`);
}
