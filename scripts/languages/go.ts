import { copyFileSync, cpSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { ADDITIONS, edit, generate, generateCdk8s, PACKAGES } from './generate';
import { command, emptyProject } from './project';
import { has, run, runWith } from './shell';
import { compileGo } from '../translate/compilers';
import { packagePage } from '../translate/programs';

const CDK8S = 'github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2';
const OURS = 'github.com/cdk8s-vm-fleet/cdk8s-vm-fleet-go/vmfleet';

/** Makes the Go module: its code, as it is committed to the repository from which Go installs it. */
export function packageGo(): void {
  const target = join(PACKAGES, 'go');
  rmSync(target, { recursive: true, force: true });
  const code = generate('go');
  edit(join(code, 'vmfleet'), text => following(enumsAsFunctions(text)), file => file.endsWith('.go'));
  for (const file of ['fleet_error.go', 'follow.go']) copyFileSync(join(ADDITIONS, file), join(code, 'vmfleet', file));
  writeFileSync(join(code, 'vmfleet', 'README.md'), packagePage('go'));
  cpSync(code, target, { recursive: true });
}

/**
 * Enum members as functions. Members of other closed sets are functions already, because jsii asks its process for each; users need not
 * know the difference.
 */
function enumsAsFunctions(text: string): string {
  return text
    .replace(/^const \(\n([\s\S]*?)^\)\n/gm, (_, members: string) => members.replace(/^\t/gm, '').replace(/^(\w+) (\w+) = (".*")$/gm, 'func $1() $2 {\n\treturn $3\n}\n'))
    .replace(/^(\t{3}"\w+": \w+_\w+),$/gm, '$1(),');
}

/** The library resolves paths against the program's working directory, which may have changed. */
function following(text: string): string {
  return text.replace(/^\t+_jsii_\.(?:Create|Invoke|InvokeVoid|StaticInvoke|StaticInvokeVoid)\(/gm, call => `\tfollow()\n${call}`);
}

/** Runs the tests of the example and of the package in an empty project that uses the local module. */
export function testGo(): void {
  const project = emptyProject('go', 'tests');
  const replace = (module: string, folder: string) => run(project, 'go', 'mod', 'edit', '-replace', `${module}=${folder}`);
  replace(OURS, join(PACKAGES, 'go', 'vmfleet'));
  if (!has('go', 'list', '-m', `${CDK8S}@latest`)) replace(CDK8S, join(generateCdk8s('go', 'the Go module proxy'), 'cdk8s'));
  run(project, 'go', 'mod', 'tidy');
  run(project, 'go', 'vet', './...');
  compileGo(project);
  runWith({ VM_FLEET: command(project) }, project, 'go', 'test', './...');
}
