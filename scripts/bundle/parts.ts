/** Which file of the package each compiled module goes into. */

/** All that is loaded with the package: constructs, the model, what is found at construction. */
export const MAIN = 'vm-fleet.js';

/** What only a synthesis, a command or a reader asks for, by the folder or file it is compiled to; the last takes all others. */
const LATER: readonly (readonly [path: string, file: string])[] = [
  ['src/platforms/kubevirt/', 'kubevirt.js'],
  ['src/platforms/cozystack/', 'cozystack.js'],
  ['src/platforms/hikube/', 'cozystack.js'],
  ['src/report/', 'report.js'],
  // The table of verbs, their help and completion need nothing of the rest.
  ['src/cli/', 'command.js'],
  ['src/output/say.js', 'command.js'],
  ['', 'synthesis.js'],
];

/** All files, the one that is loaded first at the front. */
export const PARTS = [...new Set([MAIN, ...LATER.map(([, file]) => file)])];

/**
 * The file that a module goes into.
 *
 * @param module its path in `lib`, e.g. `src/platforms/kubevirt/kubevirt.js`
 * @param first the modules that are loaded with the package
 */
export function partOf(module: string, first: ReadonlySet<string>): string {
  return first.has(module) ? MAIN : LATER.find(([folder]) => module.startsWith(folder))![1];
}
