import { dirname, join } from 'path';
import * as ts from 'typescript';
import { ROOT } from './child';

/** One error of the compiler; its line starts at 1. */
export interface CompilerError {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** Files of the disk, parsed once for all test files of a process. */
const { parsed } = (globalThis as unknown as { ofProcess: { parsed: Map<string, ts.SourceFile | undefined> } }).ofProcess;

/** A host that reads each file of the disk once for all test files of a process. */
export function hostOf(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (file, ...others) => {
    if (!parsed.has(file)) parsed.set(file, getSourceFile(file, ...others));
    return parsed.get(file);
  };
  return host;
}

/**
 * The compiler errors of files that are not on the disk, as one program with the options of the tests.
 *
 * @param texts the text by path; imports are looked up from there
 * @param instead options that replace those of `tsconfig.dev.json`
 */
export function compilerErrorsOf(texts: ReadonlyMap<string, string>, instead: ts.CompilerOptions): CompilerError[] {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.dev.json'), file => ts.sys.readFile(file));
  const { options: given } = ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, ROOT);
  const options: ts.CompilerOptions = { ...given, noEmit: true, isolatedModules: false, ...instead };
  const host = hostOf(options);
  const { fileExists, readFile, directoryExists, getSourceFile } = host;
  const folders = new Set([...texts.keys()].flatMap(foldersOf));
  host.fileExists = file => texts.has(file) || fileExists(file);
  host.directoryExists = folder => folders.has(folder) || directoryExists!(folder);
  host.readFile = file => texts.get(file) ?? readFile(file);
  host.getSourceFile = (file, language, ...more) => {
    const text = texts.get(file);
    return text === undefined ? getSourceFile(file, language, ...more) : ts.createSourceFile(file, text, language);
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  return [...texts.keys()].flatMap(file => {
    const source = program.getSourceFile(file)!;
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(({ start = 0, messageText }) => (
      { file, line: source.getLineAndCharacterOfPosition(start).line + 1, message: ts.flattenDiagnosticMessageText(messageText, '\n') }
    ));
  });
}

/** The folders that contain a file, at any depth. */
function foldersOf(file: string): string[] {
  const folder = dirname(file);
  return folder === file ? [] : [folder, ...foldersOf(folder)];
}
