import { Size } from 'cdk8s';
import {
  DiskSource, Exposure, Fleet, InstanceProfile, InstanceType, MachineService, Network, Platform, Probe, VirtualMachine, VirtualMachineProps,
} from '../../src';
import { codesOf, findingsOf, GOOD } from '../support/fleet';

const BASE: VirtualMachineProps = {
  ...GOOD, image: undefined, instanceType: InstanceType.fromName('u1.medium'), instanceProfile: InstanceProfile.UBUNTU, exposure: undefined,
  systemDisk: { source: DiskSource.http('https://example.com/noble.img'), size: Size.gibibytes(20) },
};
const lan = Network.fromName('lan');
const OFF: VirtualMachineProps = { ...BASE, podNetwork: false, networks: [lan] };
const kubevirt = () => Platform.kubevirt();
const codes = (props: VirtualMachineProps) => codesOf(chart => new VirtualMachine(chart, 'web', props), kubevirt());

test.each<[string, VirtualMachineProps, string[]]>([
  ['a TCP probe', { ...OFF, readinessProbe: Probe.tcp(22) }, ['PROBE_INVALID']],
  ['an HTTP probe', { ...OFF, livenessProbe: Probe.http(80) }, ['PROBE_INVALID']],
  ['a probe by a command', { ...OFF, readinessProbe: Probe.exec(['true']), cloudConfig: { packages: ['qemu-guest-agent'] } }, []],
  ['a TCP probe of a machine without any network', { ...BASE, podNetwork: false, readinessProbe: Probe.tcp(22) }, ['PROBE_INVALID']],
  ['a TCP probe of a machine with the pod network in second place', { ...BASE, networks: [lan, Network.pod()], readinessProbe: Probe.tcp(22) }, []],
  ['ports', { ...OFF, exposure: Exposure.portList([22]) }, ['SERVICE_WITHOUT_NETWORK']],
  ['no exposure', { ...OFF, exposure: Exposure.none() }, []],
  ['ports of a machine on both networks', { ...BASE, networks: [lan], exposure: Exposure.portList([22]) }, []],
])('off the pod network: %s', (_, props, expected) => {
  expect(codes(props)).toEqual(expected);
});

test('a Service names each of its machines that it does not reach', () => {
  const findings = findingsOf(chart => {
    const machines = new Fleet(chart, 'router', { members: ['a', 'b', 'c'], machine: OFF, overrides: { c: { podNetwork: true } } });
    new MachineService(chart, 'front', { machines, ports: [{ port: 443 }] });
  }, kubevirt());
  expect(findings.map(({ code, got }) => [code, got])).toEqual([['SERVICE_WITHOUT_NETWORK', '"router-a"'], ['SERVICE_WITHOUT_NETWORK', '"router-b"']]);
});

test.each<[string, Network[], string[]]>([
  ['one network twice', [lan, Network.fromName('lan')], ['NETWORK_DUPLICATE']],
  ['one network twice, by two names of interfaces', [lan, Network.fromName('lan', { alias: 'second' })], []],
  ['networks whose names differ in a dot', [Network.fromName('a.b'), Network.fromName('a-b')], ['NETWORK_INVALID']],
  ['the same, by another name of the interface', [Network.fromName('a.b'), Network.fromName('a-b', { alias: 'second' })], []],
  ['a network with the name of the interface of the pod network', [Network.fromName('default')], ['NETWORK_INVALID']],
  ['the same, by another name of the interface', [Network.fromName('default', { alias: 'second' })], []],
  ['networks of two namespaces', [Network.fromName('a/lan'), Network.fromName('b/lan')], []],
  ['the pod network by an alias of another one', [lan, Network.pod({ nic: { alias: 'lan' } })], ['NETWORK_INVALID']],
])('%s', (_, networks, expected) => {
  expect(codes({ ...BASE, networks })).toEqual(expected);
});
