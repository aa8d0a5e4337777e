import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { homedir } from 'os';
import { join } from 'path';
import { ADDITIONS, edit, generate, generateCdk8s, PACKAGES, ROOT, valueTypes } from './generate';
import { command, emptyProject } from './project';
import { has, run, runWith } from './shell';
import { compileJava } from '../translate/compilers';
import { packagePage } from '../translate/programs';

/** The local Maven repository. */
const LOCAL = join(homedir(), '.m2', 'repository');

const MAVEN = ['--batch-mode', '--quiet', `-Dmaven.repo.local=${LOCAL}`];

/** The pages have the documentation of classes; generating it takes longer than all other steps. */
const NO_PAGES = '-Dmaven.javadoc.skip=true';

/** Makes the artifact, installs it into the local Maven repository, and copies it to a folder in the layout of a Maven repository. */
export function packageJava(): void {
  provideCdk8s();
  const code = generate('java');
  const classes = join(code, 'src', 'main', 'java', 'org', 'cdk8s', 'vmfleet');
  const values = valueTypes().map(name => `${name}.java`);
  edit(classes, text => withMistakes(text), file => file.endsWith('.java'));
  edit(classes, text => `${text.trimEnd().replace(/\}$/, '')}${EQUALITY}}\n`, file => values.includes(file));
  copyFileSync(join(ADDITIONS, 'FleetError.java'), join(classes, 'FleetError.java'));
  run(code, 'mvn', ...MAVEN, 'install', NO_PAGES);
  const target = join(PACKAGES, 'java');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, 'README.md'), packagePage('java'));
  const path = join('org', 'cdk8s', 'cdk8s-vm-fleet');
  cpSync(join(LOCAL, path), join(target, path), { recursive: true, filter: file => !file.endsWith('.repositories') });
}

/** Exceptions of jsii calls that report a user's mistake become `FleetError`. */
function withMistakes(text: string): string {
  return text
    .replace(/^( +)return (.*(?:JsiiObject\.jsiiStaticCall|Kernel\.call)\(.*);$/gm, '$1return FleetError.thrownBy(() -> $2);')
    .replace(/^( +)(software\.amazon\.jsii\.(?:JsiiObject\.jsiiStaticCall|Kernel\.call|JsiiEngine\.getInstance\(\)\.createNewObject)\(.*);$/gm, '$1FleetError.thrownBy(() -> $2);');
}

/** jsii returns a new object for each call, so objects with equal content are equal. */
const EQUALITY = `
    @Override
    public boolean equals(final Object other) {
        return this == other || other != null && getClass() == other.getClass() && toString().equals(other.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }
`;

/** Runs the tests of the example and of the package in an empty project that depends on the artifact. */
export function testJava(): void {
  const project = emptyProject('java', join('src', 'test', 'java', 'com', 'example', 'shop'));
  compileJava(project, MAVEN);
  runWith({ VM_FLEET: command(project) }, project, 'mvn', ...MAVEN, 'test');
}

function provideCdk8s(): void {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules', 'cdk8s', 'package.json'), 'utf8'));
  if (has('mvn', ...MAVEN, 'dependency:get', `-Dartifact=org.cdk8s:cdk8s:${version}`, '-Dtransitive=false')) return;
  run(generateCdk8s('java', 'the Maven registry'), 'mvn', ...MAVEN, 'install', NO_PAGES, '-Dmaven.source.skip=true');
}
