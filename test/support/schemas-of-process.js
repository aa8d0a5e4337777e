/*
 * The schemas in `imports/schemas`, compiled. Reading and compiling takes seconds, so all test files of a process share it: see
 * `environment.js`. `generated-schemas.ts` has the types.
 */
const { readdirSync, readFileSync } = require('fs');
const { join } = require('path');
const { Ajv } = require('ajv');
const { parse } = require('yaml');

const GENERATED = join(__dirname, '..', '..', 'imports', 'schemas');

// Formats are specific to Kubernetes; the types are sufficient.
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
const generated = new Map();
const files = new Map();

exports.schemaErrors = object => {
  const key = `${object.apiVersion}/${object.kind}`;
  if (generated.size === 0) loadGenerated();
  const validate = generated.get(key);
  if (!validate) return [`no schema for ${key}`];
  return run(validate(), object);
};

/** Errors of a value, by the schema in a JSON file. */
exports.errorsByFile = (path, value) => {
  if (!files.has(path)) files.set(path, compile(JSON.parse(readFileSync(path, 'utf8'))));
  return run(files.get(path), value);
};

const compile = schema => ajv.compile(closed(schema));

const run = (validate, value) => (
  validate(value) ? [] : validate.errors.map(error => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`)
);

function loadGenerated() {
  for (const file of readdirSync(GENERATED)) {
    const { spec } = parse(readFileSync(join(GENERATED, file), 'utf8'));
    for (const version of spec.versions) {
      let compiled;
      generated.set(`${spec.group}/${version.name}/${spec.names.kind}`, () => compiled ??= compile(version.schema.openAPIV3Schema));
    }
  }
}

/** The schema, which then rejects unknown fields in objects with known fields. */
function closed(schema, key = '') {
  if (Array.isArray(schema)) return schema.map(item => closed(item));
  if (typeof schema !== 'object' || schema === null) return schema;
  const result = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, name === 'default' || name === 'enum' ? value : closed(value, name)]));
  const names = key === 'properties' ? undefined : result.properties;
  if (names && result.additionalProperties === undefined && !result['x-kubernetes-preserve-unknown-fields']) result.additionalProperties = false;
  return result;
}
