/** One measurement in a process of its own, so that nothing is warm: `child.ts <side> <charts> <machines in each> <folder>`. */
import { floor, ours, plain } from './fleets';

const [side, charts, machines, outdir] = process.argv.slice(2);
const run = { ours, plain, floor: (_: number, count: number, folder: string) => floor(count, folder) }[side]!;
process.stdout.write(JSON.stringify(run(Number(charts), Number(machines), outdir)));
