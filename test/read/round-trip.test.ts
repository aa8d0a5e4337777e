import { isDeepStrictEqual } from 'util';
import * as fc from 'fast-check';
import { FleetModel, ModelNode } from '../../src/model/fleet-model';
import { RemovalPolicy } from '../../src/model/removal-policy';
import { ApiObjectData } from '../../src/platforms/reading';
import { renderModel } from '../../src/platforms/render';
import { read } from '../../src/read/read';
import { withRest } from '../../src/read/rest';
import { jsonValue } from '../support/json';
import { COZYSTACK, cozystackDisk, cozystackMachine, KUBEVIRT, kubevirtDisk, kubevirtMachine, kubevirtPool, modelOf } from '../support/models';
import { samples } from '../support/samples';

const RUNS = samples(100);
const labelOf = ({ name, version = 'of no version' }: { readonly name: string; readonly version?: string }) => `${name} ${version}`;

const named = (name: string) => ({ kind: 'named' as const, name });

/** Rendered manifests are read completely as the original model. */
function expectRead(model: FleetModel, ...resolved: readonly string[]): void {
  const [{ platform, nodes }] = model.clusters;
  const objects = renderModel(model);
  const given = read(objects, platform!);
  const again = renderModel(given.model);
  expect(given.rest).toEqual([]);
  expectEqual(again, objects);
  expectEqual(read(again, platform!), given);
  for (const node of nodes) expectEqual(without(specOf(given.model, node), resolved, node), without(node.spec, resolved, node));
}

/** The same as jest's comparison, which takes most of the time of these tests, and is only needed to show a difference. */
function expectEqual(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(plain(actual), plain(expected))) expect(actual).toEqual(expected);
}

function specOf(model: FleetModel, node: ModelNode): object | undefined {
  const { name } = node.spec as { readonly name: string };
  return model.clusters[0].nodes.find(each => each.kind === node.kind && (each.spec as { readonly name?: string }).name === name)?.spec;
}

const plain = (data: unknown) => JSON.parse(JSON.stringify(data));

/** Without resolved choices, if they were not set. */
function without(spec: object | undefined, resolved: readonly string[], node: ModelNode): object {
  return Object.fromEntries(Object.entries(spec ?? {}).filter(([key]) => !resolved.includes(key) || key in node.spec));
}

describe.each(COZYSTACK.map(platform => [labelOf(platform), platform] as const))('%s', (_, platform) => {
  test('machines', () => {
    fc.assert(fc.property(cozystackMachine(platform), spec => expectRead(modelOf(platform, [{ kind: 'machine', spec }]))), RUNS);
  });

  test('disks', () => {
    fc.assert(fc.property(cozystackDisk, spec => expectRead(modelOf(platform, [{ kind: 'disk', spec }]))), RUNS);
  });
});

describe.each(KUBEVIRT.map(platform => [labelOf(platform), platform] as const))('%s', (_, platform) => {
  test('machines', () => {
    fc.assert(fc.property(kubevirtMachine, spec => expectRead(modelOf(platform, [{ kind: 'machine', spec }]))), RUNS);
  });

  test('pools', () => {
    fc.assert(fc.property(kubevirtPool, spec => expectRead(modelOf(platform, [{ kind: 'machine', spec }]))), RUNS);
  });

  test('disks', () => {
    fc.assert(fc.property(kubevirtDisk, spec => expectRead(modelOf(platform, [{ kind: 'disk', spec }]))), RUNS);
  });

  test('disks that are created and deleted with their machine', () => {
    fc.assert(fc.property(kubevirtMachine, kubevirtDisk, (machine, disk) => {
      const { resources, ...others } = machine;
      const model = modelOf(platform, [
        { kind: 'machine', spec: { ...others, instanceType: named('u1.small'), instanceProfile: named('fedora'), disks: [{ name: disk.name }] } },
        { kind: 'disk', spec: { ...disk, removalPolicy: RemovalPolicy.DELETE, machine: machine.name } },
      ]);
      expectRead(model);
    }), RUNS);
  });
});

describe('fields without a property', () => {
  const anywhere = fc.constantFrom(['metadata', 'finalizers'], ['spec', 'zzz'], ['spec', 'template', 'spec', 'domain', 'clock'], ['status']);
  const value = fc.oneof(fc.constantFrom<unknown>(0, '', false, [], {}, null), jsonValue);

  test.each([...COZYSTACK, ...KUBEVIRT].map(platform => [labelOf(platform), platform] as const))('%s', (_, platform) => {
    const machine = platform.name === 'kubevirt' ? kubevirtMachine : cozystackMachine(platform);
    fc.assert(fc.property(machine, anywhere, value, (spec, path, more) => {
      const objects = renderModel(modelOf(platform, [{ kind: 'machine', spec }])).map(object => structuredClone(object));
      set(objects[0], path, more);
      const given = read(objects, platform);
      expectEqual(withRest(renderModel(given.model), given.rest), objects);
    }), RUNS);
  });
});

function set(object: ApiObjectData, path: readonly string[], value: unknown): void {
  let node: any = object;
  for (const key of path.slice(0, -1)) node = node[key] ??= {};
  node[path[path.length - 1]] = value;
}
