/** The command of this work tree, without compilation: `npx tsx scripts/vm-fleet.ts report --svg`. */
import { main } from '../src/cli/main';

void main(process.argv.slice(2)).then(code => { process.exitCode = code; });
