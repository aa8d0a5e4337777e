import { Sighting } from './text';
import { Problem } from '../problem';

const INSTEAD = 'The file is committed, and the platforms keep cloud-init readable; '
  + 'on plain KubeVirt `accessCredentials` and `ConfigDisk.secret` refer to a Secret';

/** A problem for a secret, which says what and where, and never the secret. */
export function secretProblem(where: string, { what, hash, unsure }: Pick<Sighting, 'what' | 'hash' | 'unsure'>, why: string = INSTEAD): Problem {
  if (hash) return { code: 'PASSWORD_HASH', message: `${where} has ${what}`, fix: 'use an SSH key instead; a hash in Git can be attacked offline' };
  if (unsure) {
    return {
      code: 'SECRET_SUSPECTED',
      message: `${where} has ${what}. The file is committed, and readable by everybody with access to the repository`,
      fix: 'fetch it at first boot from a secret store if it is a secret, else acknowledge this and say what it is',
    };
  }
  return {
    code: 'SECRET_IN_PLAIN_TEXT',
    message: `${where} has ${what}. ${why}`,
    fix: 'fetch the secret at first boot from a secret store; to log in, use an SSH key, or at least the hash of a password',
  };
}
