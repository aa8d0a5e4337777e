import { ADOPT } from './adopt/verb';
import { Verb } from './command/verb';
import { COMPLETION } from './completion/verb';
import { DIFF } from './diff/verb';
import { EXPLAIN } from './explain/verb';
import { INIT } from './init/verb';
import { LINT } from './lint/verb';
import { LIST } from './list/verb';
import { MODEL } from './model/verb';
import { REPORT } from './report/verb';
import { SYNTH } from './synth/verb';
import { UPGRADE } from './upgrade/verb';

/** All verbs, in the order of the help. A new verb is a row here. */
export const VERBS: readonly Verb[] = [INIT, SYNTH, DIFF, LINT, ADOPT, UPGRADE, LIST, REPORT, EXPLAIN, MODEL, COMPLETION];
