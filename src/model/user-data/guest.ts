import { mayHaveForeignWords } from './checks/packages';
import { configOnGuest } from './cloud-config';
import { GuestFacts } from './facts';
import { UserDataKind, userDataKind } from './kind';
import { grantsLogin, keepsDefaultUser, mayReplaceDefaultUser } from './login';
import { parseYaml } from './parse-yaml';
import { isMap } from './plain';
import { cloudbaseProblems, readerProblems } from './reader';
import { Memo } from '../../findings/memo';
import { Problem } from '../../findings/problem';

type Config = Readonly<Record<string, unknown>>;

/**
 * Checks a cloud-config for one guest. Checks that do not depend on the guest run elsewhere. The text is parsed only if some of it may be invalid
 * on this guest.
 */
export function typedConfigProblems(text: string, facts: GuestFacts, memo: Memo): readonly Problem[] {
  const foreign = readerProblems('cloud-config', facts);
  const mayHaveProblems = facts.reads === 'cloudbase-init' || mayHaveForeignWords(text, facts) || mayNameUser(text, facts.defaultUser);
  if (foreign.length > 0 || !mayHaveProblems) return foreign;
  return memo.get(typedConfigProblems, JSON.stringify([facts, text]), () => {
    const document = memo.of(configOf, text) ?? {};
    return facts.reads === 'cloudbase-init' ? cloudbaseProblems(document, facts, nameOf) : configOnGuest(document, facts, nameOf);
  });
}

/** Whether files of a document may belong to a user, or be in the user's home directory. */
function mayNameUser(text: string, user: string | undefined): boolean {
  return user !== undefined && (text.includes(`owner: ${user}`) || text.includes(`/home/${user}/`));
}

function nameOf(path: readonly (string | number)[]): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${step}`)).join('');
}

/** The parsed cloud-config of a user data text. Undefined if the text is not a cloud-config, or cannot be parsed. */
export function configOf(text: string): Config | undefined {
  return userDataKind(text) === 'cloud-config' ? plainConfig('cloud-config', text) : undefined;
}

/** The parsed cloud-config of user data or of one of its parts, or of a Jinja template that is valid YAML. */
export function plainConfig(kind: UserDataKind, text: string): Config | undefined {
  if (kind !== 'cloud-config' && !(kind === 'jinja' && /^[^\n]*\n\s*#cloud-config\b/.test(text))) return undefined;
  const { value } = parseYaml(text);
  return isMap(value) ? value : value === null ? {} : undefined;
}

/** Facts that decide who can log in to a machine. */
export interface LoginFacts {
  readonly guest: GuestFacts;
  /** The default user of the image's cloud-init, who has no password. Undefined if it is not known. */
  readonly defaultUser?: string;
  readonly userData?: string;
  /** The machine has SSH keys that the platform adds to the default user. */
  readonly hasSshKeys: boolean;
  /** Keys or passwords come from a Secret. */
  readonly hasCredentials: boolean;
}

/**
 * Reports SSH keys that no user gets, and machines without any login.
 *
 * @param read parses a cloud-config; other kinds of user data are not checked
 */
export function loginProblems(facts: LoginFacts, read: (text: string) => Config | undefined = configOf): Problem[] {
  const { guest, defaultUser, userData, hasSshKeys, hasCredentials } = facts;
  if (guest.reads === 'talos') return hasSshKeys ? [unusedKeys(`${guest.label ?? 'the guest'} has no SSH`, 'remove the keys; Talos is managed by `talosctl`')] : [];
  // Nearly every machine has a key for the default user. The user data of such a machine need not be parsed.
  if (hasSshKeys ? userData === undefined || !mayReplaceDefaultUser(userData) : hasCredentials || defaultUser === undefined) return [];
  const config = userData === undefined ? {} : read(userData);
  if (config === undefined) return [];
  const keepsDefault = keepsDefaultUser(config);
  const problems: Problem[] = [];
  if (hasSshKeys && !keepsDefault) {
    problems.push(unusedKeys('the platform adds `sshKeys` to the default user of the image, and the users of the cloud config replace this user',
      'move the keys to a user of the cloud config, or keep the default user (`keepDefaultUser`, `- default` in `users`)'));
  }
  if (defaultUser === undefined || hasCredentials || (hasSshKeys && keepsDefault) || grantsLogin(config)) return problems;
  return [...problems, {
    code: 'NO_LOGIN',
    message: keepsDefault
      ? `no login is possible: the image's user "${defaultUser}" has no password, and no user has a key or a password`
      : 'no login is possible: no user of the cloud config has a working key or password',
    fix: 'set `sshKeys`, or add a user with keys to the cloud config; acknowledge this for a machine that needs no login',
  }];
}

function unusedKeys(why: string, fix: string): Problem {
  return { code: 'SSH_KEYS_UNUSED', message: `the machine's SSH keys have no effect: ${why}`, fix };
}
