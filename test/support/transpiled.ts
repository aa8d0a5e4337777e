import { join } from 'path';
import type * as Esbuild from 'esbuild';
import { ROOT } from './child';

/** All test files of a process share esbuild. */
const { esbuild } = (globalThis as unknown as { ofProcess: { esbuild: typeof Esbuild } }).ofProcess;

/** The JavaScript of a program in TypeScript. The compiler takes ten times as long; it checks the types of programs in `compiler.ts`. */
export const transpiled = (program: string): string => esbuild.transformSync(program, { loader: 'ts', format: 'cjs', target: 'node20' }).code;

/** Bundles a script of this repository, and returns the path of the bundle. Node loads it in a fraction of the time of all modules. */
export function bundled(script: string): string {
  const outfile = join(ROOT, '.test-build', 'scripts', `${script.replaceAll('/', '-')}.js`);
  esbuild.buildSync({
    entryPoints: [join(ROOT, 'scripts', script)], outfile, bundle: true, platform: 'node', target: 'node20', keepNames: true,
    external: ['cdk8s', 'constructs'], tsconfig: join(ROOT, 'tsconfig.dev.json'),
  });
  return outfile;
}
