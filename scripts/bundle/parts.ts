/** The bundle of each compiled module. */

/** The modules that are loaded with the package: constructs, the model, and checks at construction. */
export const MAIN = 'vm-fleet.js';

/** Modules that only a synthesis, a command or a reader needs, by folder or file. The last bundle has all others. */
const LATER: readonly (readonly [path: string, file: string])[] = [
  ['src/platforms/kubevirt/', 'kubevirt.js'],
  ['src/platforms/cozystack/', 'cozystack.js'],
  ['src/platforms/hikube/', 'cozystack.js'],
  ['src/report/', 'report.js'],
  // A synthesis does not read manifests or compare fleets. With this code, Node would compile twice as much.
  ...['adopt', 'lint', 'read'].map(folder => [`src/${folder}/`, 'manifests.js'] as const),
  ...['impact', 'assertions'].map(folder => [`src/${folder}/`, 'impact.js'] as const),
  // The table of commands, their help and the completion need no other module.
  ['src/cli/', 'command.js'],
  ['src/output/say.js', 'command.js'],
  ['', 'synthesis.js'],
];

/** All bundles, the first loaded one first. */
export const PARTS = [...new Set([MAIN, ...LATER.map(([, file]) => file)])];

/**
 * The bundle of a module.
 *
 * @param module its path in `lib`, e.g. `src/platforms/kubevirt/kubevirt.js`
 * @param first the modules that are loaded with the package
 */
export function partOf(module: string, first: ReadonlySet<string>): string {
  return first.has(module) ? MAIN : LATER.find(([folder]) => module.startsWith(folder))![1];
}
