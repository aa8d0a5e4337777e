import { join, posix } from 'path';
import * as ts from 'typescript';
import { Block, fileOf, ROOT } from './markdown';
import { lineOnPage, programOf } from './prelude';

/** The assumed folder of the blocks, so that packages and `./` imports are found. No file is written there. */
const FOLDER = join(ROOT, 'test', 'docs', '.snippets');

/** Compiler errors of the blocks, each with its place on the page. All blocks are one program. */
export function typeErrors(blocks: readonly Block[]): string[] {
  const byFile = new Map(blocks.map(block => [posix.join(FOLDER, block.page, fileOf(block)), block]));
  const options = compilerOptions();
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, directoryExists } = host;
  host.fileExists = file => byFile.has(file) || fileExists(file);
  host.directoryExists = folder => folder.startsWith(FOLDER) || directoryExists!(folder);
  host.readFile = file => {
    const block = byFile.get(file);
    return block ? programOf(block) : readFile(file);
  };
  const program = ts.createProgram([...byFile.keys()], options, host);
  return [...byFile].flatMap(([file, block]) => {
    const source = program.getSourceFile(file)!;
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(({ start = 0, messageText }) => {
      const line = source.getLineAndCharacterOfPosition(start).line + 1;
      return `${block.page}:${lineOnPage(block, line)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
    });
  });
}

function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.dev.json'), file => ts.sys.readFile(file));
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, ROOT);
  // A page shows one step at a time: a later block may use a declaration of an earlier one.
  return { ...options, noEmit: true, isolatedModules: false, noUnusedLocals: false, noUnusedParameters: false };
}
