import { IConstruct } from 'constructs';
import { errorTexts, inspect } from './inspection';
import { reportFor } from '../findings/colours';
import { Severity } from '../findings/finding';
import { reportForeignErrors } from '../findings/foreign-errors';
import { leaveOutKernelTraces } from '../findings/kernel-trace';
import { formatBriefly } from '../findings/report';

/** Trees that have been added to cdk8s's own validation, and apps that print their own report. */
const watched = new WeakSet<IConstruct>();
const reporting = new WeakSet<IConstruct>();

/** Marks an app that checks itself and prints its own report. */
export function reportsByItself(app: IConstruct): void {
  reporting.add(app);
}

/**
 * Adds the checks to cdk8s's own validation, so that errors also stop a plain `App`. cdk8s validates the
 * whole tree from its root on, once for each chart; a warning is printed only the first time.
 */
export function watch(root: IConstruct): void {
  if (watched.has(root)) return;
  watched.add(root);
  reportForeignErrors();
  leaveOutKernelTraces();
  let printed = false;
  root.node.addValidation({
    validate: () => {
      if (reporting.has(root) && beingWritten.has(root)) return [];
      const findings = inspect(root);
      const warnings = findings.filter(({ severity }) => severity === Severity.WARNING);
      if (!printed && !reporting.has(root) && warnings.length > 0) process.stderr.write(reportFor(process.stderr, `${formatBriefly(warnings)}\n`));
      printed = true;
      return errorTexts(findings);
    },
  });
}

const beingWritten = new WeakSet<IConstruct>();

/** Writes an app that has no errors, and does not check it again: cdk8s would check the app once for each chart. */
export function writeUnasked<T>(app: IConstruct, write: () => T): T {
  beingWritten.add(app);
  try {
    return write();
  } finally {
    beingWritten.delete(app);
  }
}
