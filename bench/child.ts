/** One measurement in a separate process, without warm caches: `child.ts <side> <platform> <charts> <machines in each> <folder>`. */
import { asked, BenchPlatform, floor, ours, plain } from './fleets';

const [side, on, charts, machines, outdir] = process.argv.slice(2);
const run = { ours, asked, plain, floor: (_: BenchPlatform, __: number, count: number, folder: string) => floor(count, folder) }[side]!;
process.stdout.write(JSON.stringify(run(on as BenchPlatform, Number(charts), Number(machines), outdir)));
