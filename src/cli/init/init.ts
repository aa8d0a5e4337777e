import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'fs';
import { homedir } from 'os';
import { basename, join, resolve } from 'path';
import { given as givenOrAsked } from './ask';
import { appOf, commonFiles, json } from './common';
import { nodeFiles } from './node';
import { INIT_OPTIONS } from './options';
import { Files, Project } from './project';
import { pythonFiles } from './python';
import { printable } from '../../findings/printable';
import { trimmed } from '../../findings/trimmed';
import { say } from '../../output/say';
import { replaceFile } from '../../output/whole-file';
import { checkText, UsageError } from '../arguments';
import { ExitCode } from '../command/exit-code';
import { packageVersion } from '../command/package-root';
import type { Given } from '../command/verb';
import { CONFIG } from '../config';
import { createAll } from '../new-files';
import { print } from '../print';
import { notRead, notWritten } from '../unusable';

/** The version of the JSON output. The version increases when programs for the old output would misread the new output. */
const INIT_VERSION = 1;

/** The only existing file that the command changes. The command adds missing entries. */
const PACKAGE = 'package.json';

/** The file names of public keys of ssh-keygen, the most usual name first. */
const KEYS = ['id_ed25519.pub', 'id_ecdsa.pub', 'id_rsa.pub'];

/**
 * Writes a new project. Existing files stay unchanged, except package.json, to which missing entries are added.
 *
 * @throws UsageError if there is a project already, or if a value is missing and there is no terminal to ask for it
 */
export async function init(said: Given<typeof INIT_OPTIONS>): Promise<number> {
  const { values, positionals: [given = '.'] } = said;
  checkText('the folder', given);
  const folder = resolve(given);
  if (existsSync(join(folder, CONFIG))) throw new UsageError(`${printable(join(given, CONFIG))} exists: there is a project already`);
  const sshKey = publicKey(values['ssh-key']);
  const { platform, language } = await givenOrAsked(['platform', 'language'], said);
  const name = trimmed(basename(folder).toLowerCase().replace(/[^a-z0-9-]+/g, '-'), '-') || 'fleet';
  const project = { name, platform, language, sshKey, runner: runner(), version: packageVersion() } as Project;
  const files: Files = { ...commonFiles(project), ...language === 'python' ? pythonFiles(project) : nodeFiles(project) };
  const { written, kept, isRetyped } = write(folder, files);
  if (values.json) return await print(json({ initVersion: INIT_VERSION, platform, language, written, kept })) ? ExitCode.DONE : ExitCode.FAILED;
  say(process.stderr, `${report(project, given, { written, kept, isRetyped }).join('\n')}\n`);
  return ExitCode.DONE;
}

/** Node runs TypeScript by itself from 22.18 on. */
function runner(): Project['runner'] {
  return (process.features as { readonly typescript?: unknown }).typescript ? 'node' : 'node --import tsx';
}

/** @throws UsageError if the file is not a public key */
function publicKey(file: string | undefined): string | undefined {
  const found = file ?? KEYS.map(name => join(homedir(), '.ssh', name)).find(existsSync);
  if (found === undefined) return undefined;
  let text: string;
  try {
    text = readFileSync(found, 'utf8');
  } catch (error) {
    throw notRead(found, error, 'the SSH key');
  }
  if (/^(?:ssh|ecdsa|sk)-\S+ \S+/.test(text)) return text;
  // A private key must not be copied into a repository.
  if (file !== undefined) throw new UsageError(`${printable(file)} is not a public SSH key: give the file that ends in .pub`);
  return undefined;
}

interface Written {
  readonly written: readonly string[];
  readonly kept: readonly string[];
  /** Whether package.json had another `type`, which was replaced. */
  readonly isRetyped: boolean;
}

function write(folder: string, files: Files): Written {
  const exists = (path: string) => isPresent(join(folder, path));
  const kept = Object.keys(files).filter(path => exists(path) && path !== PACKAGE);
  const wanted = Object.entries(files).filter(([path]) => !kept.includes(path));
  const own = join(folder, PACKAGE);
  const extended = exists(PACKAGE) && PACKAGE in files ? merged(packageText(own), files[PACKAGE], folder) : undefined;
  const created = wanted.filter(([path]) => path !== PACKAGE || extended === undefined);
  createAll(folder, created, () => {
    if (extended !== undefined) replaceFile(own, extended.text);
  });
  return { written: wanted.map(([path]) => path), kept, isRetyped: extended?.isRetyped === true };
}

function packageText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw notRead('', error);
  }
}

function isPresent(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    throw notWritten('', error, { outcome: 'nothing was written' });
  }
}

/**
 * Adds the missing entries to an existing package.json, for example one that `npm install` created. The test script of `npm init` always
 * fails, so the test script of the new project replaces it.
 */
function merged(existing: string, wanted: string, folder: string): { readonly text: string; readonly isRetyped: boolean } {
  let own: any;
  try {
    own = JSON.parse(existing);
  } catch (error) {
    throw new UsageError(`package.json is not valid JSON: ${printable((error as Error).message)}`);
  }
  const { private: _, ...more } = JSON.parse(wanted);
  // The new program is an ES module. `npm init` sets the type `commonjs`. In a folder without programs, no file needs this type.
  if (own.type !== 'module' && hasPrograms(folder, own.main)) {
    throw new UsageError('the programs in this folder are CommonJS, and a new program is an ES module: give another folder, e.g. `vm-fleet init fleet`, or set "type": "module" in package.json');
  }
  const { test, ...scripts } = own.scripts ?? {};
  const isPlaceholder = typeof test === 'string' && test.includes('no test specified');
  const text = json({
    ...more,
    ...own,
    type: 'module',
    scripts: { ...more.scripts, ...scripts, ...test !== undefined && !isPlaceholder && { test } },
    dependencies: { ...more.dependencies, ...own.dependencies },
    ...more.devDependencies && { devDependencies: { ...more.devDependencies, ...own.devDependencies } },
  });
  return { text, isRetyped: own.type !== undefined && own.type !== 'module' };
}

/** Whether a folder has programs for which `type` in package.json matters: a main file, JavaScript, TypeScript, or a usual source folder. */
function hasPrograms(folder: string, main: unknown): boolean {
  if (typeof main === 'string' && statSync(join(folder, main), { throwIfNoEntry: false })?.isFile()) return true;
  return readdirSync(folder, { withFileTypes: true }).some(entry => (
    entry.isDirectory() ? ['src', 'lib', 'bin', 'app'].includes(entry.name) : /\.[jt]sx?$/.test(entry.name)
  ));
}

function report(project: Project, folder: string, { written, kept, isRetyped }: Written): string[] {
  const { language, sshKey } = project;
  const command = language === 'python' ? 'vm-fleet' : 'npx vm-fleet';
  return [
    `${printable(folder)}: ${written.length} files written: ${written.join(', ')}`,
    ...kept.length > 0 ? [`kept unchanged: ${kept.join(', ')}`] : [],
    ...isRetyped ? ['the type in package.json is "module" now, because the folder had no other programs'] : [],
    ...sshKey === undefined ? ['no public SSH key was found: put yours into keys/ops.pub, see the comment in the program'] : [],
    'next:',
    ...folder === '.' ? [] : [`  cd ${printable(folder)}`],
    ...language === 'python' ? ['  pip install -r requirements.txt   # if the packages are not installed'] : ['  npm install         # if the packages are not installed'],
    `  ${command} synth   # runs \`${appOf(project)}\` and writes dist/`,
    `  ${language === 'python' ? 'python3 -m pytest' : 'npm test'}`,
  ];
}
