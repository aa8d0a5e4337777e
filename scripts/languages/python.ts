import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'fs';
import { delimiter, join } from 'path';
import { ADDITIONS, edit, generate, PACKAGES, valueTypes } from './generate';
import { emptyProject } from './project';
import { run, runWith } from './shell';
import { compilePython } from '../translate/compilers';
import { packagePage } from '../translate/programs';

/**
 * A dict as an item of a list or map. jsii accepts it, but only with camel-case keys, and silently drops all others. Use an object of the
 * class instead, which has Python names.
 */
const DICT_ITEM = /(typing\.Sequence\[|typing\.Mapping\[builtins\.str, )typing\.Union\[("?\w+"?), typing\.Dict\[builtins\.str, typing\.Any\]\]/g;

export function packagePython(): void {
  const code = generate('python');
  const module = join(code, 'src', 'cdk8s_vm_fleet');
  copyFileSync(join(ADDITIONS, '_fleet_error.py'), join(module, '_fleet_error.py'));
  const added = `\nfrom ._fleet_error import FleetError, value_type as _value_type\n\n__all__ += ["FleetError"]\n\nfor _each in (${valueTypes().join(', ')}):\n    _value_type(_each)\n`;
  edit(module, text => text.replace(DICT_ITEM, '$1$2').replace(/\npublication\.publish\(\)\n/, `${added}$&`), file => file === '__init__.py');
  writeFileSync(join(code, 'README.md'), packagePage('python'));
  const target = join(PACKAGES, 'python');
  rmSync(target, { recursive: true, force: true });
  run(code, 'python3', '-m', 'pip', 'wheel', '--quiet', '--disable-pip-version-check', '--no-deps', '--wheel-dir', target, '.');
}

/** Installs the wheel into an empty project, and runs the tests of the example and of the package there. */
export function testPython(): void {
  const project = emptyProject('python', 'tests');
  const bin = join(project, '.venv', 'bin');
  const [wheel] = readdirSync(join(PACKAGES, 'python')).filter(name => name.endsWith('.whl'));
  run(project, 'python3', '-m', 'venv', '.venv');
  run(project, join(bin, 'pip'), 'install', '--quiet', '--disable-pip-version-check', join(PACKAGES, 'python', wheel), 'pytest', 'mypy');
  run(project, join(bin, 'mypy'), '--strict', 'main.py');
  compilePython(project);
  tryInit(project, bin);
  runWith({ VM_FLEET: join(bin, 'vm-fleet') }, project, join(bin, 'python'), '-m', 'pytest', '--quiet', '-p', 'no:cacheprovider');
}

/** Creates a new project with the command of the wheel, and runs its program and tests. */
function tryInit(project: string, bin: string): void {
  const PATH = `${bin}${delimiter}${process.env.PATH}`;
  for (const platform of ['hikube', 'kubevirt']) {
    const started = join(project, `started-${platform}`);
    mkdirSync(started);
    const inside = (command: string, ...args: string[]) => runWith({ PATH }, started, command, ...args);
    inside('vm-fleet', 'init', '--platform', platform, '--language', 'python');
    inside('vm-fleet', 'synth');
    inside('python3', '-m', 'pytest', '--quiet', '-p', 'no:cacheprovider');
    inside('vm-fleet', 'synth', '--check');
    rmSync(started, { recursive: true });
  }
}
