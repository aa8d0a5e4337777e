import { Sighting } from './text';
import { Problem } from '../problem';

const INSTEAD = 'The manifest is committed, and cloud-init data is readable in the cluster; '
  + 'on plain KubeVirt, `accessCredentials` and `ConfigDisk.secret` can refer to a Secret instead';

/** The problem for a secret: its kind and place, never its value. */
export function secretProblem(where: string, { what, hash, unsure }: Pick<Sighting, 'what' | 'hash' | 'unsure'>, why: string = INSTEAD): Problem {
  if (hash) return { code: 'PASSWORD_HASH', message: `${where} has ${what}`, fix: 'use an SSH key; a hash in Git can be cracked offline' };
  if (unsure) {
    return {
      code: 'SECRET_SUSPECTED',
      message: `${where} has ${what}. The manifest is committed, and everyone with access to the repository can read it`,
      fix: 'if the value is a secret, fetch it from a secret store at first boot; otherwise acknowledge the warning, and write what the value is',
    };
  }
  return {
    code: 'SECRET_IN_PLAIN_TEXT',
    message: `${where} has ${what}. ${why}`,
    fix: 'fetch the secret from a secret store at first boot; to log in, use an SSH key, or at least a password hash',
  };
}
