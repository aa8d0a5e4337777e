import { readFileSync } from 'fs';
import { dirname, join } from 'path';

/** The folder of this package. It is searched above the running file, because the bundle may be in any subfolder. */
export function packageRoot(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    if (nameIn(folder) === 'cdk8s-vm-fleet') return folder;
    if (folder === dirname(folder)) throw new Error('the package cdk8s-vm-fleet is not complete: it has no package.json');
  }
}

export function packageVersion(): string {
  return JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')).version;
}

function nameIn(folder: string): string | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).name;
  } catch {
    return undefined;
  }
}
