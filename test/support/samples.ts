const { FC_SAMPLES, FC_SEED } = process.env;

/** Whether property tests use all their samples: in CI, and in the search for failures with other seeds. */
export const ALL_SAMPLES = FC_SAMPLES === 'all' || FC_SEED !== undefined;

/** How many samples a property test uses. Otherwise it uses a quarter of them and at least 40, so that `npm test` takes a few minutes. */
export function samples(all: number): { numRuns: number } {
  return { numRuns: ALL_SAMPLES ? all : Math.min(all, Math.max(40, Math.ceil(all / 4))) };
}
