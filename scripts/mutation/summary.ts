import { described } from './mutant';
import { Judged, Verdict } from './verdict';

export interface MutationRun {
  readonly seed: number;
  readonly folder: string;
  /** Number of mutants from which the sample is chosen. */
  readonly mutants: number;
  readonly verdicts: readonly Judged[];
}

export function lineOf({ mutant, outcome, by }: Judged): string {
  return `${outcome.padEnd(8)} ${mutant.id}  [${described(mutant)}]  ${by.slice(0, 160).replace(/\s+/g, ' ')}`;
}

/** The share that the compiler or a test noticed. */
export function killedShare(verdicts: readonly Judged[]): number {
  return verdicts.filter(({ outcome }) => outcome !== 'survived').length / verdicts.length;
}

export function summaryOf({ seed, folder, mutants, verdicts }: MutationRun): string {
  const survivors = verdicts.filter(({ outcome }) => outcome === 'survived');
  const { compiler, test, timeout } = countsOf(verdicts);
  const compiled = verdicts.filter(({ outcome }) => outcome !== 'compiler');
  return [
    ...survivors.map(({ mutant, by }) => `survived ${mutant.id}\n    ${described(mutant)}\n    ${by}`),
    `${verdicts.length} of ${mutants} mutants in ${folder}, seed ${seed}: ${percent(killedShare(verdicts))} killed `
    + `(${test} by tests, ${timeout} by time, ${compiler} by the compiler), ${survivors.length} survived`,
    ...compiled.length === 0 ? [] : [`of the ${compiled.length} that compile: ${percent(killedShare(compiled))} killed`],
  ].map(line => `${line}\n`).join('');
}

export function jsonOf(run: MutationRun): string {
  return `${JSON.stringify({
    seed: run.seed,
    folder: run.folder,
    mutants: run.mutants,
    sampled: run.verdicts.length,
    ...countsOf(run.verdicts),
    killed: killedShare(run.verdicts),
    verdicts: run.verdicts.map(({ mutant, outcome, by }) => ({ id: mutant.id, change: described(mutant), outcome, by })),
  }, undefined, 2)}\n`;
}

function countsOf(verdicts: readonly Judged[]): Record<Verdict['outcome'], number> {
  const of = (wanted: Verdict['outcome']) => verdicts.filter(({ outcome }) => outcome === wanted).length;
  return { compiler: of('compiler'), test: of('test'), timeout: of('timeout'), survived: of('survived') };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
