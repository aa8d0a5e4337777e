import { writeFileSync } from 'fs';
import { join } from 'path';
import { build } from 'esbuild';

const ROOT = join(__dirname, '..', '..');

/**
 * Makes what child processes of tests load: the package and its command in two files, instead of hundreds that each process would
 * compile anew.
 */
export default async function buildForChildren(): Promise<void> {
  const outdir = join(ROOT, '.test-build');
  await build({
    entryPoints: [join(ROOT, 'src', 'index.ts'), join(ROOT, 'src', 'cli', 'main.ts')],
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node20',
    external: ['@dagrejs/dagre', 'cdk8s', 'constructs', 'diff', 'yaml'],
    keepNames: true,
    logLevel: 'warning',
  });
  writeFileSync(join(outdir, 'tsconfig.json'), JSON.stringify({ compilerOptions: { paths: { 'cdk8s-vm-fleet': ['./index.js'] } } }));
}
