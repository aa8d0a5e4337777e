import { readFileSync } from 'fs';
import { join, posix } from 'path';
import { keysOf, takenForGranted, translatedPages } from './blocks';
import { Language } from './rosetta';
import { Block, blocksOf, isCode, isProgram, ROOT } from '../../test/docs/markdown';

/** The code in a page of another language. */
export interface Shown {
  readonly key: string;
  /** The TypeScript block that it translates. */
  readonly block: Block;
  readonly code: string;
}

/** The path of a page in a language, relative to the root. */
export function pageOf(language: Language, page: string): string {
  return posix.join('docs', language, page === 'README.md' ? 'package.md' : posix.basename(page));
}

/** The code of the pages of a language: each block replaces its TypeScript block. */
export function shown(language: Language, page: string): Shown[] {
  const keys = keysOf(page);
  const isEither = (block: Block) => isCode(block) || block.language === language;
  const blocks = blocksOf(pageOf(language, page)).filter(isEither);
  // A page may contain code of this language already.
  return blocksOf(page).filter(isEither).map((block, at) => ({ block, language: blocks[at].language, code: blocks[at].code }))
    .filter(({ block }) => isCode(block))
    .map(each => ({ ...each, key: keys.get(each.block.line)! }))
    .filter(each => each.language === language);
}

/** A program for the compiler of a language, with a valid name in that language. */
export interface Program {
  readonly key: string;
  readonly name: string;
  readonly text: string;
}

/** The programs of all pages of a language. */
export function programs(language: Language): Program[] {
  return translatedPages().flatMap(page => shown(language, page)).map((each, at) => ({ key: each.key, name: `snippet${at}`, text: WRAP[language](each, `snippet${at}`) }));
}

function python({ block, code }: Shown): string {
  if (isProgram(block)) return `${code}\n`;
  return ['from constructs import *', 'from cdk8s import *', 'from cdk8s_vm_fleet import *', ...granted(block, PYTHON), code, ''].join('\n');
}

function java({ block, code }: Shown, name: string): string {
  const isImport = (line: string) => line.startsWith('import ');
  const imports = isProgram(block) ? code.split('\n').filter(isImport) : ['java.util.*', 'software.constructs.*', 'org.cdk8s.*', 'org.cdk8s.vmfleet.*'].map(each => `import ${each};`);
  const body = code.split('\n').filter(line => !isImport(line)).map(line => line.replace(/^public (class|interface) /, '$1 '));
  return [...imports, `class ${name} {`, 'static void run() throws Exception {', ...granted(block, JAVA), ...body, '}', '}', ''].join('\n');
}

function go({ block, code }: Shown, name: string): string {
  const body = isProgram(block) ? code.slice(code.indexOf('\n)\n') + 3) : [...granted(block, GO), code].join('\n');
  const imports = Object.entries(GO_IMPORTS).filter(([used]) => new RegExp(`\\b${used}\\.`).test(body)).map(([, path]) => path);
  // A page may declare names that it does not use.
  const names = [...body.matchAll(/^(\w+) := /gm)].map(([, variable]) => `_ = ${variable}`);
  return [`package ${name}`, ...imports.map(path => `import "${path}"`), 'func run() {', body, ...names, '}', 'var _ = run', ''].join('\n');
}

const GO_IMPORTS = {
  fmt: 'fmt',
  vmfleet: 'github.com/cdk8s-vm-fleet/cdk8s-vm-fleet-go/vmfleet',
  cdk8s: 'github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2',
  constructs: 'github.com/aws/constructs-go/constructs/v10',
  jsii: 'github.com/aws/jsii-runtime-go',
};

const PYTHON = ['app = FleetApp()', 'chart = FleetChart(app, "prod", platform=Platform.hikube())'];
const JAVA = ['FleetApp app = new FleetApp();', 'FleetChart chart = FleetChart.Builder.create(app, "prod").platform(Platform.hikube()).build();'];
const GO = [
  'app := vmfleet.NewFleetApp(nil)',
  'chart := vmfleet.NewFleetChart(app, jsii.String("prod"), &vmfleet.FleetChartProps{Platform: vmfleet.Platform_Hikube(nil)})',
];

/** Lines that define what a fragment uses without declaring it, in a language. */
function granted(block: Block, [app, chart]: readonly string[]): string[] {
  return takenForGranted(block).map(line => line.startsWith('const app') ? app : chart);
}

const WRAP = { python, java, go };

/** The main page of a language's package. */
export function packagePage(language: Language): string {
  return readFileSync(join(ROOT, pageOf(language, 'README.md')), 'utf8');
}
