/**
 * Installs the packed package into an empty project, as a user does. Type-checks a program with each compiler, loads each entry on each
 * supported version of Node, and repeats this with package managers other than npm.
 */
import { execFileSync, execSync } from 'child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { delimiter, join } from 'path';
import { parse } from 'yaml';
import { HAS_BINARIES, installNode, NODES } from './node-binaries';
import { tryCompilers, tryTools } from './try-tools';

const PACKED = join(__dirname, '..', 'dist', 'js');

/** This program fails if an entry has its own copies of classes, or if a name is missing in one of the two import styles. */
const PROGRAM = `
import { createRequire } from 'module';
import * as whole from 'cdk8s-vm-fleet';
import { FleetApp, FleetChart, Platform, VirtualMachine, InstanceType, GoldenImage, Exposure } from 'cdk8s-vm-fleet';
import { collect, read } from 'cdk8s-vm-fleet/model';
import { registerPlatform, collect as again } from 'cdk8s-vm-fleet/platform';
const required = createRequire(import.meta.url)('cdk8s-vm-fleet');
const must = (what, holds) => { if (!holds) throw new Error(what); };
must('one class for import and require', required.VirtualMachine === VirtualMachine);
must('one function for both entries', collect === again);
must('functions', typeof read === 'function' && typeof registerPlatform === 'function');
must('all names are found by import', Object.keys(required).every(name => whole[name] === required[name]));
const app = new FleetApp({ platform: Platform.hikube(), quiet: true });
const chart = new FleetChart(app, 'web', { namespace: 'tenant-shop' });
new VirtualMachine(chart, 'web', { instanceType: InstanceType.fromName('u1.xlarge'), image: GoldenImage.UBUNTU_24_04, exposure: Exposure.none() });
must('the model of an app', JSON.stringify(collect(app)).includes('u1.xlarge'));
must('its YAML', app.synthYaml().includes('kind: VMInstance'));
process.stdout.write('ok');
`;

const TYPED = `
import { FleetError, type Finding } from 'cdk8s-vm-fleet';
import type { FleetModel } from 'cdk8s-vm-fleet/model';
import type { PlatformDriver } from 'cdk8s-vm-fleet/platform';
export function codes(error: unknown): string[] { return error instanceof FleetError ? error.findings.map(({ code }: Finding) => code) : []; }
export type All = [FleetModel, PlatformDriver];
`;

/** The commands that run in a new project on each line of Node, in addition to the program. */
const COMMANDS = [['synth'], ['synth', '--check'], ['diff', 'dist'], ['lint', 'dist', '--platform', 'hikube'], ['list'], ['explain', 'PORTLIST_UDP']];

function tryNodes(folder: string, project: string): void {
  if (!HAS_BINARIES) {
    process.stdout.write('SKIPPED: Node 20, 22 and 24: there are no binaries for this system\n');
    return;
  }
  for (const line of NODES) {
    const bin = installNode(line, join(folder, 'nodes'));
    const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
    const run = (cwd: string, ...args: string[]) => execFileSync(join(bin, 'node'), args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env });
    if (run(project, 'main.mjs') !== 'ok') throw new Error(`the program did not end as it should on Node ${line}`);
    const started = join(folder, 'hikube-typescript');
    for (const args of COMMANDS) run(started, join(started, 'node_modules', '.bin', 'vm-fleet'), ...args);
    process.stdout.write(`runs on Node ${run(project, '--version').trim()}, and so does the command\n`);
  }
}

/** New projects, each with the change of a pull request. */
const PROJECTS = [
  { platform: 'hikube', language: 'typescript', file: 'fleet.ts', isOfReadme: true },
  { platform: 'kubevirt', language: 'javascript', file: 'fleet.js', isOfReadme: false },
];

/**
 * Creates a project in an empty folder with `vm-fleet init`, commits its manifests, changes a size on a branch, and runs the steps of its
 * CI file: once for a correct pull request, and once for a pull request without updated manifests.
 */
