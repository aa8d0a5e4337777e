import { mkdirSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { App } from 'cdk8s';
import { deliveryFiles } from './delivery/files';
import { Renderings } from './documents';
import { FileOptions, filesOf } from './files';
import { compareFolder } from './folder/check';
import { FolderError, folderTrouble } from './folder/folder-error';
import { OutputFile } from './folder/output-file';
import { unsafePaths } from './folder/safe-path';
import { writeFolder } from './folder/write';
import { claimFolder } from './folder/writers';
import { placeMetadata, withoutMetadata } from './metadata';
import { Progress } from './progress';
import { currentRun, handing, runProblems } from './run';
import { checkOutcome, SynthResult, writeOutcome } from './synth-result';
import { Tree } from './tree';
import { findingAt } from '../findings/finding-at';
import { FleetError } from '../findings/fleet-error';
import { throwPlainly } from '../findings/plain-exit';
import { Deliverer } from '../model/deliverer';
import { Cluster } from '../platforms/fleet';

export { addWaves } from './delivery/waves';
export { shortening } from './documents';
export { allText } from './files';

/** The settings on which an app's files depend, and whether the files are written or compared. */
export interface OutputOptions extends Omit<FileOptions, 'progress'> {
  /** The GitOps tool for which the apply order is written. */
  readonly deliverer?: Deliverer;
  readonly clusters: readonly Cluster[];
  /** Compare the folder, and write nothing. */
  readonly isCheck: boolean;
}

/** Writes the files of an app below another folder, for the command that asked for them. The app's own output folder is not touched. */
export function handOver(app: App, tree: Tree, renderings: Renderings, options: OutputOptions, folder: string): void {
  const { files } = withoutMetadata(allFiles(app, tree, renderings, options, () => undefined));
  const problems = unsafePaths(files.map(({ path }) => path));
  if (problems.length > 0) throwPlainly(new FleetError(problems.map(problem => findingAt(app.node.path, problem))));
  for (const { path, chunks } of files) {
    const target = join(folder, encodeURIComponent(app.outdir), path);
    handing(target, () => {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, Buffer.concat(chunks));
    });
  }
}

/** Creates all files of an app in memory. Then writes the files, or compares them with the folder. */
export function output(app: App, tree: Tree, renderings: Renderings, options: OutputOptions, progress: Progress): SynthResult {
  const { files, metadata } = withoutMetadata(allFiles(app, tree, renderings, options, done => progress.tell('made', done)));
  const { outdir } = app;
  const run = currentRun();
  try {
    const [ofRun, shared] = [runProblems(run, outdir), claimFolder(outdir, app, files)];
    const outcome = shared.length > 0 && !options.isCheck ? 'the folder has only the files of the other app' : undefined;
    if (ofRun.length + shared.length > 0) throw new FolderError([...ofRun, ...shared], outcome);
    const plan = { keepEdits: run.keepEdits ?? false };
    if (options.isCheck) return checkOutcome(outdir, compareFolder(outdir, files, plan));
    const written = writeFolder(outdir, files, done => progress.tell('written', done), plan);
    placeMetadata(outdir, metadata);
    return writeOutcome(outdir, written);
  } catch (error) {
    const { problems, outcome } = folderTrouble(outdir, error);
    return throwPlainly(new FleetError(problems.map(problem => findingAt(app.node.path, problem)), outcome));
  }
}

function allFiles(app: App, tree: Tree, renderings: Renderings, options: OutputOptions, progress: (done: number) => void): OutputFile[] {
  const { deliverer, clusters } = options;
  // `filesOf` removes the renderings from its map. The files for a GitOps tool need the renderings too, so `filesOf` then gets a copy of the map.
  const taken = deliverer === undefined ? renderings : new Map(renderings);
  const files = filesOf(app, tree, taken, { ...options, progress });
  return [...files, ...deliveryFiles(deliverer, clusters, tree, renderings, files)];
}
