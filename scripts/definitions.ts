import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';

const IMPORTS = join(__dirname, '..', 'imports');

/** The API version of a kind and its schema. */
export interface Definition {
  readonly apiVersion: string;
  readonly kind: string;
  readonly schema: any;
  /** Kubernetes' own kinds have no schema at the server, only types, which read any number as a quantity. */
  readonly isOfKubernetes: boolean;
}

/** Whether a schema is that of a quantity such as `500m`. All quantities have one pattern. */
export function isQuantity(schema: any): boolean {
  return schema['x-kubernetes-int-or-string'] === true && schema.pattern !== undefined;
}

/** The kinds of the platforms, and the kinds of Kubernetes that belong to machines. */
export function definitions(): Definition[] {
  return ['schemas', 'kubernetes'].flatMap(folder => readdirSync(join(IMPORTS, folder)).sort().flatMap(file => {
    const { spec } = parse(readFileSync(join(IMPORTS, folder, file), 'utf8'));
    return (spec.versions as any[]).map(({ name, schema }): Definition => ({
      apiVersion: spec.group === '' ? name : `${spec.group}/${name}`, kind: spec.names.kind, schema: schema.openAPIV3Schema, isOfKubernetes: folder === 'kubernetes',
    }));
  }));
}
