import { Size } from 'cdk8s';
import { DiskSource, DnsPolicy, InstanceProfile, Platform, VirtualMachine, VirtualMachineProps } from '../../src';
import { codesOf, GOOD } from '../support/fleet';

const BASE: VirtualMachineProps = {
  ...GOOD, image: undefined, instanceType: undefined, resources: { cores: 1, memory: Size.gibibytes(2) },
  instanceProfile: InstanceProfile.FEDORA, exposure: undefined, systemDisk: { source: DiskSource.http('https://example.com/noble.img'), size: Size.gibibytes(20) },
};
const codes = (props: VirtualMachineProps) => codesOf(chart => new VirtualMachine(chart, 'web', { ...BASE, ...props }), Platform.kubevirt());

const nameservers = ['10.0.0.1', 'fd00::1', '10.0.0.3'];
const searches = ['a.example.com', 'b.example.com', 'c', 'd', 'e', 'f'];

test.each<[string, VirtualMachineProps, string[]]>([
  ['no policy', {}, []],
  ['no DNS of the cluster, and no name server', { dnsPolicy: DnsPolicy.NONE }, ['DNS_INVALID']],
  ['no DNS of the cluster, and options alone', { dnsPolicy: DnsPolicy.NONE, dnsConfig: { options: [{ name: 'ndots', value: '2' }] } }, ['DNS_INVALID']],
  ['no DNS of the cluster, and a name server', { dnsPolicy: DnsPolicy.NONE, dnsConfig: { nameservers: ['10.0.0.1'] } }, []],
  ['three name servers and six domains', { dnsConfig: { nameservers, searches } }, []],
  ['four name servers', { dnsConfig: { nameservers: [...nameservers, '10.0.0.4'] } }, ['DNS_INVALID']],
  ['a name server by its name', { dnsConfig: { nameservers: ['dns.example.com'] } }, ['DNS_INVALID']],
  ['a name server with a port', { dnsConfig: { nameservers: ['10.0.0.1:53'] } }, ['DNS_INVALID']],
  ['seven domains', { dnsConfig: { searches: [...searches, 'g'] } }, ['DNS_INVALID']],
  ['long domains', { dnsConfig: { searches: Array.from({ length: 5 }, (_, i) => `${'a'.repeat(50)}${i}.de`) } }, ['DNS_INVALID']],
  ['a domain of other characters', { dnsConfig: { searches: ['my_domain'] } }, ['DNS_INVALID']],
  ['an option without a name', { dnsConfig: { options: [{ name: '' }] } }, ['DNS_INVALID']],
])('DNS: %s', (_, props, expected) => {
  expect(codes(props)).toEqual(expected);
});

test.each<[string, VirtualMachineProps['podResources'], string[]]>([
  ['memory above its limit', { requests: { memory: '4Gi' }, limits: { memory: '2Gi' } }, ['HARDWARE_INVALID']],
  ['memory above its limit, in other units', { requests: { memory: '3G' }, limits: { memory: '2Gi' } }, ['HARDWARE_INVALID']],
  ['CPU above its limit', { requests: { cpu: '1500m' }, limits: { cpu: 1 } }, ['HARDWARE_INVALID']],
  ['the same amounts', { requests: { cpu: '1000m', memory: '2048Mi' }, limits: { cpu: 1, memory: '2Gi' } }, []],
  ['requests alone', { requests: { memory: '4Gi' } }, []],
  ['limits alone', { limits: { memory: '4Gi', cpu: 2 } }, []],
])('requests and limits: %s', (_, podResources, expected) => {
  expect(codes({ podResources })).toEqual(expected);
});
