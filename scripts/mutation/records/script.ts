import { Profiler } from 'inspector';
import { Ranges } from './ranges';
import { Mapping } from './source-map';

/** The positions of one source file, and their places among all positions of a script. */
interface Source {
  readonly file: string;
  /** Sorted, each once. */
  readonly originals: readonly number[];
  readonly first: number;
}

/** A generated script: which positions of its source files were executed. */
export class Script {
  private readonly sources: readonly Source[];
  private readonly generated: Int32Array;
  /** The place of each mapping. */
  private readonly places: Int32Array;
  private readonly executed: Uint8Array;

  constructor(mappings: readonly Mapping[]) {
    const byFile = new Map<string, Set<number>>();
    for (const { file, original } of mappings) byFile.set(file, (byFile.get(file) ?? new Set()).add(original));
    const places = new Map<string, Map<number, number>>();
    let first = 0;
    this.sources = [...byFile].map(([file, set]) => {
      const originals = [...set].sort((one, other) => one - other);
      places.set(file, new Map(originals.map((original, index) => [original, first + index])));
      first += originals.length;
      return { file, originals, first: first - originals.length };
    });
    const sorted = [...mappings].sort((one, other) => one.generated - other.generated);
    this.generated = Int32Array.from(sorted, mapping => mapping.generated);
    this.places = Int32Array.from(sorted, mapping => places.get(mapping.file)!.get(mapping.original)!);
    this.executed = new Uint8Array(first);
  }

  /** Adds one run. V8 reports nested ranges; the innermost one counts. */
  public add(functions: readonly Profiler.FunctionCoverage[]): void {
    const ranges = functions.flatMap(each => each.ranges)
      .sort((one, other) => one.startOffset - other.startOffset || other.endOffset - one.endOffset);
    const open: Profiler.CoverageRange[] = [];
    let next = 0;
    this.generated.forEach((position, index) => {
      for (; next < ranges.length && ranges[next].startOffset <= position; next++) {
        while (open.length > 0 && open[open.length - 1].endOffset <= ranges[next].startOffset) open.pop();
        open.push(ranges[next]);
      }
      while (open.length > 0 && open[open.length - 1].endOffset <= position) open.pop();
      if (open.length > 0 && open[open.length - 1].count > 0) this.executed[this.places[index]] = 1;
    });
  }

  /** The parts of each source file that no run executed. A file that was not executed at all is left out. Forgets the runs. */
  public take(): Map<string, Ranges> {
    const result = new Map<string, Ranges>();
    for (const { file, originals, first } of this.sources) {
      const isExecuted = (index: number) => this.executed[first + index] === 1;
      if (!originals.some((_, index) => isExecuted(index))) continue;
      const ranges: number[] = [];
      originals.forEach((original, index) => {
        if (isExecuted(index) !== (ranges.length % 2 === 0)) ranges.push(original);
      });
      if (ranges.length % 2 === 1) ranges.push(Number.MAX_SAFE_INTEGER);
      result.set(file, ranges);
    }
    this.executed.fill(0);
    return result;
  }
}
