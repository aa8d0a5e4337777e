import { existsSync, readdirSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { readTree, ROOT, runProgram } from '../support/child';
import { cloudInitErrors, hasCloudInit } from '../support/cloud-init';
import { isCore, schemaErrors } from '../support/schemas';
import { testWhere } from '../support/where';

const EXAMPLES = join(ROOT, 'examples');
const names = readdirSync(EXAMPLES).filter(name => existsSync(join(EXAMPLES, name, 'main.ts'))).sort();

const committed = (name: string) => readTree(join(EXAMPLES, name, 'dist'));
const documents = (files: Record<string, string>): any[] =>
  Object.entries(files).filter(([path]) => path.endsWith('.yaml')).flatMap(([, text]) => parseAllDocuments(text).map(document => document.toJS()));

test('the examples are found', () => expect(names.length).toBeGreaterThanOrEqual(6));

test.each(names)('%s writes the committed YAML', name => {
  const { status, files, stderr } = runProgram('main.ts', join(EXAMPLES, name));
  expect([status, stderr]).toEqual([0, expect.stringMatching(/^\d+ machines?, \d+ disks?, \d+ charts?\n\S+: [^\n]+ s\n$/)]);
  expect(files).toEqual(committed(name));
});

test.each(names)('%s passes the schemas, with unknown fields refused', name => {
  const objects = documents(committed(name));
  expect(objects.length).toBeGreaterThan(0);
  // Older versions have other fields; test/platforms checks them against their schemas.
  const newest = objects.filter(object => !isCore(object) && !('running' in object.spec));
  for (const object of newest) expect([object.kind, object.metadata.name, schemaErrors(object)]).toEqual([object.kind, object.metadata.name, []]);
});

const FOR_BOTH = ['gpu-workstation', 'quick-start', 'side-by-side', 'three-tier-shop', 'vpn-gateway', 'windows-server'];

test.each(FOR_BOTH)('%s has the same machines on plain KubeVirt', name => {
  const machinesOf = (file: string, kind: string) => documents({ [file]: committed(name)[file] }).filter(object => object.kind === kind)
    .map(({ metadata }) => metadata.name);
  const files = Object.keys(committed(name));
  const hikube = files.map(file => machinesOf(file, 'VMInstance')).find(machines => machines.length > 0);
  expect(hikube).toBeDefined();
  expect(files.map(file => machinesOf(file, 'VirtualMachine'))).toContainEqual(hikube);
});

const withCloudInit = testWhere(hasCloudInit, 'cloud-init: its schema of the examples is not asked');

withCloudInit('cloud-init accepts every user data of the examples', () => {
  const userData = ({ spec, stringData }: any) => spec?.cloudInit ?? stringData?.userdata;
  const texts = [...new Set(names.flatMap(name => documents(committed(name)).map(userData).filter(text => text !== undefined)))];
  expect(texts.length).toBeGreaterThan(0);
  expect(cloudInitErrors(texts)).toEqual(texts.map(() => ''));
}, 60_000);
