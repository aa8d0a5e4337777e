import { readFileSync } from 'fs';
import { join } from 'path';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import { effectsByField } from './sides';
import { impactBetween } from '../../src/impact/between';
import { ImpactEffect } from '../../src/impact/effect';
import { T } from '../../src/impact/rules/kubevirt/values';
import { ruleFor } from '../../src/impact/rules/lookup';
import { pathOf, settle } from '../../src/impact/rules/rule';
import { sideOf } from '../../src/impact/state/fleet';
import { targetOf } from '../../src/impact/target';
import { ChangeEffect } from '../../src/model/change-effect';
import { PlatformRef } from '../../src/model/platform';
import { ApiObjectData } from '../../src/platforms/reading';
import { driverOf } from '../../src/platforms/registry';
import { renderModel } from '../../src/platforms/render';
import { ROOT } from '../support/child';
import { COZYSTACK, cozystackDisk, cozystackMachine, KUBEVIRT, kubevirtDisk, kubevirtMachine, kubevirtPool, modelOf } from '../support/models';
import { samples } from '../support/samples';

const RUNS = samples(25);
const labelOf = ({ name, version = 'of no version' }: PlatformRef) => `${name} ${version}`;
/** The oldest and the newest version of each platform, and versions in between with the most different rules. */
const VERSIONS = ['hikube of no version', 'cozystack 0.38', 'cozystack 0.41', 'cozystack 1.6', 'kubevirt 1.4', 'kubevirt 1.6', 'kubevirt 1.9'];
const CASES = [...COZYSTACK, ...KUBEVIRT].map(platform => [labelOf(platform), platform] as const).filter(([label]) => VERSIONS.includes(label));

/** Objects of a fleet on a platform, with unique names. */
function fleets(platform: PlatformRef): fc.Arbitrary<ApiObjectData[]> {
  const isKubevirt = platform.name === 'kubevirt';
  const machine = isKubevirt ? fc.oneof(kubevirtMachine, kubevirtPool) : cozystackMachine(platform);
  const unique = <T extends { readonly name: string }>(of: fc.Arbitrary<T>) => fc.uniqueArray(of, { maxLength: 4, selector: ({ name }) => name });
  const disk = isKubevirt ? kubevirtDisk : cozystackDisk;
  return fc.tuple(unique<any>(machine), unique<any>(disk)).map(([machines, disks]) => renderModel(modelOf(platform, [
    ...machines.map(spec => ({ kind: 'machine' as const, spec })), ...disks.map(spec => ({ kind: 'disk' as const, spec })),
  ])));
}

const between = (platform: PlatformRef, before: readonly ApiObjectData[], after: readonly ApiObjectData[]) => (
  impactBetween(sideOf('a', before, [platform]), sideOf('b', after, [platform]))
);

const losesData = (impact: ReturnType<typeof between>) => impact.subjects.some(({ effects }) => effects.includes(ImpactEffect.DATA_LOSS));

describe.each(CASES)('%s', (_, platform) => {
  test('a fleet does not differ from itself, in any order', () => {
    fc.assert(fc.property(fleets(platform), fc.func(fc.integer()), (fleet, order) => {
      const copy = structuredClone(fleet).sort((a, b) => order(a.metadata.name) - order(b.metadata.name));
      expect(between(platform, fleet, copy).subjects).toEqual([]);
    }), RUNS);
  });

  test('every difference is reported, with an effect, a sentence and a source', () => {
    fc.assert(fc.property(fleets(platform), fleets(platform), (before, after) => {
      const { subjects } = between(platform, before, after);
      const keys = (fleet: ApiObjectData[]) => new Set(fleet.map(object => JSON.stringify(object)));
      const [old, now] = [keys(before), keys(after)];
      expect(subjects.length > 0).toBe([...old].some(each => !now.has(each)) || [...now].some(each => !old.has(each)));
      for (const { effects, changes } of subjects) {
        expect(effects.length).toBeGreaterThan(0);
        for (const change of changes) {
          expect(change).toMatchObject({ effects: [expect.any(String), ...change.effects.slice(1)], rule: expect.stringMatching(/\w/), source: expect.stringMatching(/^https:/) });
        }
      }
    }), RUNS);
  });

  test('a loss in two steps is also a loss in one', () => {
    fc.assert(fc.property(fleets(platform), fleets(platform), fc.func(fc.boolean()), (a, c, takes) => {
      // In the intermediate state, each object is either old or new.
      const keyOf = ({ kind, metadata: { name } }: ApiObjectData) => `${kind} ${name}`;
      const [from, to] = [a, c].map(fleet => new Map(fleet.map(object => [keyOf(object), object])));
      const b = [...new Set([...from.keys(), ...to.keys()])].flatMap(key => (takes(key) ? to : from).get(key) ?? []);
      if (losesData(between(platform, a, b)) || losesData(between(platform, b, c))) expect(losesData(between(platform, a, c))).toBe(true);
    }), RUNS);
  });

  test('reports are plain data, and are equal each time', () => {
    fc.assert(fc.property(fleets(platform), fleets(platform), (before, after) => {
      const impact = between(platform, before, after);
      expect(JSON.parse(JSON.stringify(impact))).toEqual(impact);
      expect(between(platform, structuredClone(before), structuredClone(after))).toEqual(impact);
    }), samples(5));
  });
});

