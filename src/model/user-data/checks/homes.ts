import { CheckContext, ConfigCheck, listOf } from './context';
import { Problem } from '../../../findings/problem';
import { show } from '../../../findings/secrets/show';
import { keepsDefaultUser } from '../login';
import { isMap } from '../plain';

/** A user that cloud-init creates, with the keys of a cloud-config. */
type User = Readonly<Record<string, unknown>>;

/** `write_files` runs before `users_groups`, and `useradd` keeps a home directory that exists already. */
export function homeToCome(where: string, user: string): Problem {
  return {
    code: 'FILE_BEFORE_USER',
    message: `${where} is in the home directory of the user ${show(user)}, whom cloud-init creates later: the directory belongs to root, and gets no files of /etc/skel`,
    allowed: 'a path outside of home directories, or `defer` set to true',
    fix: 'set `defer` to true',
  };
}

/** The user whose home directory contains a path and does not exist yet. Undefined if later commands give the directory to the user. */
export function ownerOfHome(path: unknown, users: readonly User[], commands: unknown): string | undefined {
  if (typeof path !== 'string') return undefined;
  const owner = users.find(({ name, homedir, system, no_create_home: without }) => {
    if (typeof name !== 'string' || name === 'root' || system === true || without === true) return false;
    const home = typeof homedir === 'string' ? homedir.replace(/(?<!\/)\/+$/, '') : `/home/${name}`;
    return path.startsWith(`${home}/`) && !givesAway(commands, home, name);
  });
  return owner?.name as string | undefined;
}

function givesAway(commands: unknown, home: string, user: string): boolean {
  const text = commands === undefined ? '' : JSON.stringify(commands);
  return /\bchown\b/.test(text) && (text.includes(home) || text.includes(`~${user}`));
}

/** Reports files in the home directories of the users of a document. */
export const checkHomes: ConfigCheck = (document, context) => filesIn(document, listOf(document.users).map(asUser), context);

/** Reports files in the home directory of the default user, whom the image's own configuration creates. */
export const checkDefaultHome: ConfigCheck = (document, context) => {
  const { defaultUser } = context.facts;
  return defaultUser === undefined || !keepsDefaultUser(document) ? [] : filesIn(document, [{ name: defaultUser }], context);
};

function filesIn({ write_files: files, runcmd }: Readonly<Record<string, unknown>>, users: readonly User[], { nameOf }: CheckContext): Problem[] {
  return listOf(files).flatMap((file, index) => {
    const owner = isMap(file) && file.defer !== true ? ownerOfHome(file.path, users, runcmd) : undefined;
    return owner === undefined ? [] : [homeToCome(nameOf(['write_files', index]), owner)];
  });
}

/** A user can be a map or only a name. */
function asUser(user: unknown): User {
  return isMap(user) ? user : typeof user === 'string' && user !== 'default' ? { name: user } : {};
}
