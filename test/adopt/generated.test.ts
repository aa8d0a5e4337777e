import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { ModelNode } from '../../src/model/fleet-model';
import { PlatformRef } from '../../src/model/platform';
import { ApiObjectData } from '../../src/platforms/reading';
import { renderModel } from '../../src/platforms/render';
import { nodesFor } from '../read/cozystack-fleets';
import { adoptText, compilerErrors, runFiles } from '../support/adopted';
import { COZYSTACK, cozystackDisk, cozystackMachine, KUBEVIRT, kubevirtDisk, kubevirtMachine, kubevirtPool, modelOf } from '../support/models';
import { samples, scaled } from '../support/samples';

jest.setTimeout(300_000);

const programs: Record<string, string> = {};
const yamlOf = (objects: readonly ApiObjectData[]) => objects.map(object => `---\n${stringify(object, { version: '1.1' })}`).join('');

/** The program of any fleet writes the same manifests, except that it does not copy secrets. */
function expectAdopted(platform: PlatformRef, nodes: readonly Pick<ModelNode, 'kind' | 'spec'>[]): void {
  const objects = renderModel(modelOf(platform, nodes as never));
  if (objects.length === 0) return;
  const { files, report } = adoptText(yamlOf(objects), platform);
  const isInline = report.secrets.some(({ field }) => field !== undefined);
  const changed = report.impact.subjects.flatMap(({ changes }) => changes.map(({ object }) => `${object.kind} ${object.name}`)).sort();
  const left = report.secrets.map(({ kind, name }) => `${kind} ${name}`).sort();
  if (!isInline) expect({ changed, isEqual: report.isEqual }).toEqual({ changed: left, isEqual: left.length === 0 });
  if (files.size > 0) programs[`${platform.name}-${Object.keys(programs).length}`] = files.get('main.ts')!;
}

const RUNS = samples(15);
const only = (kind: 'machine' | 'disk') => (spec: object) => [{ kind, spec } as never];

describe.each([KUBEVIRT[0], KUBEVIRT.at(-1)!].map(platform => [platform.version, platform] as const))('KubeVirt %s', (_, platform) => {
  test.each([['machines', kubevirtMachine, 'machine'], ['pools', kubevirtPool, 'machine'], ['disks', kubevirtDisk, 'disk']] as const)('%s', (__, specs, kind) => {
    fc.assert(fc.property(specs as fc.Arbitrary<object>, spec => expectAdopted(platform, only(kind)(spec))), RUNS);
  });
});

describe.each(COZYSTACK.map(platform => [`${platform.name} ${platform.version}`, platform] as const))('%s', (_, platform) => {
  test('machines, disks and whole fleets', () => {
    fc.assert(fc.property(cozystackMachine(platform), spec => expectAdopted(platform, only('machine')(spec))), RUNS);
    fc.assert(fc.property(cozystackDisk, spec => expectAdopted(platform, only('disk')(spec))), RUNS);
    fc.assert(fc.property(nodesFor(platform), nodes => expectAdopted(platform, nodes)), samples(8));
  });
});

test('the programs compile under strict', () => {
  expect(Object.keys(programs).length).toBeGreaterThan(scaled(100));
  expect(compilerErrors(programs)).toEqual([]);
});

test('the printed program writes the same manifests as the program that was run', () => {
  fc.assert(fc.property(nodesFor(COZYSTACK.at(-1)!), nodes => {
    const { files, report } = adoptText(yamlOf(renderModel(modelOf(COZYSTACK.at(-1)!, nodes as never))), COZYSTACK.at(-1));
    if (files.size === 0 || report.warnings.some(({ severity }) => severity === 'error')) return;
    const again = adoptText(Object.values(runFiles(files)).join('---\n'), COZYSTACK.at(-1));
    expect([again.report.objects, again.report.typed]).toEqual([report.objects, report.typed]);
  }), samples(15));
});
