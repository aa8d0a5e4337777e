import { Memo } from '../../findings/memo';
import { Problem, quote } from '../../findings/problem';
import { MachineSpec } from '../../model/machine';
import { repeated } from '../../model/repeated';
import { configOf, GuestFacts } from '../../model/user-data';
import { isMap } from '../../model/user-data/plain';
import { DNS_LABEL } from '../kubernetes/names';

/** The package managers of images without a guest agent. Images of the RHEL family and of SUSE have an agent. */
const WITHOUT_AGENT: readonly (string | undefined)[] = ['apt', 'apk'];

const NO_PROBLEMS: readonly Problem[] = [];

/**
 * Reports features that need the guest agent, if the machine has no agent. Also reports users that the agent cannot find.
 *
 * @param defaultUser the user that the image's cloud-init creates; undefined if it is not known
 */
export function guestAgentProblems(spec: MachineSpec, guest: GuestFacts, defaultUser: string | undefined, memo: Memo): readonly Problem[] {
  const { accessCredentials = [], userData, userDataSecret, readinessProbe, livenessProbe } = spec;
  if (readinessProbe === undefined && livenessProbe === undefined && accessCredentials.length === 0) return NO_PROBLEMS;
  const uses = agentUses(spec);
  if (uses.length === 0) return NO_PROBLEMS;
  const problems: Problem[] = [];
  const isInstalled = userDataSecret !== undefined || userData !== undefined && installsAgent(userData);
  if (!isInstalled && guest.reads === 'cloud-init' && WITHOUT_AGENT.includes(guest.packageManager)) {
    problems.push({
      code: 'GUEST_AGENT_MISSING',
      message: `${guest.label ?? 'the image'} has no QEMU guest agent, and the user data does not install the agent: features that need the agent do not work`,
      got: uses.join(', '),
      fix: 'add `qemu-guest-agent` to `cloudConfig.packages`; acknowledge this if your image has the agent',
    });
  }
  const config = userData === undefined ? userDataSecret === undefined ? {} : undefined : memo.of(configOf, userData);
  if (defaultUser === undefined || config === undefined || mayMakeUsers(config)) return problems;
  const known = ['root', defaultUser, ...usersOf(config)];
  for (const user of accessCredentials.flatMap(each => each.kind === 'sshKeysByAgent' ? each.users : [])) {
    if (known.includes(user)) continue;
    problems.push({
      code: 'GUEST_USER_UNKNOWN',
      message: 'the guest agent writes SSH keys for a user that neither the image nor the user data creates',
      got: quote(user),
      allowed: known.join(', '),
      fix: 'add the user to the cloud config, or use an existing user; acknowledge this if another tool creates the user',
    });
  }
  return problems;
}

/** Whether a line of the user data contains the name of the agent. Comments and lines that stop or remove the agent do not count. */
function installsAgent(userData: string): boolean {
  return userData.includes('qemu-g') && userData.split('\n').some(line => (
    /qemu-guest-agent|qemu-ga\b/.test(line) && !/^\s*#|\b(?:disable|mask|stop|remove|purge|erase|uninstall)\b/.test(line)
  ));
}

/** The properties that need the guest agent. A property with an invalid value does not count, because the value has its own finding. */
function agentUses({ readinessProbe, livenessProbe, accessCredentials = [] }: MachineSpec): string[] {
  const needs = (probe: MachineSpec['readinessProbe']) => probe !== undefined
    && ('guestAgentPing' in probe.question || 'exec' in probe.question && probe.question.exec.command.length > 0);
  const secrets = accessCredentials.map(({ secret }) => secret);
  const areRefused = secrets.some(secret => !DNS_LABEL.test(secret)) || repeated(secrets).length > 0;
  return [
    ...needs(readinessProbe) ? ['readinessProbe'] : [],
    ...needs(livenessProbe) ? ['livenessProbe'] : [],
    ...!areRefused && accessCredentials.some(each => each.kind === 'sshKeysByAgent' && each.users.length > 0 || each.kind === 'passwordsByAgent')
      ? ['accessCredentials'] : [],
  ];
}

/** Whether commands may create users that are not in the list `users`. */
function mayMakeUsers({ runcmd, bootcmd }: Readonly<Record<string, unknown>>): boolean {
  return /useradd|adduser/.test(JSON.stringify([runcmd, bootcmd]));
}

function usersOf({ users, user }: Readonly<Record<string, unknown>>): string[] {
  const all = [...Array.isArray(users) ? users : typeof users === 'string' ? users.split(',').map(name => name.trim()) : [], user];
  return all.flatMap(each => typeof each === 'string' ? [each] : isMap(each) && typeof each.name === 'string' ? [each.name] : []);
}
