import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { createRequire } from 'module';
import { tmpdir } from 'os';
import { dirname, join, posix } from 'path';
import * as cdk8s from 'cdk8s';
import * as constructs from 'constructs';
import { Block, fileOf, isCode } from './markdown';
import { programOf } from './prelude';
import * as library from '../../src';
import { FleetError } from '../../src/findings/fleet-error';
import * as publicJest from '../../src/public-jest';
import * as publicModel from '../../src/public-model';
import * as publicPlatform from '../../src/public-platform';
import { withStderr } from '../support/stderr';
import { transpiled } from '../support/transpiled';

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2+/LZzSC3uZaj ops@example.com\n';

/** The installed packages of a reader: the same module instances as in the test. */
const PACKAGES: Readonly<Record<string, unknown>> = {
  cdk8s,
  constructs,
  'cdk8s-vm-fleet': library,
  'cdk8s-vm-fleet/model': publicModel,
  'cdk8s-vm-fleet/platform': publicPlatform,
  'cdk8s-vm-fleet/jest': publicJest,
};

/** The results of a program. */
export interface Outcome {
  /** All YAML that it wrote. */
  readonly yaml: string;
  /** Its stderr, and the report of the error that ended it. */
  readonly stderr: string;
  /** The error, if it was not a report. */
  readonly crash?: unknown;
}

/** Creates a folder with all files that a page describes, passes it to a function and removes it. */
export function inFolder<T>(page: readonly Block[], work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-docs-'));
  const remove = () => rmSync(folder, { recursive: true });
  const write = (file: string, content: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  };
  write('keys/ops.pub', KEY);
  page.filter(({ title }) => title !== undefined).forEach(block => write(block.title!, `${block.code}\n`));
  try {
    const result = work(folder);
    if (result instanceof Promise) return result.finally(remove) as T;
    remove();
    return result;
  } catch (error) {
    remove();
    throw error;
  }
}

/** Runs a block in this process, in a new folder. */
export function run(block: Block, page: readonly Block[]): Outcome {
  return inFolder(page, folder => runIn(folder, block, page));
}

/** Runs a block in this process, in a folder with the files that the page describes. */
export function runIn(folder: string, block: Block, page: readonly Block[]): Outcome {
  return within(folder, stderr => {
    try {
      load(block, page, new Map());
      return { stderr: stderr(), yaml: writtenYaml(join(folder, 'dist')) };
    } catch (error) {
      // The output at the end of the process: the report, without a stack trace.
      if (error instanceof FleetError) return { stderr: `${stderr()}${error.message}\n`, yaml: '' };
      return { stderr: stderr(), yaml: '', crash: error };
    }
  });
}

/** The findings of a code's example: of its app, or of the error that ends it. */
export function findingsOfExample(block: Block, page: readonly Block[]): { findings: readonly library.Finding[]; app?: constructs.Construct } {
  return inFolder(page, folder => within(folder, () => {
    try {
      const { result: app } = load(block, page, new Map()) as { result?: constructs.Construct };
      return { findings: app === undefined ? [] : library.Findings.of(app), ...app && { app } };
    } catch (error) {
      if (error instanceof FleetError) return { findings: error.findings };
      throw error;
    }
  }));
}

/** Runs a function in a folder, and captures stderr. */
function within<T>(folder: string, work: (stderr: () => string) => T): T {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return withStderr(({ text }) => work(text));
  } finally {
    process.chdir(before);
  }
}

/** Evaluates a block as a module, once, and returns its exports. */
function load(block: Block, page: readonly Block[], loaded: Map<Block, unknown>): unknown {
  if (loaded.has(block)) return loaded.get(block);
  const module = { exports: {} };
  loaded.set(block, module.exports);
  const requireBlock = (name: string): unknown => {
    if (name in PACKAGES) return PACKAGES[name];
    if (!name.startsWith('.')) return createRequire(__filename)(name);
    const file = `${posix.join(dirname(fileOf(block)), name)}.ts`;
    const target = page.find(candidate => isCode(candidate) && candidate.title === file);
    if (!target) throw new Error(`no block of this page has title=${file}`);
    return load(target, page, loaded);
  };
  new Function('require', 'module', 'exports', transpiled(programOf(block)))(requireBlock, module, module.exports);
  return module.exports;
}

function writtenYaml(folder: string): string {
  if (!existsSync(folder)) return '';
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => /\.(?:yaml|patch)$/.test(file)).sort();
  return files.map(file => readFileSync(join(folder, file), 'utf8')).join('---\n');
}
