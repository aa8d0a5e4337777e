const { FC_SAMPLES, FC_SEED } = process.env;

/** Whether property tests use all their samples: in CI, and in the search for failures with other seeds. */
export const ALL_SAMPLES = FC_SAMPLES === 'all' || FC_SEED !== undefined;

/** A count in CI, and otherwise a tenth of it and at least `least`, so that `npm test` takes a few minutes. */
export const scaled = (all: number, least = 3): number => ALL_SAMPLES ? all : Math.min(all, Math.max(least, Math.ceil(all / 10)));

/** How many samples a property test uses. */
export const samples = (all: number): { numRuns: number } => ({ numRuns: scaled(all) });
