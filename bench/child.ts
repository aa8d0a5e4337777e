/** One measurement in a process of its own, so that nothing is warm: `child.ts <side> <charts> <machines in each>`. */
import { floor, ours, plain } from './fleets';

const [side, charts, machines] = process.argv.slice(2);
const run = { ours, plain, floor: (_: number, count: number) => floor(count) }[side]!;
process.stdout.write(JSON.stringify(run(Number(charts), Number(machines))));
