import { closeSync, openSync, readFileSync, readSync, readdirSync, realpathSync, statSync } from 'fs';
import { dirname, join, relative, resolve, sep } from 'path';
import { Kustomization, KUSTOMIZATIONS, kustomizationIn } from './kustomize';
import { LIMITS } from './limits';
import { readSources, SourceFault, SourceFile } from './read';
import { printable } from '../../findings/printable';
import { filesToRead, isManifest } from '../../impact/state/folder';
import { ManifestError } from '../../impact/state/parse';

/** Files that are applied together, and the faults of their kustomizations. */
export interface Unit {
  readonly files: readonly SourceFile[];
  readonly faults: readonly SourceFault[];
}

/**
 * The manifests of a file or folder, grouped as they are applied: each `kustomization.yaml` with the files that it lists, and the remaining
 * files together.
 *
 * @throws ManifestError if the file or folder does not exist, has no manifests, or cannot be read
 */
export function unitsOnDisk(path: string): Unit[] {
  try {
    if (!statSync(path).isDirectory()) return [{ files: [fileAt(path, path)], faults: [] }];
    const folder = new Folder(path);
    const [own] = folder.kustomizations(path);
    return own === undefined ? folder.units() : [folder.unitOf(own)];
  } catch (error) {
    throw error instanceof ManifestError ? error : ManifestError.unreadable(path, error);
  }
}

function fileAt(path: string, shownAs: string): SourceFile {
  // A file above the limit is not loaded. An array that is one byte longer than the limit replaces the content, so that the reader reports the size.
  const found = statSync(path);
  if (!found.isFile()) return { path: shownAs, bytes: startOf(path) };
  return { path: shownAs, bytes: found.size > LIMITS.file ? new Uint8Array(LIMITS.file + 1) : readFileSync(path) };
}

/** The bytes of a pipe or a device. A device may have no end, so reading stops at the first byte above the limit. */
function startOf(path: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(LIMITS.file + 1);
    let length = 0;
    for (let more = 1; more > 0 && length < bytes.length; length += more) more = readSync(file, bytes, length, bytes.length - length, null);
    return bytes.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

/** What a kustomization lists as a resource: a file, another kustomization, or a path with a problem. */
interface Listed {
  readonly file?: string;
  readonly kustomization?: string;
  readonly problem?: readonly [message: string, fix: string];
}

class Folder {
  private readonly root: string;
  private readonly read = new Map<string, { readonly found: Kustomization; readonly faults: readonly SourceFault[] }>();

  constructor(private readonly shownAs: string) {
    this.root = realpathSync(shownAs);
  }

  /** All files of the folder: a unit for each kustomization that no other kustomization lists, and one for the remaining files. */
  public units(): Unit[] {
    const all = this.manifestsBelow();
    const kustomizations = all.filter(file => KUSTOMIZATIONS.includes(file.slice(file.lastIndexOf('/') + 1))).map(file => join(this.root, file));
    const claimed = new Set<string>();
    for (const each of kustomizations) {
      const { found } = this.kustomization(each);
      for (const listed of [...found.resources, ...found.others]) claimed.add(resolve(dirname(each), listed));
    }
    const isClaimed = (path: string) => claimed.has(path) || claimed.has(dirname(path)) && KUSTOMIZATIONS.some(name => path.endsWith(`${sep}${name}`));
    const tops = kustomizations.filter(each => !isClaimed(each));
    const rest = all.map(file => join(this.root, file)).filter(path => !kustomizations.includes(path) && !claimed.has(path));
    const plain: Unit = { files: rest.map(path => fileAt(path, this.shown(path))), faults: [] };
    return [...plain.files.length > 0 || tops.length === 0 ? [plain] : [], ...tops.map(each => this.unitOf(each))];
  }

  /** The paths of the kustomization files of a folder. kustomize accepts only one such file. */
  public kustomizations(folder: string): string[] {
    const names = readdirSync(folder);
    return KUSTOMIZATIONS.filter(name => names.includes(name)).map(name => join(realpathSync(folder), name));
  }

  /** The files that a kustomization lists, directly or through other kustomizations. */
  public unitOf(kustomization: string): Unit {
    const files: SourceFile[] = [];
    const faults: SourceFault[] = [];
    const seen = new Set<string>();
    const add = (each: string): void => {
      if (seen.has(each)) return;
      seen.add(each);
      const { found, faults: own } = this.kustomization(each);
      faults.push(...own);
      for (const listed of found.resources) {
        const { file, kustomization: below, problem } = this.listed(dirname(each), resolve(dirname(each), listed));
        if (problem !== undefined) {
          const [message, fix] = problem;
          faults.push({ code: 'MANIFEST_KUSTOMIZE', file: this.shown(each), message: `the kustomization lists ${printable(listed)}, ${message}`, fix, unread: {} });
        } else if (below !== undefined) {
          add(below);
        } else if (file !== undefined && !seen.has(file)) {
          seen.add(file);
          files.push(fileAt(file, this.shown(file)));
        }
      }
    };
    add(kustomization);
    return { files, faults };
  }

  /** Finds a resource of the kustomization in `folder`. */
  private listed(folder: string, path: string): Listed {
    const real = realOf(path);
    if (real === undefined) return { problem: ['which does not exist', 'correct the path'] };
    const found = statSync(real);
    if (found.isDirectory()) {
      const [below] = this.kustomizations(real);
      return below === undefined ? { problem: ['a folder without a kustomization.yaml', 'add a kustomization.yaml to it, or list its files'] } : { kustomization: below };
    }
    if (!found.isFile()) return { problem: ['which is not a file', 'correct the path'] };
    if (!real.startsWith(folder + sep)) return { problem: ['a file outside of the folder of the kustomization: kustomize rejects it', 'move the file, or list a folder with a kustomization'] };
    return { file: real };
  }

  private kustomization(path: string) {
    let known = this.read.get(path);
    if (known === undefined) {
      const { documents: [document], faults } = readSources([fileAt(path, this.shown(path))]);
      const found = document === undefined ? { resources: [], others: [], faults: [] } : kustomizationIn(document);
      this.read.set(path, known = { found, faults: [...faults, ...found.faults] });
    }
    return known;
  }

  private manifestsBelow(): string[] {
    const files = filesToRead(this.root)
      .filter(file => isManifest(file) || KUSTOMIZATIONS.includes(file.slice(file.lastIndexOf('/') + 1)));
    if (files.length === 0) {
      throw new ManifestError(`"${printable(this.shownAs)}" has no manifests: lint reads .yaml, .yml and .json files, and follows no symbolic links to folders`);
    }
    if (files.length > LIMITS.files) throw new ManifestError(`${printable(this.shownAs)} has more than ${LIMITS.files} manifests: check its folders one by one`);
    return files;
  }

  /** A path of the folder, in the form in which the user wrote the folder. */
  private shown(path: string): string {
    return join(this.shownAs, relative(this.root, path));
  }
}

function realOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
