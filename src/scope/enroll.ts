import { IConstruct } from 'constructs';
import { inspect, validationErrors } from './inspection';
import { Inventory, Member, Remembered } from './inventory';
import { Severity } from '../findings/finding';
import { formatFindings } from '../findings/report';

/** Writes an app in which nothing is wrong, without asking its members again: cdk8s would ask every construct for each chart. */
export function writeUnasked<T>(app: IConstruct, write: () => T): T {
  const inventory = Inventory.of(app);
  inventory.isFound = true;
  try {
    return write();
  } finally {
    inventory.isFound = false;
  }
}

/** Says that an app prints warnings itself; in any other they come out at validation. */
export function reportsByItself(app: IConstruct): void {
  Inventory.of(app).isReporting = true;
}

/**
 * Makes a construct known to its tree and to cdk8s's validation, so that its mistakes stop a plain `App` as well. It is asked
 * for its problems once for each state of the tree.
 */
export function enroll({ construct, kind, problems }: Member): void {
  const inventory = Inventory.of(construct);
  const remembered = new Remembered(inventory, problems);
  enrollMember({ construct, kind, problems: () => remembered.get() }, inventory);
}

/** The same for a member that remembers by itself what is wrong with it: cdk8s validates everything again for each chart. */
export function enrollMember(member: Member, inventory: Inventory): void {
  if (inventory.members.length === 0) prepareValidation(member.construct.node.root, inventory);
  inventory.add(member);
  // An app that reports by itself asks all of its members at once.
  if (!inventory.isReporting) member.construct.node.addValidation({ validate: () => validationErrors(member) });
}

/** cdk8s validates the whole tree from its root on, once for each chart; a warning is printed at the first time only. */
function prepareValidation(root: IConstruct, inventory: Inventory): void {
  let printed = false;
  root.node.addValidation({
    validate: () => {
      if (inventory.isFound) return [];
      inventory.settle();
      if (inventory.isReporting) return inventory.members.flatMap(each => validationErrors(each).map(error => `at ${each.construct.node.path}: ${error}`));
      if (!printed) {
        printed = true;
        const warnings = inspect(root).filter(finding => finding.severity === Severity.WARNING);
        if (warnings.length > 0) process.stderr.write(`${formatFindings(warnings)}\n`);
      }
      return [];
    },
  });
}
