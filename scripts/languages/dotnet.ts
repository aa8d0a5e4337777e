import { cpSync, rmSync } from 'fs';
import { join } from 'path';
import { generate, PACKAGES } from './generate';
import { has, run } from './shell';

/** Generates the code for .NET, and packs it if an SDK is installed. */
export function packageDotnet(): void {
  const target = join(PACKAGES, 'dotnet');
  rmSync(target, { recursive: true, force: true });
  cpSync(generate('dotnet'), target, { recursive: true });
  if (has('dotnet', '--version')) run(join(target, 'Org.Cdk8s.VmFleet'), 'dotnet', 'pack', '--nologo', '--output', target);
  else process.stderr.write('SKIPPED: .NET SDK: the code for .NET is generated, and not compiled\n');
}
