import { spawnSync } from 'child_process';
import { printable } from '../../findings/printable';
import { systemReason } from '../../findings/system-error';
import { trimmedEnd } from '../../findings/trimmed';
import { ManifestFile, isManifest } from '../../impact/state/folder';
import { UsageError } from '../arguments';

/** The largest output of Git, in bytes. A longer output is an error. */
const MAX_ANSWER = 2 ** 31 - 1;

/**
 * The manifests of a folder or file in a commit. They are read from Git's object store: nothing is checked out, and no
 * code of that commit runs.
 *
 * @throws UsageError if Git is missing, the commit does not exist, or the commit has no manifests at this path
 */
export function committedFiles(ref: string, path: string): ManifestFile[] {
  const files = filesIn(commitOf(ref), path);
  if (files === undefined || files.length === 0) throw new UsageError(`${printable(ref)} has no manifests in ${printable(path)}`);
  return files;
}

/** The manifests of a folder in the last commit; undefined if Git does not have the folder. */
export function committedIfAny(path: string): ManifestFile[] | undefined {
  const commit = git(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  const files = commit.status === 0 ? filesIn(commit.stdout.toString().trim(), path) : undefined;
  return files?.length ? files : undefined;
}

function commitOf(ref: string): string {
  // Git would read a name that begins with a dash as an option.
  if (ref.startsWith('-') || ref.trim() === '' || ref.includes('\0')) throw new UsageError(`"${printable(ref)}" is not the name of a commit`);
  const { status, stdout, stderr } = git(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
  if (status !== 0) throw new UsageError(`Git finds no commit "${printable(ref)}"${reason(stderr)}: fetch the commit first; in CI, fetch the whole history (\`fetch-depth: 0\`)`);
  return stdout.toString().trim();
}

function filesIn(commit: string, path: string): ManifestFile[] | undefined {
  const { status, stdout } = git(['ls-tree', '-r', '-z', commit, '--', trimmedEnd(path, '/') || '.']);
  if (status !== 0) return undefined;
  const entries = stdout.toString().split('\0').filter(line => line !== '').map(line => /^(\d+) blob ([0-9a-f]+)\t([^]*)$/.exec(line))
    .filter(found => found !== null && found[1] !== '120000' && isManifest(found[3])).map(found => ({ id: found![2], path: found![3] }));
  if (entries.length === 0) return [];
  return contents(entries.map(({ id }) => id)).map((text, i) => ({ path: entries[i].path, text }));
}

/** The contents of blobs, read by one process. */
function contents(ids: readonly string[]): string[] {
  const { status, stdout, stderr } = git(['cat-file', '--batch'], `${ids.join('\n')}\n`);
  if (status !== 0) throw new UsageError(`Git cannot read the manifests${reason(stderr)}`);
  let at = 0;
  return ids.map(() => {
    const end = stdout.indexOf(10, at);
    const size = Number(/ (\d+)$/.exec(stdout.toString('latin1', at, end))?.[1]);
    if (!Number.isInteger(size)) throw new UsageError('Git has lost a manifest: is this a partial clone?');
    at = end + 1 + size + 1;
    return stdout.toString('utf8', end + 1, end + 1 + size);
  });
}

function git(words: readonly string[], input?: string) {
  const { status, stdout, stderr, error } = spawnSync('git', words, { input, maxBuffer: MAX_ANSWER, stdio: ['pipe', 'pipe', 'pipe'] });
  if (error) throw new UsageError(`Git cannot be started: ${systemReason(error).reason}; install Git, and add its folder to the PATH`);
  return { status, stdout, stderr };
}

function reason(stderr: Buffer): string {
  const [line] = stderr.toString().trim().split('\n');
  return line ? ` (${printable(line)})` : '';
}
