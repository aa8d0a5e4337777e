import { posix } from 'path';
import { BatchSnippetTranslator, GoVisitor, JavaVisitor, PythonVisitor, Translator, TypeScriptSnippet } from 'jsii-rosetta';
import { TYPES } from './assemblies';
import { Snippet, takenForGranted } from './blocks';
import { REPAIRS } from './repair';
import { fileOf, isProgram, ROOT } from '../../test/docs/markdown';

export const LANGUAGES = ['python', 'java', 'go'] as const;

export type Language = typeof LANGUAGES[number];

export interface Translated extends Snippet {
  /** Compiler errors of TypeScript: a snippet must compile unchanged. */
  readonly errors: readonly string[];
  /** The code in each language, if jsii-rosetta supports all of its syntax. */
  readonly code: Readonly<Partial<Record<Language, string>>>;
}

const VISITORS = { python: () => new PythonVisitor(), java: () => new JavaVisitor(), go: () => new GoVisitor() };

const IMPORTS = [
  ['cdk8s-vm-fleet', [...TYPES.values()].filter(({ module }) => module === 'cdk8s-vm-fleet').map(({ name }) => name)] as const,
  ['cdk8s', ['App', 'Chart', 'Size', 'YamlOutputType']] as const,
  ['constructs', ['Construct']] as const,
].map(([module, names]) => `import { ${names.join(', ')} } from '${module}';`);

/** The assumed folder of the blocks, so that packages are found. No file is written there. */
const FOLDER = posix.join(ROOT, 'test', 'docs', '.snippets');

/** Translates all blocks. The compiler treats them as one program. */
export function translate(snippets: readonly Snippet[]): Translated[] {
  const sources = snippets.map(source);
  // Each block is a file in a folder of its page, so that blocks of one page can import each other.
  const files = snippets.map(({ block }) => posix.join(FOLDER, block.page, fileOf(block)));
  const { compiler } = new Translator(false) as unknown as { compiler: { compileBatchInMemory: Compiler['compileBatchInMemory']; realHost: { directoryExists(folder: string): boolean } } };
  const { directoryExists } = compiler.realHost;
  compiler.realHost.directoryExists = folder => folder.startsWith(FOLDER) || directoryExists(folder);
  const compileBatchInMemory: Compiler['compileBatchInMemory'] = (given, folder) => compiler.compileBatchInMemory(given.map((each, at) => ({ ...each, filename: files[at] })), folder);
  const batch = new BatchSnippetTranslator(sources, {
    includeCompilerDiagnostics: true,
    compiler: { compileBatchInMemory } as unknown as Compiler,
  });
  return [...batch].map(([, translator], at) => {
    const code: Partial<Record<Language, string>> = {};
    const compiled = translator.diagnostics.length;
    for (const language of LANGUAGES) {
      const before = translator.diagnostics.length;
      const text = translator.renderUsing(VISITORS[language]());
      // Counts unsupported syntax, e.g. an arrow function, only for the first language, because the other languages do not support it either.
      if (translator.diagnostics.length === before && (language === 'python' || code.python !== undefined)) code[language] = REPAIRS[language](text, isProgram(snippets[at].block));
    }
    const errors = translator.diagnostics.slice(0, compiled).map(({ messageText }) => typeof messageText === 'string' ? messageText : messageText.messageText);
    return { ...snippets[at], errors, code };
  });
}

function source({ block, key }: Snippet): TypeScriptSnippet {
  const hidden = isProgram(block) ? [] : ['/// !hide', ...IMPORTS, ...takenForGranted(block), '/// !show'];
  return {
    visibleSource: block.code,
    completeSource: [...hidden, block.code].join('\n'),
    location: { api: { api: 'file', fileName: key }, field: { field: 'markdown', line: block.line } },
    strict: true,
  };
}

type Compiler = NonNullable<NonNullable<ConstructorParameters<typeof BatchSnippetTranslator>[1]>['compiler']>;
