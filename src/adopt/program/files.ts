import { Expression, partsOf, Statement } from './expression';
import { printStatement } from './print';
import { FROM_CDK8S } from './run';
import { shared } from './shared';
import { yamlText } from './yaml-text';

/** The files of a program, by their paths in its folder. */
export function programFiles(statements: readonly Statement[]): ReadonlyMap<string, string> {
  const all = withoutUnused(shared(statements));
  const files = new Map<string, string>();
  files.set('main.ts', mainFile(all));
  files.set('cdk8s.yaml', 'language: typescript\napp: npx tsx main.ts\n');
  files.set('package.json', `${JSON.stringify(PACKAGE, undefined, 2)}\n`);
  files.set('tsconfig.json', `${JSON.stringify(TSCONFIG, undefined, 2)}\n`);
  files.set('.gitignore', 'node_modules/\n');
  const parts = all.flatMap(statement => [...partsOf(statement.value)]);
  if (parts.some(({ kind }) => kind === 'file')) files.set('.gitattributes', ATTRIBUTES);
  for (const part of parts) {
    if (part.kind === 'file') files.set(part.path, part.text);
    if (part.kind === 'copy') files.set(part.path, part.objects.map(object => `---\n${yamlText(object)}`).join(''));
  }
  return files;
}

const ATTRIBUTES = '# The bytes of these documents are what the guests read.\nguests/** -text\n';

const PACKAGE = {
  name: 'fleet',
  private: true,
  scripts: { synth: 'vm-fleet synth', check: 'vm-fleet synth --check', diff: 'vm-fleet diff' },
  dependencies: { 'cdk8s': '^2.70.106', 'cdk8s-vm-fleet': '*', 'constructs': '^10.8.1' },
  devDependencies: { '@types/node': '^20', 'tsx': '^4.23', 'typescript': '~6.0.0' },
};

const TSCONFIG = {
  compilerOptions: { target: 'es2022', module: 'node16', strict: true, noEmit: true, skipLibCheck: true },
  include: ['*.ts'],
};

function mainFile(statements: readonly Statement[]): string {
  const used = new Set([...statements.flatMap(partsIn).flatMap(typeOf), ...statements.flatMap(({ type }) => type ?? [])]);
  const types = [...used].sort((a, b) => a.toLowerCase() < b.toLowerCase() ? -1 : 1);
  const [theirs, ours] = [types.filter(type => Object.hasOwn(FROM_CDK8S, type)), types.filter(type => !Object.hasOwn(FROM_CDK8S, type))];
  const imports = [importLine(theirs, 'cdk8s'), importLine(ours, 'cdk8s-vm-fleet')].join('');
  const body = statements.map(statement => `${statement.startsBlock ? '\n' : ''}${printStatement(statement)}\n`).join('');
  return `${imports}\n${body.replace(/^\n/, '')}\napp.synth();\n`;
}

function partsIn({ value, each }: Statement): readonly Expression[] {
  return [...partsOf(value), ...each ? partsOf(each.of) : []];
}

function typeOf(part: Expression): readonly string[] {
  return part.kind === 'static' || part.kind === 'call' || part.kind === 'new' || part.kind === 'file' ? [part.type] : [];
}

function importLine(types: readonly string[], from: string): string {
  if (types.length === 0) return '';
  const flat = `import { ${types.join(', ')} } from '${from}';\n`;
  return flat.length <= 120 ? flat : `import {\n${types.map(type => `  ${type},\n`).join('')}} from '${from}';\n`;
}

/** A constant without references becomes a plain statement. */
function withoutUnused(statements: readonly Statement[]): readonly Statement[] {
  const used = new Set(statements.flatMap(partsIn).flatMap(part => part.kind === 'name' ? [part.name] : []));
  return statements.map(({ name, ...statement }) => name !== undefined && (used.has(name) || name === 'app') ? { name, ...statement } : statement);
}
