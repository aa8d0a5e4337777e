import { basename, dirname } from 'path';
import { decode } from '../../lint/input/decode';
import { SourceFile } from '../../lint/input/read';

/** The cloud-init documents of a machine. */
export interface Seed {
  readonly userData?: string;
  readonly networkData?: string;
}

/** File names of a seed folder, and the document that each contains. */
const FILES: Readonly<Record<string, keyof Seed>> = { 'user-data': 'userData', 'network-config': 'networkData' };

/** Whether a file belongs to a seed. */
export function isSeedFile(path: string): boolean {
  return Object.hasOwn(FILES, basename(path)) || basename(path) === 'meta-data';
}

/** Seeds by the possible names of their machines: the name of the folder, and the host name and the instance id in `meta-data`. */
export function seedsIn(files: readonly SourceFile[]): ReadonlyMap<string, Seed> {
  const byFolder = new Map<string, { readonly names: Set<string>; seed: Seed }>();
  for (const { path, bytes } of files) {
    const decoded = decode(bytes);
    if (!isSeedFile(path) || 'fault' in decoded) continue;
    const folder = dirname(path);
    const known = byFolder.get(folder) ?? { names: new Set([basename(folder)]), seed: {} };
    byFolder.set(folder, known);
    if (basename(path) === 'meta-data') namesIn(decoded.text).forEach(name => known.names.add(name));
    else known.seed = { ...known.seed, [FILES[basename(path)]]: decoded.text };
  }
  return new Map([...byFolder.values()].flatMap(({ names, seed }) => [...names].map(name => [name, seed] as const)));
}

function namesIn(metaData: string): string[] {
  return [...metaData.matchAll(/^(?:local-hostname|instance-id):[ \t]*["']?([A-Za-z0-9._-]+)/gm)].map(([, name]) => name);
}
