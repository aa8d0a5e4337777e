import { readFileSync } from 'fs';
import { join } from 'path';
import { CozystackVersion, Findings, Platform, Severity } from '../../src';
import { chartOn, objectsOf } from '../support/fleet';
import { ALL_VERSIONS, fullFleet, SCHEMA_OF, since } from '../support/full-fleet';
import { testWithReference, REFERENCE, referenceErrors, schemaErrors } from '../support/schemas';
import { captureStderr } from '../support/stderr';

const on = (version: CozystackVersion) => Platform.cozystack({ version });
const objects = (version: CozystackVersion) => objectsOf(chart => fullFleet(chart, version), on(version), 'tenant-foo');
const specs = (version: CozystackVersion, kind: string) => objects(version).filter(object => object.kind === kind).map(object => object.spec);

captureStderr();

describe.each(ALL_VERSIONS)('Cozystack %s', version => {
  test('accepts a fleet with every property that it supports', () => {
    const chart = chartOn(on(version), 'tenant-foo');
    fullFleet(chart, version);
    expect(Findings.of(chart).filter(finding => finding.severity === Severity.ERROR)).toEqual([]);
  });

  testWithReference('is given only fields that its own schema has', () => {
    for (const spec of specs(version, 'VMInstance')) expect(referenceErrors(schemaFile(version, 'vm-instance'), spec)).toEqual([]);
    for (const spec of specs(version, 'VMDisk')) expect(referenceErrors(schemaFile(version, 'vm-disk'), spec)).toEqual([]);
  });

  testWithReference('is given every field that its own schema has', () => {
    for (const [kind, app] of [['VMInstance', 'vm-instance'], ['VMDisk', 'vm-disk']]) {
      const known = schemaPaths(JSON.parse(readFileSync(join(REFERENCE, schemaFile(version, app)), 'utf8')));
      const used = new Set(specs(version, kind).flatMap(spec => valuePaths(spec)));
      const unused = known.filter(path => !used.has(path));
      expect(unused).toEqual([
        // The deprecated alias of `networks`, and golden images on versions without a default package.
        ...app === 'vm-instance' && since(version, CozystackVersion.V1_3) ? ['subnets', 'subnets.name'] : [],
        ...app === 'vm-disk' && !since(version, CozystackVersion.V1_3) ? ['source.image', 'source.image.name'] : [],
      ]);
    }
  });

  test('writes the run state in the field of the version, never in both', () => {
    for (const spec of specs(version, 'VMInstance')) {
      expect('runStrategy' in spec).toBe(since(version, CozystackVersion.V1_0));
      expect('running' in spec).toBe(!since(version, CozystackVersion.V1_0));
    }
  });

  test('writes networks in the field of the version', () => {
    const [spec] = specs(version, 'VMInstance').filter(({ networks, subnets }) => networks || subnets);
    const field = since(version, CozystackVersion.V1_3) ? 'networks' : 'subnets';
    expect(spec[field]).toEqual([{ name: 'subnet-f3ba467d' }, { name: 'storage' }]);
  });

  test('has an empty instance type next to explicit resources', () => {
    const [spec] = specs(version, 'VMInstance').filter(({ resources }) => resources);
    expect(spec.instanceType).toBe('');
    expect(spec.resources).toEqual({ cpu: 2, sockets: 2, memory: '4Gi' });
  });

  test('has the bus of each disk as long as the chart renders a missing bus as null', () => {
    const [spec] = specs(version, 'VMInstance').filter(({ disks }) => disks.length > 1);
    const without = spec.disks.filter(({ bus }: any) => bus === undefined);
    expect(without.length === 0).toBe(!since(version, CozystackVersion.V1_5));
  });
});

test('the newest version passes the generated schema', () => {
  expect(objects(CozystackVersion.V1_6).flatMap(schemaErrors)).toEqual([]);
});

test('the schema check refuses an unknown field and a wrong type', () => {
  const [machine] = objects(CozystackVersion.V1_6).filter(({ kind }) => kind === 'VMInstance');
  expect(schemaErrors({ ...machine, spec: { ...machine.spec, runing: true } })).not.toEqual([]);
  expect(schemaErrors({ ...machine, spec: { ...machine.spec, disks: ['system'] } })).not.toEqual([]);
});

function schemaFile(version: CozystackVersion, app: string): string {
  return `schemas/cozystack/${SCHEMA_OF[version]}/${app}.schema.json`;
}

/** Every field that a schema names: `disks`, `disks.bus`, ... */
function schemaPaths(schema: any, prefix = ''): string[] {
  const properties = schema.properties ?? schema.items?.properties ?? {};
  return Object.entries(properties).flatMap(([name, child]) => [`${prefix}${name}`, ...schemaPaths(child, `${prefix}${name}.`)]).sort();
}

/** Every field that a value uses, in the same form. */
function valuePaths(value: any, prefix = ''): string[] {
  if (Array.isArray(value)) return value.flatMap(item => valuePaths(item, prefix));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, child]) => [`${prefix}${name}`, ...valuePaths(child, `${prefix}${name}.`)]);
}
