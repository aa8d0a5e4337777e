import { readdirSync } from 'fs';
import { join } from 'path';
import { OutputFile } from './output-file';
import { isSafePath, OWNERSHIP_LIST } from './safe-path';

/** The largest depth of a layout: a folder for each chart, and in it a folder for each namespace. */
const MAX_DEPTH = 2;

const OF_CDK8S = '.k8s.yaml';

/**
 * Manifests that the code does not write, in a folder without a list: earlier code may have written them. A file counts only if the code
 * could have written a file with this name. A subfolder with its own list is not searched.
 */
export function unlistedManifests(folder: string, files: readonly OutputFile[]): string[] {
  const extension = files.every(({ path }) => path.endsWith(OF_CDK8S)) ? OF_CDK8S : '.yaml';
  const made = new Set(files.map(({ path }) => path));
  return [...filesBelow(folder, '', MAX_DEPTH)].filter(path => path.endsWith(extension) && !made.has(path) && isSafePath(path)).sort();
}

function* filesBelow(root: string, folder: string, depth: number): Iterable<string> {
  const entries = list(join(root, folder));
  if (folder !== '' && entries.some(({ name }) => name === OWNERSHIP_LIST)) return;
  for (const entry of entries) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isFile() && entry.name !== 'kustomization.yaml') yield path;
    else if (entry.isDirectory() && depth > 0 && !entry.name.startsWith('.') && entry.name !== 'node_modules') yield* filesBelow(root, path, depth - 1);
  }
}

function list(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
