import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import Ajv, { ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import { describeWhere, testWhere } from './where';

const ROOT = join(__dirname, '..', '..');
const GENERATED = join(ROOT, 'imports', 'schemas');

/** Reference data beside the project. */
export const REFERENCE = join(ROOT, '..', 'shared');
const hasReference = existsSync(REFERENCE);
const MISSING = 'the reference data beside the project: schemas and catalogs are not compared with it';
export const testWithReference = testWhere(hasReference, MISSING);
export const describeWithReference = describeWhere(hasReference, MISSING);

// Formats are Kubernetes' own; the types beside them say enough.
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
const generated = new Map<string, () => ValidateFunction>();
const reference = new Map<string, ValidateFunction>();

/** Kinds of Kubernetes itself, for which the platforms have no schema. */
export function isCore({ apiVersion }: any): boolean {
  return apiVersion === 'v1' || apiVersion.endsWith('.k8s.io/v1');
}

/** What the generated schemas say against an object: one line each, unknown fields included. */
export function schemaErrors(object: any): string[] {
  const key = `${object.apiVersion}/${object.kind}`;
  if (generated.size === 0) loadGenerated();
  const validate = generated.get(key);
  if (!validate) return [`no schema for ${key}`];
  return run(validate(), object);
}

/** What a schema of the reference data says against a `spec`. */
export function referenceErrors(file: string, spec: any): string[] {
  const path = join(REFERENCE, file);
  let validate = reference.get(path);
  if (!validate) reference.set(path, validate = ajv.compile(closed(JSON.parse(readFileSync(path, 'utf8')))));
  return run(validate, spec);
}

function run(validate: ValidateFunction, value: any): string[] {
  return validate(value) ? [] : validate.errors!.map(error => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
}

function loadGenerated(): void {
  for (const file of readdirSync(GENERATED)) {
    const { spec } = parse(readFileSync(join(GENERATED, file), 'utf8'));
    for (const version of spec.versions) {
      let compiled: ValidateFunction | undefined;
      generated.set(`${spec.group}/${version.name}/${spec.names.kind}`, () => compiled ??= ajv.compile(closed(version.schema.openAPIV3Schema)));
    }
  }
}

/** The schema with unknown fields refused wherever it names the known ones. */
function closed(schema: any, key = ''): any {
  if (Array.isArray(schema)) return schema.map(item => closed(item));
  if (typeof schema !== 'object' || schema === null) return schema;
  const result = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, name === 'default' || name === 'enum' ? value : closed(value, name)]));
  const names = key === 'properties' ? undefined : result.properties;
  if (names && result.additionalProperties === undefined && !result['x-kubernetes-preserve-unknown-fields']) result.additionalProperties = false;
  return result;
}
