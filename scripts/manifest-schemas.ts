/**
 * Writes `src/platforms/schema/data.ts` from the schemas in `imports/schemas` and `imports/kubernetes`, and those of Cozystack's older charts in
 * `imports/charts`: the schemas that `vm-fleet lint` uses. The package does not contain the original files.
 */
import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { definitions, isQuantity } from './definitions';
import { SchemaNode, SchemaTable } from '../src/platforms/schema/table';

const ROOT = join(__dirname, '..');
const CHARTS = join(ROOT, 'imports', 'charts');
export const DATA = join(ROOT, 'src', 'platforms', 'schema', 'data.ts');

/** Equal schemas share one entry: machines and pools have the same template. */
class Table {
  private readonly nodes: SchemaNode[] = [];
  private readonly byText = new Map<string, number>();

  public add(schema: any, isOfKubernetes = false): number {
    const add = (part: any) => this.add(part, isOfKubernetes);
    const node: Record<string, unknown> = {
      type: schema.type,
      properties: schema.properties && Object.fromEntries(Object.entries(schema.properties).map(([name, each]) => [name, add(each)])),
      values: typeof schema.additionalProperties === 'object' ? add(schema.additionalProperties) : undefined,
      items: schema.items && add(schema.items),
      required: schema.required,
      enum: schema.enum,
      pattern: schema.pattern,
      default: schema.default,
      minimum: schema.minimum,
      maximum: schema.maximum,
      minLength: schema.minLength,
      maxLength: schema.maxLength,
      bytes: schema.format === 'byte' || undefined,
      nullable: schema.nullable || undefined,
      intOrString: schema['x-kubernetes-int-or-string'] || undefined,
      fraction: isOfKubernetes && isQuantity(schema) || undefined,
      open: schema['x-kubernetes-preserve-unknown-fields'] || schema.additionalProperties === true || undefined,
    };
    const text = JSON.stringify(node);
    let index = this.byText.get(text);
    if (index === undefined) {
      index = this.nodes.push(JSON.parse(text)) - 1;
      this.byText.set(text, index);
    }
    return index;
  }

  public whole(kinds: Record<string, number>): SchemaTable {
    return { kinds, nodes: this.nodes };
  }
}

/** The fields of every object; the schema of a chart is the schema of its `spec`. */
const HEAD = { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: { type: 'object' } };

export function schemaTable(): SchemaTable {
  const table = new Table();
  const kinds: Record<string, number> = {};
  for (const { apiVersion, kind, schema, isOfKubernetes } of definitions()) kinds[`${apiVersion}/${kind}`] = table.add(schema, isOfKubernetes);
  for (const file of readdirSync(CHARTS).sort()) {
    const release = /^cozystack-(.*)\.json$/.exec(file)![1];
    const { kinds: charts } = JSON.parse(readFileSync(join(CHARTS, file), 'utf8'));
    for (const [kind, spec] of Object.entries(charts)) {
      kinds[`apps.cozystack.io/v1alpha1/${kind}@${release}`] = table.add({ type: 'object', properties: { ...HEAD, spec } });
    }
  }
  return table.whole(kinds);
}

export function schemaData(): string {
  return [
    '/* eslint-disable */',
    '// Made by scripts/manifest-schemas.ts from imports: do not edit.',
    `export const SCHEMA_TABLE = ${JSON.stringify(JSON.stringify(schemaTable()))};`,
    '',
  ].join('\n');
}

if (require.main === module) writeFileSync(DATA, schemaData());
