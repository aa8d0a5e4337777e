import { ApiObjectData } from '../../src/public-model';
import { schemaErrors } from '../../test/support/generated-schemas';

/** Older served API versions. The schemas here are those of the newest version. */
function asNewest(object: ApiObjectData): object {
  if (object.apiVersion === 'kubevirt.io/v1alpha3') return { ...object, apiVersion: 'kubevirt.io/v1' };
  if (object.kind !== 'VMInstance') return object;
  const { running: _, ...spec } = object.spec as Readonly<Record<string, unknown>>;
  return { ...object, spec };
}

/** The name of an unknown field, from a schema error. */
function named(detail: string): string {
  return /additionalProperty":"(\w+)/.exec(detail)?.[1].replace(/^/, ': ') ?? '';
}

/** Mistakes in the manifests themselves: unknown fields and invalid values. */
export function faultIn(objects: readonly ApiObjectData[]): string | undefined {
  for (const object of objects) {
    if (object.metadata.name === undefined) return 'metadata: no `name`: `generateName` does not work for objects that are applied repeatedly';
    const [error] = schemaErrors(asNewest(object));
    if (error !== undefined) return `${object.kind}: ${error.replace(/ must match pattern .*/, ' is not a quantity').replace(/ \{.*/, named)}`;
  }
  return undefined;
}
