import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import Ajv, { ValidateFunction } from 'ajv';
import { parse } from 'yaml';

const GENERATED = join(__dirname, '..', '..', 'imports', 'schemas');

// Formats are specific to Kubernetes; the types are sufficient.
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
const generated = new Map<string, () => ValidateFunction>();

/** Schema errors of an object, one line each, including unknown fields. Scripts use it too, outside of a test run. */
export function schemaErrors(object: any): string[] {
  const key = `${object.apiVersion}/${object.kind}`;
  if (generated.size === 0) loadGenerated();
  const validate = generated.get(key);
  if (!validate) return [`no schema for ${key}`];
  return run(validate(), object);
}

/** Compiles a schema that rejects unknown fields. */
export function compile(schema: object): ValidateFunction {
  return ajv.compile(closed(schema));
}

/** Schema errors of a value. */
export function run(validate: ValidateFunction, value: any): string[] {
  return validate(value) ? [] : validate.errors!.map(error => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
}

function loadGenerated(): void {
  for (const file of readdirSync(GENERATED)) {
    const { spec } = parse(readFileSync(join(GENERATED, file), 'utf8'));
    for (const version of spec.versions) {
      let compiled: ValidateFunction | undefined;
      generated.set(`${spec.group}/${version.name}/${spec.names.kind}`, () => compiled ??= compile(version.schema.openAPIV3Schema));
    }
  }
}

/** The schema, which then rejects unknown fields in objects with known fields. */
function closed(schema: any, key = ''): any {
  if (Array.isArray(schema)) return schema.map(item => closed(item));
  if (typeof schema !== 'object' || schema === null) return schema;
  const result = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, name === 'default' || name === 'enum' ? value : closed(value, name)]));
  const names = key === 'properties' ? undefined : result.properties;
  if (names && result.additionalProperties === undefined && !result['x-kubernetes-preserve-unknown-fields']) result.additionalProperties = false;
  return result;
}
