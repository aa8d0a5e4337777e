import type { transformSync } from 'esbuild';

/** All test files of a process share esbuild. */
const { esbuild } = (globalThis as unknown as { ofProcess: { esbuild: { transformSync: typeof transformSync } } }).ofProcess;

/** The JavaScript of a program in TypeScript. The compiler takes ten times as long; it checks the types of programs in `compiler.ts`. */
export const transpiled = (program: string): string => esbuild.transformSync(program, { loader: 'ts', format: 'cjs', target: 'node20' }).code;
