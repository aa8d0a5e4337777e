/*
 * What tests get for `fast-check`. Property tests use the same values in every run, so that a failure in CI is caused by the change and not
 * by chance. `FC_SEED=random` explores others, and `FC_SEED=<number>` repeats what one of those found.
 */
const fc = require('../../node_modules/fast-check/lib/cjs/fast-check.js');
const { samples } = require('./samples');

const given = process.env.FC_SEED;
const seed = given === undefined ? 20261126 : Number(given);
fc.configureGlobal({ ...given !== 'random' && { seed }, ...samples(100) });

module.exports = fc;
