import { spawnSync } from 'child_process';
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { readTree, ROOT, runProgram } from '../support/child';
import { isCore, schemaErrors } from '../support/schemas';

const EXAMPLES = join(ROOT, 'examples');
const names = readdirSync(EXAMPLES).filter(name => existsSync(join(EXAMPLES, name, 'cdk8s.yaml'))).sort();

const committed = (name: string) => readTree(join(EXAMPLES, name, 'dist'));
const documents = (files: Record<string, string>): any[] =>
  Object.values(files).flatMap(text => parseAllDocuments(text).map(document => document.toJS()));

test('there are examples', () => expect(names.length).toBeGreaterThanOrEqual(6));

test.each(names)('%s makes the YAML that is committed', name => {
  const { status, files, stderr } = runProgram('main.ts', join(EXAMPLES, name));
  expect([status, stderr]).toEqual([0, expect.stringMatching(/^\d+ machines?, \d+ disks?, \d+ charts?\n$/)]);
  expect(files).toEqual(committed(name));
});

test.each(names)('%s passes the schemas, with unknown fields refused', name => {
  const objects = documents(committed(name));
  expect(objects.length).toBeGreaterThan(0);
  // Older versions have fields of their own; they are held against their own schemas in test/platform.
  const newest = objects.filter(object => !isCore(object) && !('running' in object.spec));
  for (const object of newest) expect([object.kind, object.metadata.name, schemaErrors(object)]).toEqual([object.kind, object.metadata.name, []]);
});

test('every fleet on Hikube has its rendering for plain KubeVirt beside it: the same machines', () => {
  const machinesOf = (text: string, kind: string) => documents({ text }).filter(object => object.kind === kind).map(({ metadata }) => metadata.name);
  const rendered = names.map(name => {
    const texts = Object.values(committed(name));
    const hikube = texts.map(text => machinesOf(text, 'VMInstance')).find(machines => machines.length > 0);
    return { name, hikube, kubevirt: texts.map(text => machinesOf(text, 'VirtualMachine')) };
  }).filter(({ hikube }) => hikube !== undefined);
  expect(rendered.length).toBeGreaterThanOrEqual(6);
  for (const { name, hikube, kubevirt } of rendered) expect({ name, kubevirt }).toEqual({ name, kubevirt: expect.arrayContaining([hikube]) });
});

const hasCloudInit = spawnSync('cloud-init', ['--version']).status === 0;
if (!hasCloudInit) process.stderr.write('cloud-init is not installed: its schema check of the examples is skipped\n');

(hasCloudInit ? test : test.skip)('cloud-init accepts every user data of the examples', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-user-data-'));
  const userData = ({ spec, stringData }: any) => spec?.cloudInit ?? stringData?.userdata;
  const texts = new Set(names.flatMap(name => documents(committed(name)).map(userData).filter(text => text !== undefined)));
  expect(texts.size).toBeGreaterThan(0);
  let n = 0;
  for (const text of texts) {
    const file = join(folder, `${n++}.yaml`);
    writeFileSync(file, text);
    const { status, stdout, stderr } = spawnSync('cloud-init', ['schema', '--config-file', file], { encoding: 'utf8' });
    expect([status, status === 0 ? '' : stdout + stderr]).toEqual([0, '']);
  }
}, 60_000);
