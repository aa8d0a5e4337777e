import { existsSync } from 'fs';
import { join } from 'path';

export const ROOT = join(__dirname, '..');

/** The package as it is published. */
export const BUILT = join(ROOT, 'lib', 'src', 'index.js');

/** Prints an instruction and exits if the package is not built yet. */
export function needBuilt(): void {
  if (existsSync(BUILT)) return;
  process.stderr.write('the package is not built: run `npx projen compile` first\n');
  process.exit(2);
}
