/** Repairs of jsii-rosetta's translations, so that the compilers accept them. */
import { Module, PROPERTIES, Type, TYPES } from './assemblies';
import { withNil } from './go-arguments';

const PYTHON_MODULES: Readonly<Record<Module, string>> = { 'cdk8s-vm-fleet': 'cdk8s_vm_fleet', 'cdk8s': 'cdk8s', 'constructs': 'constructs' };
const JAVA_PACKAGES: Readonly<Record<Module, string>> = { 'cdk8s-vm-fleet': 'org.cdk8s.vmfleet', 'cdk8s': 'org.cdk8s', 'constructs': 'software.constructs' };
const GO_PACKAGES: Readonly<Record<Module, string>> = {
  'cdk8s-vm-fleet': 'github.com/cdk8s-vm-fleet/cdk8s-vm-fleet-go/vmfleet',
  'cdk8s': 'github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2',
  'constructs': 'github.com/aws/constructs-go/constructs/v10',
};
const GO_NAMES: Readonly<Record<Module, string>> = { 'cdk8s-vm-fleet': 'vmfleet', 'cdk8s': 'cdk8s', 'constructs': 'constructs' };

const ORDER: readonly Module[] = ['constructs', 'cdk8s', 'cdk8s-vm-fleet'];

/** The types that a text names, by module. */
function used(code: string): { module: Module; names: string[] }[] {
  const bare = code.replace(/"(?:[^"\\]|\\.)*"/g, '""');
  const names = [...new Set(bare.match(/\b[A-Z]\w*/g))].map(name => TYPES.get(name)).filter((type): type is Type => type !== undefined);
  const of = (module: Module) => names.filter(each => each.module === module).map(({ name }) => name).sort();
  return ORDER.map(module => ({ module, names: of(module) })).filter(each => each.names.length > 0);
}

function body(code: string, imports: RegExp): string {
  return code.split('\n').filter(line => !imports.test(line)).join('\n').trim();
}

/** A program imports what it uses; a fragment begins after the imports. */
function python(text: string, isProgram: boolean): string {
  const code = body(text, /^(from \w+ )?import /);
  const imports = used(code).map(({ module, names }) => `from ${PYTHON_MODULES[module]} import ${names.join(', ')}`);
  return isProgram ? `${imports.join('\n')}\n\n${code}` : code;
}

function java(text: string, isProgram: boolean): string {
  const code = body(text, /^import /)
    .replace(/\bfor \(Object /g, 'for (var ')
    .replace(/(?<=[\w)]\.)([a-z]\w*)\b(?!\()/g, name => PROPERTIES.has(name) ? `get${upper(name)}()` : name);
  const utilities = ['Arrays', 'List', 'Map'].filter(name => new RegExp(`\\b${name}\\.`).test(code)).map(name => `import java.util.${name};`);
  const imports = [...utilities, ...used(code).flatMap(({ module, names }) => names.map(name => `import ${JAVA_PACKAGES[module]}.${name};`))];
  return isProgram ? `${imports.join('\n')}\n\n${code}` : code;
}

function go(text: string, isProgram: boolean): string {
  const code = withNil(body(text, /^import /)
    .replace(/\bjsii\.Boolean\(/g, 'jsii.Bool(')
    .replace(/_\*(?=[A-Z])/g, '_')
    .replace(/\*f64\b/g, '*float64')
    // Shorthand properties: `{ machine }`.
    .replace(/^(\s*)(\w+): \2,$/gm, (_, indent: string, name: string) => `${indent}${name}: ${lower(name)},`)
    .replace(/(?<=^|[\s(&])(\[\]|\[\]\*|map\[string\]\*?)([A-Z]\w*|\*?string|\*?float64|interface\{\})\{/gm, (_, list: string, of: string) => `&${list}${qualified(of, list)}{`)
    .replace(/&([A-Z]\w*)\{/g, (_, name: string) => `&${qualified(name, '')}{`)
    .replace(/\bvmfleet\.([A-Z]\w*?)_([A-Z0-9_]+)\b(?!\()/g, (all, name: string) => TYPES.get(name)?.kind === 'enum' ? `${all}()` : all)
    .replace(/\b(?<![.*])Size$/gm, 'cdk8s.Size'))
    .replace(/(?<=[\w)]\.)([a-z]\w*|Node)\b(?!\()/g, name => PROPERTIES.has(lower(name)) ? `${upper(name)}()` : name)
    .replace(/:= range (\w+\.[A-Z]\w*\(\)) \{/g, ':= range *$1 {');
  const modules = ORDER.filter(module => new RegExp(`\\b${GO_NAMES[module]}\\.`).test(code)).map(module => GO_PACKAGES[module]);
  const imports = [...modules, ...code.includes('jsii.') ? ['github.com/aws/jsii-runtime-go'] : []].sort();
  return isProgram ? `import (\n${imports.map(each => `\t"${each}"\n`).join('')})\n\n${code}` : code;
}

/** A type with its package. List items that are structs are pointers. */
function qualified(name: string, list: string): string {
  const type = TYPES.get(name);
  if (type === undefined) return name;
  return `${list !== '' && type.kind === 'struct' && !list.endsWith('*') ? '*' : ''}${GO_NAMES[type.module]}.${name}`;
}

const upper = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
const lower = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

export const REPAIRS = { python, java, go };
