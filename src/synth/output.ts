import { App } from 'cdk8s';
import { fluxFiles } from './delivery';
import { FileOptions, filesOf } from './files';
import { checkOutcome, Outcome, writeOutcome } from './outcome';
import { throwPlainly } from './plain-exit';
import { Progress } from './progress';
import { Tree } from './tree';
import { Deliverer } from '../delivery/deliverer';
import { FleetError } from '../findings/fleet-error';
import { compareFolder } from '../folder/check';
import { FolderTrouble } from '../folder/trouble';
import { writeFolder } from '../folder/write';
import { findingOf } from '../scope/inspection';

export { allText } from './files';

/** What an app's files depend on, and what is done with them. */
export interface OutputOptions extends Omit<FileOptions, 'progress'> {
  /** Who has to be told what comes before what. */
  readonly deliverer?: Deliverer;
  /** Compare the folder, and write nothing. */
  readonly isCheck: boolean;
}

/** Makes all files of an app in memory, and then writes them or compares the folder with them. */
export function output(app: App, tree: Tree, options: OutputOptions, progress: Progress): Outcome {
  const files = filesOf(app, tree, { ...options, progress: done => progress.tell('made', done) });
  files.push(...fluxFiles(options.deliverer, tree, files));
  try {
    return options.isCheck
      ? checkOutcome(app.outdir, compareFolder(app.outdir, files))
      : writeOutcome(app.outdir, writeFolder(app.outdir, files, done => progress.tell('written', done)));
  } catch (error) {
    if (!(error instanceof FolderTrouble)) throw error;
    return throwPlainly(new FleetError(error.problems.map(problem => findingOf(app, problem)), error.outcome));
  }
}