function tryInit(folder: string, tarball: string, { platform, language, file, isOfReadme }: (typeof PROJECTS)[number]): void {
  const start = Date.now();
  const project = join(folder, `${platform}-${language}`);
  mkdirSync(project);
  const summary = join(folder, `${platform}-summary.md`);
  writeFileSync(summary, '');
  const env = { ...process.env, BASE: 'main', GITHUB_STEP_SUMMARY: summary };
  const run = (line: string) => execSync(line, { cwd: project, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env });
  const commit = (message: string) => run(`git add --all && git -c user.name=ci -c user.email=ci@example.com commit --quiet --message "${message}"`);
  run('git init --quiet --initial-branch main');
  run(`npm install --no-audit --no-fund "${join(PACKED, tarball)}" cdk8s constructs`);
  run(`npx vm-fleet init --platform ${platform} --language ${language}`);
  run('npm install --no-audit --no-fund');
  run('npx vm-fleet synth');
  if (language === 'typescript') run('npx tsc');
  commit('start');
  run('git update-ref refs/remotes/origin/main main && git checkout --quiet -b change');
  const program = join(project, file);
  writeFileSync(program, readFileSync(program, 'utf8').replace('Size.gibibytes(20)', 'Size.gibibytes(40)'));
  const impact = run('npx vm-fleet diff').trim();
  if (isOfReadme && impact !== impactInReadme()) throw new Error(`README.md does not show what diff prints:\n${impact}`);
  const steps: string[] = parse(readFileSync(join(project, '.github', 'workflows', 'fleet.yaml'), 'utf8')).jobs.check.steps.flatMap((step: any) => step.run ?? []);
  const stale = steps.find(step => step.includes('synth --check'))!;
  if (!fails(() => run(stale))) throw new Error(`\`${stale}\` passed although the manifests are stale`);
  run('npx vm-fleet synth');
  commit('grow');
  steps.forEach(run);
  if (!readFileSync(summary, 'utf8').includes('web-system')) throw new Error('the summary of the pull request does not say what it changes');
  process.stdout.write(`vm-fleet init --platform ${platform} --language ${language}: its CI file runs, ${Math.round((Date.now() - start) / 1000)} s with all installations\n`);
}

/** The output of `npx vm-fleet diff` in README.md, without its indentation. */
function impactInReadme(): string {
  const [, shown] = /npx vm-fleet diff\n +```\n\n +```text\n([^]*?)\n +```/.exec(readFileSync(join(__dirname, '..', 'README.md'), 'utf8'))!;
  return shown.replace(/^ {3}/gm, '');
}

function fails(action: () => void): boolean {
  try {
    action();
    return false;
  } catch {
    return true;
  }
}

function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-package-'));
  try {
    const project = join(folder, 'project');
    mkdirSync(project);
    writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'project', version: '1.0.0', private: true }));
    writeFileSync(join(project, 'main.mjs'), PROGRAM);
    const runIn = (cwd: string, command: string, ...args: string[]) => execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
    const run = (command: string, ...args: string[]) => runIn(project, command, ...args);
    const [tarball] = readdirSync(PACKED).filter(name => name.endsWith('.tgz'));
    run('npm', 'install', '--no-audit', '--no-fund', join(PACKED, tarball), 'cdk8s', 'constructs');
    if (run('node', 'main.mjs') !== 'ok') throw new Error('the program did not end as it should');
    run(join(project, 'node_modules', '.bin', 'vm-fleet'), '--help');
    if (!run(join(project, 'node_modules', '.bin', 'vm-fleet'), 'explain', 'PORTLIST_UDP').includes('Platforms and versions:')) throw new Error('the page of a code is not in the package');
    writeFileSync(join(project, 'typed.mts'), TYPED);
    // Newer versions do not support the oldest compilers.
    run('npm', 'install', '--no-audit', '--no-fund', '@types/node@20');
    tryCompilers(project, folder, 'typed.mts', runIn);
    tryTools(folder, join(PACKED, tarball), { cdk8s: '^2.70.106', constructs: '^10.8.1' }, PROGRAM, runIn);
    for (const each of PROJECTS) tryInit(folder, tarball, each);
    tryNodes(folder, project);
    process.stdout.write(`${tarball}: installed, and each entry loaded\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main();
