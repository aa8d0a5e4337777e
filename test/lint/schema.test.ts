import { readFileSync } from 'fs';
import * as fc from 'fast-check';
import { DATA, schemaData } from '../../scripts/manifest-schemas';
import { kindProblems } from '../../src/lint/kinds';
import { renderModel } from '../../src/platforms/render';
import { schemaProblems } from '../../src/platforms/schema/check';
import { ApiObjectData } from '../../src/public-model';
import { KUBEVIRT, modelOf, kubevirtMachine } from '../support/models';
import { samples } from '../support/samples';
import { schemaErrors } from '../support/schemas';

test('the schemas of the package are those of the repository', () => {
  expect(readFileSync(DATA, 'utf8') === schemaData()).toBe(true);
});

/** Every path of an object. */
function places(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, each]) => places(each, [...path, Array.isArray(value) ? Number(key) : key]))];
}

function put(object: any, path: (string | number)[], value: unknown): any {
  const copy = structuredClone(object);
  path.slice(0, -1).reduce((node, step) => node[step], copy)[path[path.length - 1]] = value;
  return copy;
}

const wrong = fc.constantFrom<unknown>('text', 7, 1.5, true, [], {}, [{}], { zzz: 1 }, ['a'], '', -1, '4Gi');

test('gives the same results for machines as a JSON schema validator', () => {
  fc.assert(fc.property(kubevirtMachine, fc.nat(), wrong, (spec, at, value) => {
    const [object] = renderModel(modelOf(KUBEVIRT[KUBEVIRT.length - 1], [{ kind: 'machine', spec }])).filter(({ kind }) => kind === 'VirtualMachine');
    if (object === undefined) return;
    const all = places(object).filter(path => path[0] === 'spec' && path.length > 1);
    for (const each of [object, put(object, all[at % all.length], value)] as ApiObjectData[]) {
      expect(schemaProblems(each).length > 0).toBe(schemaErrors(each).length > 0);
    }
  }), samples(300));
});

describe('releases of Cozystack', () => {
  const of = (kind: string, spec: object, version?: string) => {
    const problems = kindProblems({ apiVersion: 'apps.cozystack.io/v1alpha1', kind, metadata: { name: 'a' }, spec }, version === undefined ? undefined : { name: 'cozystack', version });
    return problems.map(({ code, path }) => `${code} ${path.join('.')}`);
  };

  test.each([
    ['VMInstance', { running: true }, '0.41', []],
    ['VMInstance', { running: true }, '1.0', ['MANIFEST_FIELD_UNKNOWN spec.running']],
    ['VMInstance', { runStrategy: 'Halted' }, '0.41', ['MANIFEST_FIELD_UNKNOWN spec.runStrategy']],
    ['VMInstance', { runStrategy: 'Halted' }, '1.0', []],
    ['VMInstance', { networks: [{ name: 'a' }] }, '1.2', ['MANIFEST_FIELD_UNKNOWN spec.networks']],
    ['VMInstance', { networks: [{ name: 'a' }] }, '1.3', []],
    ['Tenant', { isolated: true }, '0.38', []],
    ['Tenant', { isolated: true }, '1.6', ['MANIFEST_FIELD_UNKNOWN spec.isolated']],
    ['VirtualPrivateCloud', { subnets: { a: { cidr: '10.0.0.0/24' } } }, '0.41', []],
    ['VirtualPrivateCloud', { subnets: { a: { cidr: '10.0.0.0/24' } } }, '1.0', ['MANIFEST_FIELD_TYPE spec.subnets']],
    ['VirtualPrivateCloud', { subnets: [{ name: 'a' }] }, '1.0', []],
    ['VMInstance', { running: true }, undefined, []],
    ['VMInstance', { runStrategy: 'Halted' }, undefined, []],
  ])('%s %j is checked against the chart of %s', (kind, spec, version, expected) => {
    expect(of(kind, spec, version)).toEqual(expected);
  });
});
