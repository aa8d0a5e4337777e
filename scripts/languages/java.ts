import { cpSync, readFileSync, rmSync } from 'fs';
import { homedir } from 'os';
import { join } from 'path';
import { generate, generateCdk8s, PACKAGES, ROOT } from './generate';
import { command, emptyProject } from './project';
import { has, run, runWith } from './shell';

/** What Maven has downloaded, and what was installed here without a registry. */
const LOCAL = join(homedir(), '.m2', 'repository');

const MAVEN = ['--batch-mode', '--quiet', `-Dmaven.repo.local=${LOCAL}`];

/** Documentation of classes is on the pages; making it takes longer than everything else. */
const NO_PAGES = '-Dmaven.javadoc.skip=true';

/** Makes the artifact, installs it for the projects of this machine, and copies it to a folder that is laid out as a Maven repository. */
export function packageJava(): void {
  provideCdk8s();
  run(generate('java'), 'mvn', ...MAVEN, 'install', NO_PAGES);
  const target = join(PACKAGES, 'java');
  rmSync(target, { recursive: true, force: true });
  const path = join('org', 'cdk8s', 'cdk8s-vm-fleet');
  cpSync(join(LOCAL, path), join(target, path), { recursive: true, filter: file => !file.endsWith('.repositories') });
}

/** Runs the tests of the example and of the package in an empty project, which gets the artifact as a dependency. */
export function testJava(): void {
  const project = emptyProject('java', join('src', 'test', 'java', 'com', 'example', 'shop'));
  runWith({ VM_FLEET: command(project) }, project, 'mvn', ...MAVEN, 'test');
}

function provideCdk8s(): void {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules', 'cdk8s', 'package.json'), 'utf8'));
  if (has('mvn', ...MAVEN, 'dependency:get', `-Dartifact=org.cdk8s:cdk8s:${version}`, '-Dtransitive=false')) return;
  run(generateCdk8s('java', 'the Maven registry'), 'mvn', ...MAVEN, 'install', NO_PAGES, '-Dmaven.source.skip=true');
}