/** The impact of each effect in the tables. Other impacts follow from the kind of change. */
const MEANING: Partial<Readonly<Record<ChangeEffect, readonly ImpactEffect[]>>> = {
  [ChangeEffect.RESTART]: [ImpactEffect.NEXT_RESTART],
  [ChangeEffect.REFUSED]: [ImpactEffect.REFUSED],
};

/** Fields whose effect depends on more than the table, with the reason. */
const DEPENDS: Readonly<Record<string, string>> = {
  fleet: 'its labels are on the object and on the pod',
  resources: 'more sockets and memory are live',
  disks: 'a disk without its volume is refused; one that is plugged is live',
  networks: 'a card that is added is live',
  exposure: 'the Service tells',
  cpuModel: 'older releases of Cozystack ignore it',
  hardware: 'more than the machine has is refused',
  instanceType: 'by type',
  instanceProfile: 'a profile that is found by a volume is stored instead of that',
  pool: 'the pool tells',
  accessCredentials: 'the Secret tells',
  leaveToCluster: 'by what is left',
};

describe.each(CASES)('the fields of a machine on %s', (_, platform) => {
  const machine: fc.Arbitrary<any> = platform.name === 'kubevirt' ? kubevirtMachine : cozystackMachine(platform);
  const driver = driverOf(platform);
  const render = (spec: any) => renderModel(modelOf(platform, [{ kind: 'machine', spec }]));

  test('a change of one field has the effect that the table of fields says', () => {
    fc.assert(fc.property(machine, machine, (one, other) => {
      for (const field of Object.keys(other).filter(each => each !== 'name' && !(each in DEPENDS))) {
        const expected = MEANING[driver.effectOf('machine', field) ?? ChangeEffect.UNKNOWN];
        const impact = between(platform, render(one), render({ ...one, [field]: other[field] }));
        const effects = impact.subjects.flatMap(subject => subject.effects);
        expect({ field, isUnknown: effects.includes(ImpactEffect.UNKNOWN) }).toEqual({ field, isUnknown: false });
        if (expected === undefined || impact.subjects.length === 0) continue;
        expect({ field, effects: expected.every(effect => effects.includes(effect)), found: effects, fields: effectsByField(impact) })
          .toMatchObject({ field, effects: true });
      }
    }), samples(25));
  });
});

/** Every leaf field of a schema. */
function leavesOf(schema: any, path: readonly string[] = []): string[][] {
  const properties = Object.entries<any>(schema?.properties ?? {});
  if (properties.length > 0 && path.length < 9) return properties.flatMap(([name, each]) => leavesOf(each, [...path, name]));
  if (schema?.items?.properties && path.length < 9) return [[...path, 'item'], ...leavesOf(schema.items, [...path, 'item'])];
  return [[...path]];
}

test('every field of the machine API has a rule, in every release', () => {
  const schema = parse(readFileSync(join(ROOT, 'imports', 'schemas', 'kubevirt.io_virtualmachines.yaml'), 'utf8')).spec.versions[0].schema.openAPIV3Schema;
  const leaves = leavesOf(schema.properties.spec, ['spec']).filter(path => !path.includes('status'));
  expect(leaves.length).toBeGreaterThan(300);
  const object: ApiObjectData = { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', metadata: { name: 'a' }, spec: { template: { spec: {} } } };
  for (const ref of KUBEVIRT) {
    const target = targetOf(ref);
    const context = { before: object, after: object, target, formerTarget: target, find: () => undefined, usersOf: () => [] };
    const unknown = leaves.filter(path => {
      const change = { path, old: 1, new: 2 };
      return settle(ruleFor(change, context).effects, change, context).includes(ImpactEffect.UNKNOWN);
    });
    // A removed run strategy is reported with the field that replaces it.
    const places = unknown.map(path => `/${path.join('/')}`).filter(place => !/^\/spec\/(?:template\/metadata|instancetype|preference)/.test(place));
    expect({ release: ref.version, places }).toEqual({ release: ref.version, places: [] });
  }
  expect(pathOf(`${T}/domain`)).toEqual(['spec', 'template', 'spec', 'domain']);
});
