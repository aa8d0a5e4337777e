import { execFile } from 'child_process';
import { existsSync, readdirSync } from 'fs';
import { join, posix } from 'path';
import { promisify } from 'util';
import type { Page } from './pages';
import { examples, FILES, ROOT, textOf } from './sources';

const run = promisify(execFile);

const LANGUAGE_OF: Readonly<Record<string, string>> = { '.ts': 'ts', '.py': 'python', '.java': 'java', '.go': 'go', '.yaml': 'yaml' };

/** A page for each example with its picture, code and YAML, and an overview page. */
export function gallery(pictured: ReadonlySet<string>): Page[] {
  const described = descriptions();
  const shown = examples().map(name => {
    const says = described.get(name);
    if (says === undefined) throw new Error(`README.md does not say what examples/${name} shows`);
    return { name, says, hasPicture: pictured.has(name) };
  });
  return [indexPage(shown), ...shown.map(examplePage)];
}

interface Shown {
  readonly name: string;
  readonly says: string;
  readonly hasPicture: boolean;
}

/** The description of each example in the table of README.md. */
function descriptions(): Map<string, string> {
  const rows = textOf('README.md').split('\n').filter(line => line.startsWith('| [') && line.includes('/examples/'));
  return new Map(rows.flatMap(row => {
    const [, folders, says] = row.split(' | ').length === 2 ? /^\| (.*) \| (.*) \|$/.exec(row)! : [];
    return [...folders!.matchAll(/\[([a-z0-9-]+)\]\(/g)].map(([, name]) => [name, says.replace(/\]\(docs\//g, '](/')] as const);
  }));
}

function indexPage(shown: readonly Shown[]): Page {
  const cards = shown.map(({ name, says, hasPicture }) => [
    `## [${name}](/examples/${name}.md)`, says[0].toUpperCase() + says.slice(1) + '.',
    ...hasPicture ? [`[${picture(name)}](/examples/${name}.md)`] : [],
  ].join('\n\n'));
  return {
    path: 'examples/index.md',
    text: `---\neditLink: false\n---\n\n# Examples\n\nEach example is a program with its committed YAML. \`npm run synth\` makes all of them again.\n\n${cards.join('\n\n')}\n`,
  };
}

function examplePage({ name, says, hasPicture }: Shown): Page {
  const folder = `examples/${name}`;
  const files = (readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })).map(file => file.replace(/\\/g, '/')).sort();
  const code = files.filter(file => /\.(ts|py|java|go)$/.test(file)).sort((a, b) => Number(isMain(b)) - Number(isMain(a)));
  const yaml = files.filter(file => file.startsWith('dist/') && file.endsWith('.yaml'));
  return {
    path: `${folder}.md`,
    text: [
      `---\nsource: ${folder}/${code[0]}\naside: false\n---`, `# ${name}`, `${says[0].toUpperCase()}${says.slice(1)}. [All its files](${FILES}${folder}).`,
      ...hasPicture ? [picture(name)] : [],
      '<div class="side-by-side">\n\n<div>', '## Code', ...blocks(folder, code), '</div>\n\n<div>', '## YAML', ...blocks(folder, yaml), '</div>\n\n</div>',
    ].join('\n\n') + '\n',
  };
}

const isMain = (file: string) => /(^|\/)main\.|\/Main\.java$/i.test(file);

function blocks(folder: string, files: readonly string[]): string[] {
  const shown = files.map(file => `\`\`\`\`${LANGUAGE_OF[posix.extname(file)]} [${posix.basename(file)}]\n${textOf(`${folder}/${file}`).trimEnd()}\n\`\`\`\``);
  return shown.length === 1 ? [`**${posix.basename(files[0])}**`, ...shown] : ['::: code-group', ...shown, ':::'];
}

function picture(name: string): string {
  return `![The clusters, machines, disks and networks of the example ${name}](/pictures/${name}.svg)`;
}

/** The output of `vm-fleet report --svg` for each TypeScript example. */
export async function pictures(): Promise<Map<string, string>> {
  const drawn = new Map<string, string>();
  const left = examples().filter(name => existsSync(join(ROOT, 'examples', name, 'main.ts')));
  const worker = async () => {
    for (let name = left.shift(); name !== undefined; name = left.shift()) drawn.set(name, await drawingOf(join(ROOT, 'examples', name)));
  };
  await Promise.all([worker(), worker()]);
  return drawn;
}

async function drawingOf(folder: string): Promise<string> {
  const args = ['--import', 'tsx', join(ROOT, 'scripts', 'vm-fleet.ts'), 'report', '--svg', '--quiet', '--app', 'node --import tsx main.ts'];
  const { stdout } = await run(process.execPath, args, { cwd: folder, maxBuffer: 2 ** 26, env: { ...process.env, TSX_TSCONFIG_PATH: join(ROOT, 'tsconfig.dev.json') } });
  return stdout;
}
