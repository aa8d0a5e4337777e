import * as fc from 'fast-check';
import { samples } from './samples';

/**
 * Property tests use the same values in every run, so that a failure in CI is caused by the change and not by
 * chance. `FC_SEED=random` explores others, and `FC_SEED=<number>` repeats what one of those found.
 */
const given = process.env.FC_SEED;
const seed = given === undefined ? 20261126 : Number(given);
fc.configureGlobal({ ...given !== 'random' && { seed }, ...samples(100) });

// On a terminal, jest sets FORCE_COLOR in its workers. The tests compare reports without colours.
process.env.FORCE_COLOR = '0';
