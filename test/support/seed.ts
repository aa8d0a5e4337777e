import * as fc from 'fast-check';

/**
 * Properties are tried with the same values in every run, so that a run of CI says something about the change and not about
 * luck. `FC_SEED=random` explores others, and `FC_SEED=<number>` repeats what one of those found.
 */
const given = process.env.FC_SEED;
if (given !== 'random') fc.configureGlobal({ seed: given === undefined ? 20261126 : Number(given) });
