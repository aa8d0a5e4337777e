import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { writeLeftOut } from './left-out';
import { Program, programs } from './programs';
import { Language } from './rosetta';
import { output } from '../languages/shell';

/**
 * Compiles the code of a language's pages, in a project that has the package. With `UPDATE_SNIPPETS=1`, code that does not compile is added
 * to the list of snippets that the pages show in TypeScript; otherwise it is an error.
 */
export function compilePages(language: Language, project: string, fileOf: (name: string) => string, compile: Compile): void {
  const all = programs(language);
  const refused = new Map<string, string>();
  for (const step of compile) {
    const rest = all.filter(({ key }) => !refused.has(key));
    write(project, rest, fileOf);
    const said = step(project, rest.map(({ name }) => fileOf(name)));
    for (const { key, name } of rest) {
      const line = said.split('\n').find(each => each.includes(fileOf(name)) && /\d/.test(each.slice(each.indexOf(fileOf(name)) + fileOf(name).length)));
      if (line !== undefined) refused.set(key, line);
    }
  }
  process.stdout.write(`${language}: ${all.length - refused.size} of ${all.length} snippets of the pages compile\n`);
  for (const [key, line] of refused) process.stderr.write(`${key}: ${line}\n`);
  if (process.env.UPDATE_SNIPPETS === '1') writeLeftOut(language, [...refused.keys()]);
  else if (refused.size > 0) throw new Error(`${refused.size} snippets of docs/${language} do not compile: \`npm run translate -- --all\` leaves them in TypeScript`);
}

/** Steps of a compiler, each with the files that the earlier steps accepted. Each returns the compiler's output. */
export type Compile = readonly ((project: string, files: readonly string[]) => string)[];

function write(project: string, all: readonly Program[], fileOf: (name: string) => string): void {
  rmSync(join(project, 'snippets'), { recursive: true, force: true });
  for (const { name, text } of all) {
    const file = join(project, fileOf(name));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** Removes compiled files, which are not part of the project's tests. */
function removing(step: Compile[number]): Compile[number] {
  return (project, files) => {
    const said = step(project, files);
    rmSync(join(project, 'snippets'), { recursive: true, force: true });
    return said;
  };
}

const SYNTAX = 'import ast, sys\nfor file in sys.argv[1:]:\n  try: ast.parse(open(file).read())\n  except SyntaxError as error: print(f"{file}:{error.lineno}: {error.msg}")';

export function compilePython(project: string): void {
  compilePages('python', project, name => join('snippets', `${name}.py`), [
    (folder, files) => output(folder, 'python3', '-c', SYNTAX, ...files),
    removing((folder, files) => output(folder, join('.venv', 'bin', 'mypy'), '--no-strict-optional', '--check-untyped-defs', ...files)),
  ]);
}

export function compileJava(project: string, maven: readonly string[]): void {
  output(project, 'mvn', ...maven, 'dependency:build-classpath', '-Dmdep.outputFile=classpath.txt');
  const javac = (folder: string, files: readonly string[]) => output(folder, 'javac', '-proc:none', '-nowarn', '-Xmaxerrs', '100000', '-d', join('snippets', 'out'), '-cp',
    readFileSync(join(folder, 'classpath.txt'), 'utf8').trim(), ...files);
  // Syntax errors come first: if there is a syntax error, the compiler reports no other error.
  compilePages('java', project, name => join('snippets', `${name}.java`), [javac, javac, removing(javac)]);
}

export function compileGo(project: string): void {
  compilePages('go', project, name => join('snippets', name, 'main.go'), [
    (folder, files) => output(folder, 'gofmt', '-e', '-l', ...files).replace(/^\S+$/gm, ''),
    removing(folder => output(folder, 'go', 'build', './snippets/...')),
  ]);
}
