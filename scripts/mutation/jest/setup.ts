import { BuildOptions } from 'esbuild';
import { buildForChildren } from '../../../test/support/build';

/** Each process that loads the package reports this, because a process that is killed reports no coverage. */
const SAY = 'if (process.env.NODE_V8_COVERAGE)'
  + ' require("fs").writeFileSync(`${process.env.NODE_V8_COVERAGE}/started-${process.pid}`, "");';

/** A link to the source map would let Node copy the map into each report; late imports would not be in the map. */
const RECORDED: BuildOptions = { sourcemap: 'external', banner: { js: SAY }, plugins: [], keepNames: true };

/** Run by jest before all tests. `run.ts` sets the folder of temporary files. */
export default async function setup(): Promise<void> {
  await buildForChildren(process.env.MUTATION_RECORDS === undefined ? {} : RECORDED);
}
