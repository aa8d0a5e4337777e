/** cloud-init of several releases: the system's own, and those of later Debian packages, which are unpacked without installation. */
import { execFileSync } from 'child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, utimesSync, writeFileSync } from 'fs';
import { join } from 'path';
import { CACHE } from './binaries';
import { Conversation, Processes } from './processes';

const PROGRAM = join(__dirname, '..', 'guest', 'first_boot.py');
/** Debian's own interpreter has the libraries that cloud-init needs. */
const PYTHON = '/usr/bin/python3';
const PACKAGE = '/usr/lib/python3/dist-packages/cloudinit';
const KEYS = '/usr/share/keyrings/debian-archive-keyring.gpg';

/** Debian releases with a later cloud-init. A Debian release keeps its minor version. */
const LATER = ['trixie'];

export type CloudInit = Conversation & { readonly of: string };

/** The available releases; `missing` names the others, with the reason. */
export function cloudInits(processes: Processes, missing: (why: string) => void): CloudInit[] {
  if (!existsSync(PACKAGE)) {
    missing('cloud-init of the system: the package is not installed');
    return [];
  }
  const later = LATER.flatMap(suite => {
    try {
      return [{ of: suite, root: unpacked(suite) }];
    } catch (error) {
      missing(`cloud-init of Debian ${suite}: ${(error as Error).message.split('\n')[0]}`);
      return [];
    }
  });
  return [{ of: 'the system', root: '' }, ...later].map(({ of, root }) => ({
    of,
    ...processes.converse(PYTHON, [PROGRAM], {
      CLOUD_CFG: `${root}/etc/cloud/cloud.cfg`, ...root !== '' && { PYTHONPATH: `${root}/usr/lib/python3/dist-packages` },
    }),
  }));
}

/** The folder of a package that apt downloads, with separate lists and a separate cache. */
function unpacked(suite: string): string {
  const folder = join(CACHE, `cloud-init-${suite}`);
  if (existsSync(folder)) {
    utimesSync(folder, new Date(), new Date());
    return folder;
  }
  const scratch = `${folder}.partial-${process.pid}`;
  for (const name of ['lists/partial', 'cache/archives/partial', 'root']) mkdirSync(join(scratch, name), { recursive: true });
  writeFileSync(join(scratch, 'sources.list'), `deb [signed-by=${KEYS}] ${mirror()} ${suite} main\n`);
  const options = [
    ['Dir::Etc::sourcelist', 'sources.list'], ['Dir::Etc::sourceparts', '/dev/null'], ['Dir::State::lists', 'lists'], ['Dir::Cache', 'cache'],
  ].flatMap(([option, file]) => ['-o', `${option}=${file.startsWith('/') ? file : join(scratch, file)}`]);
  const run = (command: string, ...args: string[]) => execFileSync(command, args, { cwd: scratch, stdio: ['ignore', 'ignore', 'pipe'] });
  run('apt-get', ...options, '-qq', 'update');
  run('apt-get', ...options, '-qq', 'download', 'cloud-init');
  run('dpkg', '-x', readdirSync(scratch).find(name => name.endsWith('.deb'))!, 'root');
  // Sets a new date. The package's own date is so old that the cache would remove the folder.
  utimesSync(join(scratch, 'root'), new Date(), new Date());
  renameSync(join(scratch, 'root'), folder);
  execFileSync('rm', ['-r', scratch]);
  return folder;
}

/** The system's own package source. */
function mirror(): string {
  const uris = execFileSync('apt-get', ['indextargets', '--format', '$(REPO_URI)', 'Created-By: Packages'], { encoding: 'utf8' });
  const [first] = uris.split('\n').filter(uri => !uri.includes('security'));
  if (!first) throw new Error('apt has no mirror');
  return first;
}
