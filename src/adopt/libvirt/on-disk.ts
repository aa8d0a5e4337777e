import { readdirSync, readFileSync, statSync } from 'fs';
import { dirname, join } from 'path';
import { isSeedFile } from './seed';
import { filesBelow } from '../../impact/state/folder';
import { LIMITS } from '../../lint/input/limits';
import { SourceFile } from '../../lint/input/read';

/** The machines of libvirt in a file or folder, and the seeds next to and below them. Empty if there is no XML. */
export function domainFiles(path: string): SourceFile[] {
  const isFolder = statSync(path).isDirectory();
  if (!isFolder && !path.endsWith('.xml')) return [];
  const folder = isFolder ? path : dirname(path);
  const names = isFolder ? filesBelow(folder) : readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isFile()).map(entry => entry.name);
  const found = names.map(name => join(folder, name))
    .filter(file => isSeedFile(file) || (isFolder ? file.endsWith('.xml') : file === join(path)))
    .sort().slice(0, LIMITS.files);
  return found.some(file => file.endsWith('.xml')) ? found.filter(file => statSync(file).size <= LIMITS.file).map(file => ({ path: file, bytes: readFileSync(file) })) : [];
}
