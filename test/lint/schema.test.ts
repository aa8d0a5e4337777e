import { readFileSync } from 'fs';
import * as fc from 'fast-check';
import { DATA, schemaData } from '../../scripts/manifest-schemas';
import { schemaProblems } from '../../src/lint/schema/check';
import { renderModel } from '../../src/platforms/render';
import { ApiObjectData } from '../../src/public-model';
import { KUBEVIRT, modelOf, kubevirtMachine } from '../support/models';
import { schemaErrors } from '../support/schemas';

test('the schemas of the package are those of the repository', () => {
  expect(readFileSync(DATA, 'utf8') === schemaData()).toBe(true);
});

/** Every place of an object. */
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

test('says of machines what a validator of JSON schemas says', () => {
  fc.assert(fc.property(kubevirtMachine, fc.nat(), wrong, (spec, at, value) => {
    const [object] = renderModel(modelOf(KUBEVIRT[KUBEVIRT.length - 1], [{ kind: 'machine', spec }])).filter(({ kind }) => kind === 'VirtualMachine');
    if (object === undefined) return;
    const all = places(object).filter(path => path[0] === 'spec' && path.length > 1);
    for (const each of [object, put(object, all[at % all.length], value)] as ApiObjectData[]) {
      expect(schemaProblems(each).length > 0).toBe(schemaErrors(each).length > 0);
    }
  }), { numRuns: 300 });
});
