import { Size } from 'cdk8s';
import * as fc from 'fast-check';
import { CozystackVersion, Disk, Network, Platform, VirtualMachine } from '../../src';
import { codesOf, findingsOf, GOOD, machineSpecOf, objectsOf } from '../support/fleet';

const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');
const inner = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789-'), maxLength: 60 });
const label = fc.tuple(letter, inner).map(([first, rest]) => (first + rest).replace(/-+$/, ''));

const machineCodes = (name: string) => codesOf(chart => new VirtualMachine(chart, 'm', { ...GOOD, name, systemDisk: { name: 'system' } }));
const diskCodes = (name: string) => codesOf(chart => new Disk(chart, 'd', { name, size: Size.gibibytes(1) }));

test('a DNS label within the budget is a name, and one character more is not', () => {
  fc.assert(fc.property(label, name => {
    expect(machineCodes(name)).toEqual(name.length <= 41 ? [] : ['NAME_TOO_LONG']);
    expect(diskCodes(name)).toEqual(name.length <= 45 ? [] : ['NAME_TOO_LONG']);
  }));
  expect(machineCodes('a'.repeat(41))).toEqual([]);
  expect(machineCodes('a'.repeat(42))).toEqual(['NAME_TOO_LONG']);
  expect(diskCodes('a'.repeat(45))).toEqual([]);
  expect(diskCodes('a'.repeat(46))).toEqual(['NAME_TOO_LONG']);
});

test('no other value of any type is a name', () => {
  fc.assert(fc.property(fc.string(), name => {
    const isLabel = /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name);
    expect(machineCodes(name).includes('NAME_INVALID')).toBe(!isLabel);
  }));
});

test('a name is written unchanged', () => {
  fc.assert(fc.property(label.filter(name => name.length <= 41), name => {
    const [object] = objectsOf(chart => new VirtualMachine(chart, 'm', { ...GOOD, name, systemDisk: { name: 'system' } })).filter(({ kind }) => kind === 'VMInstance');
    expect(object.metadata.name).toBe(name);
  }));
});

describe('the same name twice', () => {
  test('is fine for a machine and a disk', () => {
    expect(codesOf(chart => {
      new VirtualMachine(chart, 'web', GOOD);
      new Disk(chart, 'd', { name: 'web', size: Size.gibibytes(1) });
    })).toEqual([]);
  });

  test('names the other object', () => {
    const chart = () => codesOf(each => {
      new VirtualMachine(each, 'a', { ...GOOD, name: 'web' });
      new VirtualMachine(each, 'b', { ...GOOD, name: 'web', systemDisk: { name: 'other' } });
    });
    expect(chart()).toEqual(['NAME_DUPLICATE', 'NAME_DUPLICATE']);
  });
});

describe('labels and annotations', () => {
  const withLabel = (key: string, value = '') => codesOf(chart => new VirtualMachine(chart, 'm', { ...GOOD, labels: { [key]: value } }));

  test.each([['team'], ['example.com/team'], ['a'.repeat(45)], [`example.com/${'a'.repeat(63)}`]])('%s is a valid key', key => {
    expect(withLabel(key, 'web')).toEqual([]);
  });

  // The platform stores "team" as "apps.cozystack.io-team", and a key has 63 characters.
  test.each([['a'.repeat(46)], ['two words'], ['-team'], ['Example.com/team'], ['/team'], ['a/b/c'], ['']])('"%s" is invalid', key => {
    expect(withLabel(key)).toEqual(['LABEL_INVALID']);
  });

  test('a finding says whether the key is that of a label or of an annotation', () => {
    const messages = (props: object) => findingsOf(chart => new VirtualMachine(chart, 'm', { ...GOOD, ...props })).map(({ message }) => message);
    expect(messages({ labels: { 'two words': '' } })).toEqual([expect.stringContaining('the key of a label is not allowed')]);
    expect(messages({ annotations: { 'two words': '' } })).toEqual([expect.stringContaining('the key of an annotation is not allowed')]);
  });

  test('an annotation\'s key may have capital letters in front of the slash, a label\'s may not', () => {
    expect(codesOf(chart => new VirtualMachine(chart, 'm', { ...GOOD, annotations: { 'Example.com/team': 'web' } }))).toEqual([]);
  });

  test.each([['two words'], ['-a'], ['a'.repeat(64)]])('"%s" is not a valid label value, but a valid annotation value', value => {
    expect(withLabel('team', value)).toEqual(['LABEL_INVALID']);
    expect(codesOf(chart => new VirtualMachine(chart, 'm', { ...GOOD, annotations: { team: value } }))).toEqual([]);
  });
});

test('a VPC subnet has the attachment name that the platform computes', () => {
  const spec = machineSpecOf(chart => new VirtualMachine(chart, 'm', { ...GOOD, networks: [Network.vpcSubnet('vpc00', 'sub00')] }),
    Platform.cozystack(), 'tenant-foo');
  expect(spec.networks).toEqual([{ name: 'subnet-f3ba467d' }]);
});

test('a VPC subnet needs the namespace, and Hikube a stated version', () => {
  const networks = [Network.vpcSubnet('vpc00', 'sub00')];
  expect(codesOf(chart => new VirtualMachine(chart, 'm', { ...GOOD, networks }), Platform.cozystack())).toEqual(['NETWORK_INVALID']);
  expect(codesOf(chart => new VirtualMachine(chart, 'm', { ...GOOD, networks }), Platform.hikube(), 'tenant-a')).toEqual(['NOT_SUPPORTED']);
  const stated = Platform.hikube({ version: CozystackVersion.V1_4 });
  expect(codesOf(chart => new VirtualMachine(chart, 'm', { ...GOOD, networks }), stated, 'tenant-a')).toEqual([]);
});
