import { inspect, validationErrors } from './inspection';
import { Inventory, Member, Remembered } from './inventory';
import { Severity } from '../findings/finding';
import { formatFindings } from '../findings/report';

/** Apps that print their own report; in any other app the warnings come out at validation. */
const reporting = new WeakSet<object>();

/** Apps that have been found right and are being written: cdk8s would ask every construct again for each chart. */
const found = new WeakSet<object>();

/** Writes an app in which nothing is wrong, without asking its members again. */
export function writeUnasked<T>(app: object, write: () => T): T {
  found.add(app);
  try {
    return write();
  } finally {
    found.delete(app);
  }
}

/** Says that an app prints warnings itself. */
export function reportsByItself(app: object): void {
  reporting.add(app);
}

/**
 * Makes a construct known to its tree and to cdk8s's validation, so that its mistakes stop a plain `App` as well. It is asked
 * for its problems once for each state of the tree.
 */
export function enroll({ construct, kind, problems }: Member): void {
  const remembered = new Remembered(Inventory.of(construct), problems);
  enrollMember({ construct, kind, problems: () => remembered.get() });
}

/** The same for a member that remembers by itself what is wrong with it: cdk8s validates everything again for each chart. */
export function enrollMember(member: Member): void {
  const inventory = Inventory.of(member.construct);
  if (inventory.members.length === 0) prepareValidation(member);
  inventory.add(member);
  // An app that reports by itself asks all of its members at once.
  if (!reporting.has(member.construct.node.root)) member.construct.node.addValidation({ validate: () => validationErrors(member) });
}

/** cdk8s validates the whole tree from its root on, once for each chart; a warning is printed at the first time only. */
function prepareValidation(member: Member): void {
  const root = member.construct.node.root;
  let printed = false;
  root.node.addValidation({
    validate: () => {
      const inventory = Inventory.of(root);
      if (found.has(root)) return [];
      inventory.settle();
      if (reporting.has(root)) return inventory.members.flatMap(each => validationErrors(each).map(error => `at ${each.construct.node.path}: ${error}`));
      if (!printed) {
        printed = true;
        const warnings = inspect(root).filter(finding => finding.severity === Severity.WARNING);
        if (warnings.length > 0) process.stderr.write(`${formatFindings(warnings)}\n`);
      }
      return [];
    },
  });
}
