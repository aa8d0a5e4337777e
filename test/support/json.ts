import * as fc from 'fast-check';

/** Anything that JSON and YAML can say. fast-check also makes -0, which neither of them has. */
export const jsonValue: fc.Arbitrary<unknown> = fc.jsonValue().map(value => JSON.parse(JSON.stringify(value)) as unknown);
