import { checkCommands } from './checks/commands';
import { ConfigCheck } from './checks/context';
import { checkFiles } from './checks/files';
import { checkDefaultHome, checkHomes } from './checks/homes';
import { checkPackages } from './checks/packages';
import { checkMounts, checkNetwork, checkResolver, checkSystem } from './checks/system';
import { checkDefaultOwner, checkTogether } from './checks/together';
import { checkUsers } from './checks/users';
import { checkValues } from './checks/values';
import { GuestFacts } from './facts';
import { NameOf, schemaProblems } from './schema';
import { Problem } from '../../findings/problem';

type Config = Readonly<Record<string, unknown>>;

const CHECKS: readonly ConfigCheck[] = [
  checkNetwork, checkResolver, checkSystem, checkUsers, checkMounts, checkFiles, checkCommands, checkPackages, checkValues, checkTogether,
  checkDefaultOwner, checkHomes, checkDefaultHome,
];

/** The problems of values in a cloud-config that cloud-init rejects or ignores, as far as the guest is known. */
export function cloudConfigProblems(document: Config, facts: GuestFacts, nameOf: NameOf): Problem[] {
  const problems = CHECKS.flatMap(check => check(document, { facts, nameOf }));
  const places = new Set(problems.map(({ message }) => placeOf(message)));
  // The schema does not repeat a problem that a check has reported in plain words.
  const further = schemaProblems(document, facts.cloudInitVersion, nameOf).filter(({ message }) => !places.has(placeOf(message)));
  return [...problems, ...further];
}

/** Valid parts of a cloud-config that have no effect on this guest. */
export function configOnGuest(document: Config, facts: GuestFacts, nameOf: NameOf): Problem[] {
  const context = { facts, nameOf };
  return [...checkPackages(document, context), ...checkDefaultOwner(document, context), ...checkDefaultHome(document, context)];
}

function placeOf(message: string): string {
  return message.slice(0, message.search(/ (?:is|are|has|cannot|runs) /));
}
