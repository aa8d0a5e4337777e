import { readdirSync, readFileSync, statSync } from 'fs';
import { dirname, join } from 'path';
import { isSeedFile } from './seed';
import { filesBelow } from '../../impact/state/folder';
import { LIMITS } from '../../lint/input/limits';
import { SourceFile } from '../../lint/input/read';

/**
 * The XML files of libvirt machines at a path, and the files of cloud-init (`isSeedFile`): all files below a folder, or an XML file with the
 * cloud-init files next to it. Empty if there is no XML file.
 */
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
