import { Size } from 'cdk8s';
import { InstanceType, Platform, RunStrategy, VirtualMachine, VirtualMachineProps } from '../../src';
import { findingsOf } from '../support/fleet';

const found = (props: object, code: string) => findingsOf(chart => {
  new VirtualMachine(chart, 'web', props as VirtualMachineProps);
}, Platform.kubevirt(), 'shop').filter(each => each.code === code);

test.each([
  ['another case', 'always', /^did you mean RunStrategy\.ALWAYS\?/],
  ['the name of a member', 'RERUN_ON_FAILURE', /^did you mean RunStrategy\.RERUN_ON_FAILURE\?/],
  ['a misspelling', 'Haltd', /^did you mean RunStrategy\.HALTED\?/],
  ['another word', 'sometimes', /^use an allowed value/],
])('a text instead of an enum (%s): the fix names the member', (_, runStrategy, fix) => {
  const [problem, ...more] = found({ runStrategy }, 'PROPERTY_TYPE');
  expect(more).toEqual([]);
  expect(problem.fix).toMatch(fix);
  expect(problem.allowed).toMatch(/^RunStrategy\.ALWAYS, RunStrategy\.HALTED/);
  expect(JSON.stringify(problem)).not.toContain(`"${runStrategy}"`);
});

test('a member, and its value, are accepted', () => {
  expect([found({ runStrategy: RunStrategy.ALWAYS }, 'PROPERTY_TYPE'), found({ runStrategy: 'Always' }, 'PROPERTY_TYPE')]).toEqual([[], []]);
});

test('the fix for a machine without a size is a call that works', () => {
  const [{ fix }] = found({}, 'INSTANCE_TYPE_MISSING');
  expect(fix).toContain('InstanceType.fromName with e.g. "u1.medium"');
  expect(found({ instanceType: InstanceType.fromName('u1.medium') }, 'PROPERTY_TYPE')).toEqual([]);
  expect(found({ resources: { cores: 2, memory: Size.gibibytes(4) } }, 'INSTANCE_TYPE_MISSING')).toEqual([]);
});
