import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { Profiler, Session } from 'inspector';
import { join, relative } from 'path';
import { fileURLToPath } from 'url';
import { intersection, Ranges } from './ranges';
import { recordPath, TestRecord } from './record';
import { Script } from './script';
import { mappingsOf, SourceMapText } from './source-map';

const INLINE = /^\/\/# sourceMappingURL=data:application\/json[^,]*;base64,(\S+)\s*$/m;

/** Scripts by path, for all test files of this process. */
const scripts = new Map<string, Script>();

let session: Session | undefined;

/** Records what one test file executes, in this process and in child processes. */
export class Recorder {
  private readonly started = process.hrtime.bigint();
  private readonly children: string;

  constructor(private readonly root: string, private readonly folder: string, private readonly test: string) {
    this.children = join(folder, `${process.pid}.children`);
    rmSync(this.children, { recursive: true, force: true });
    mkdirSync(this.children, { recursive: true });
    // Affects child processes only, not this process.
    process.env.NODE_V8_COVERAGE = this.children;
  }

  public start(): void {
    if (session) return;
    session = new Session();
    session.connect();
    session.post('Profiler.enable');
    session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** Writes the record. The test file has passed. */
  public finish(): void {
    const seconds = Number(process.hrtime.bigint() - this.started) / 1e9;
    const here = take().filter(({ url }) => this.sourceOf(url) !== undefined);
    this.readTexts(here.map(({ url }) => url));
    this.add(here);
    const names = readdirSync(this.children);
    const reported = names.filter(name => name.startsWith('coverage-'));
    for (const name of reported) {
      this.add((JSON.parse(readFileSync(join(this.children, name), 'utf8')) as { result: Profiler.ScriptCoverage[] }).result);
    }
    // `setup.ts` lets each process that loads the package write such a file.
    const isPartial = names.some(name => name.startsWith('started-') && !reported.some(other => other.startsWith(`coverage-${name.slice(8)}-`)));
    const unexecuted: Record<string, Ranges> = {};
    for (const script of scripts.values()) {
      for (const [path, ranges] of script.take()) {
        const file = relative(this.root, path);
        unexecuted[file] = file in unexecuted ? intersection(unexecuted[file], ranges) : ranges;
      }
    }
    const record: TestRecord = { seconds, isPartial, unexecuted };
    writeFileSync(recordPath(this.folder, this.test), JSON.stringify(record));
    rmSync(this.children, { recursive: true });
  }

  private add(results: readonly Profiler.ScriptCoverage[]): void {
    for (const { url, functions } of results) {
      const path = url.startsWith('file://') ? fileURLToPath(url) : url;
      this.bundle(path);
      scripts.get(path)?.add(functions);
    }
  }

  /** The package as child processes load it. */
  private bundle(path: string): void {
    if (scripts.has(path) || !path.startsWith(join(this.root, '.test-build')) || !existsSync(`${path}.map`)) return;
    const map = JSON.parse(readFileSync(`${path}.map`, 'utf8')) as SourceMapText;
    const own = mappingsOf(map, path, readFileSync(path, 'utf8')).filter(({ file }) => file.startsWith(join(this.root, 'src')));
    scripts.set(path, new Script(own));
  }

  private sourceOf(url: string): string | undefined {
    const path = url.startsWith('file://') ? fileURLToPath(url) : url;
    return path.startsWith(join(this.root, 'src')) ? path : undefined;
  }

  /** Reads the compiled text of new source files, with its source map. */
  private readTexts(urls: readonly string[]): void {
    const missing = new Set(urls.filter(url => !scripts.has(this.sourceOf(url)!)));
    if (missing.size === 0) return;
    const found = new Map<string, string>();
    const parsed = ({ params: { url, scriptId } }: { params: { url: string; scriptId: string } }) => {
      if (missing.has(url)) found.set(url, scriptId);
    };
    session!.on('Debugger.scriptParsed', parsed);
    session!.post('Debugger.enable');
    for (const [url, scriptId] of found) {
      session!.post('Debugger.getScriptSource', { scriptId }, (error, { scriptSource }) => {
        const inline = INLINE.exec(scriptSource);
        if (error || !inline) throw new Error(`${url} has no source map`);
        const map = JSON.parse(Buffer.from(inline[1], 'base64').toString('utf8')) as SourceMapText;
        const path = this.sourceOf(url)!;
        scripts.set(path, new Script(mappingsOf({ ...map, sources: [path] }, path, scriptSource)));
      });
    }
    session!.post('Debugger.disable');
    session!.removeListener('Debugger.scriptParsed', parsed);
  }
}

function take(): Profiler.ScriptCoverage[] {
  let result: Profiler.ScriptCoverage[] = [];
  session!.post('Profiler.takePreciseCoverage', (error, taken) => {
    if (error) throw error;
    result = taken.result;
  });
  return result;
}
