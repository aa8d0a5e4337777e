import { ClusterCatalog, GoldenImage, MachineAffinity, Platform, VirtualMachine, VirtualMachineProps } from '../../src';
import { codesOf, GOOD } from '../support/fleet';

describe('machines in one place', () => {
  const PLATFORM = Platform.kubevirt({ catalog: ClusterCatalog.extend({ goldenImages: [{ name: 'noble', image: GoldenImage.UBUNTU_24_04 }] }) });
  const ZONE = { label: 'topology.kubernetes.io/zone' };
  const on = (value: string, label = 'kubernetes.io/hostname') => ({ nodeSelector: { [label]: value } });
  type Rules = (first: VirtualMachine, second: VirtualMachine) => VirtualMachineProps;
  const told = (first: VirtualMachineProps, second: Rules, third: Rules = () => ({})) => codesOf(chart => {
    const a = new VirtualMachine(chart, 'a', { ...GOOD, exposure: undefined, ...first });
    const b = new VirtualMachine(chart, 'b', { ...GOOD, exposure: undefined, ...second(a, a) });
    new VirtualMachine(chart, 'c', { ...GOOD, exposure: undefined, ...third(a, b) });
  }, PLATFORM, 'tenant-a');
  const beside = (machine: VirtualMachine, options = {}) => MachineAffinity.colocate(machine, options);

  test('select the same nodes', () => {
    expect(told(on('n1'), a => ({ ...on('n2'), machineAffinity: [beside(a)] }))).toEqual(['SCHEDULING_INVALID']);
    expect(told(on('z1', ZONE.label), a => ({ ...on('z2', ZONE.label), machineAffinity: [beside(a)] }))).toEqual(['SCHEDULING_INVALID']);
    expect(told(on('z1', ZONE.label), a => ({ ...on('z2', ZONE.label), machineAffinity: [beside(a, ZONE)] }))).toEqual(['SCHEDULING_INVALID']);
    expect(told(on('n1'), a => ({ ...on('n1'), machineAffinity: [beside(a)] }))).toEqual([]);
    expect(told(on('n1'), a => ({ ...on('n2'), machineAffinity: [beside(a, ZONE)] }))).toEqual([]);
    expect(told(on('n1'), a => ({ ...on('n2'), machineAffinity: [beside(a, { weight: 50 })] }))).toEqual([]);
    expect(told(on('n1'), a => ({ ...on('n2'), machineAffinity: [MachineAffinity.separate(a)] }))).toEqual([]);
  });

  test('are not kept apart by way of a third', () => {
    const second: Rules = a => ({ machineAffinity: [beside(a)] });
    expect(told({}, second, (a, b) => ({ machineAffinity: [beside(b), MachineAffinity.separate(a)] }))).toEqual(['SCHEDULING_INVALID']);
    expect(told({}, second, (a, b) => ({ machineAffinity: [beside(b, ZONE), MachineAffinity.separate(a)] }))).toEqual([]);
    expect(told({}, () => ({}), (a, b) => ({ machineAffinity: [beside(b), MachineAffinity.separate(a)] }))).toEqual([]);
  });
});
