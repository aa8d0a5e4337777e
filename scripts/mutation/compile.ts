import { join } from 'path';
import * as ts from 'typescript';

/** Compiler errors about unused code, which most deletions cause. They do not prove that a test checks the code. */
const UNUSED = new Set([6133, 6138, 6192, 6196, 6198, 6199, 6205]);

/** An incremental compiler: it checks only what a changed file may affect. */
export class Compiler {
  private readonly changed = new Map<string, string>();
  private readonly cached = new Map<string, ts.SourceFile>();
  private readonly config: ts.ParsedCommandLine;
  private readonly host: ts.CompilerHost;
  private program?: ts.SemanticDiagnosticsBuilderProgram;

  constructor(private readonly root: string) {
    const file = join(root, 'tsconfig.dev.json');
    this.config = ts.parseJsonConfigFileContent(ts.readConfigFile(file, ts.sys.readFile).config, ts.sys, root, undefined, file);
    this.config.options.noEmit = true;
    this.host = ts.createCompilerHost(this.config.options);
    const read = this.host.getSourceFile;
    this.host.getSourceFile = (path, options, ...rest) => {
      const text = this.changed.get(path);
      if (text !== undefined) return versioned(ts.createSourceFile(path, text, options), text);
      const known = this.cached.get(path) ?? read(path, options, ...rest);
      if (known) this.cached.set(path, versioned(known, known.text));
      return known;
    };
  }

  /** The first error with the changed text of a file, or with no change. */
  public error(file?: string, text?: string): string | undefined {
    this.changed.clear();
    if (file !== undefined && text !== undefined) this.changed.set(join(this.root, file), text);
    this.program = ts.createSemanticDiagnosticsBuilderProgram(this.config.fileNames, this.config.options, this.host, this.program);
    const errors = [...this.program.getSyntacticDiagnostics(), ...this.program.getSemanticDiagnostics()]
      .filter(({ code, category }) => category === ts.DiagnosticCategory.Error && !UNUSED.has(code));
    return errors.length === 0 ? undefined : ts.flattenDiagnosticMessageText(errors[0].messageText, ' ').slice(0, 200);
  }
}

/** The builder compares versions, and fails without them. */
function versioned(source: ts.SourceFile, text: string): ts.SourceFile {
  return Object.assign(source, { version: ts.sys.createHash!(text) });
}
