import { Size } from 'cdk8s';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import * as fleet from '../../src';
import { Exposure, Findings, FleetApp, FleetChart, GoldenImage, InstanceType, MachinePool, Network, NetworkIsolation, Platform, SshKey, TrafficPeer, TrafficPort, VirtualMachine, VirtualPrivateCloud } from '../../src';
import { propertiesOf, real, structWith } from '../support/calls';
import { GOOD, PUBLIC_KEY } from '../support/fleet';
import { grow } from '../support/programs';
import { CONSTRUCTORS } from '../support/signatures';

type Props = Record<string, unknown>;
type Made = Construct & { readonly givenProps: Props };

/** Each class of constructs, and the type of its properties. */
const CLASSES = Object.entries(CONSTRUCTORS).flatMap(([name, parameters]): [string, string][] => {
  const props = parameters.at(-1)!.split(' ')[1];
  return Construct.isConstruct((fleet as any)[name].prototype) ? [[name, props]] : [];
});

function make(type: string, props: Props): Made {
  const constructor = (fleet as unknown as Record<string, new (...values: unknown[]) => Made>)[type];
  if (type === 'FleetApp') return new constructor(props);
  return new constructor(type === 'FleetChart' ? new FleetApp({ outdir: 'unused' }) : chart(), 'own', props);
}

const chart = () => new FleetChart(new FleetApp({ outdir: 'unused' }), 'prod', { platform: Platform.kubevirt() });

/** A deep copy of lists and maps with the same constructs and values. Undefined members are removed. */
function copy(value: any): any {
  if (Array.isArray(value)) return value.map(copy);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined).map(([key, each]) => [key, copy(each)]));
}

const isRight = (construct: Construct) => !Findings.of(construct).some(({ code }) => code === 'PROPERTY_TYPE' || code === 'PROPERTY_UNKNOWN');

test.each(CLASSES)('a %s returns a copy of each property', (type, struct) => {
  for (const property of propertiesOf(struct)) {
    let tried = 0;
    for (const sample of fc.sample(structWith(struct, property), { numRuns: 60, seed: 20261126 })) {
      const given = real(sample);
      if (given[property] === undefined) continue;
      const construct = make(type, given);
      if (!isRight(construct)) continue;
      const expected = copy(given) as Props;
      expect(construct.givenProps).toEqual(expected);
      expect(Object.keys(construct.givenProps)).toContain(property);
      grow(construct.givenProps);
      grow(given);
      expect(construct.givenProps).toEqual(expected);
      if (++tried === 5) break;
    }
    expect([property, tried > 0]).toEqual([property, true]);
  }
});

test('with invalid properties, a construct returns none, an app and a chart the valid properties', () => {
  expect(make('Disk', { size: 5, optical: true }).givenProps).toEqual({});
  expect(make('FleetChart', { namespace: 'prod', labels: 5 }).givenProps).toEqual({ namespace: 'prod' });
});

test('later additions are returned too, as a copy', () => {
  const scope = chart();
  const [one, two] = ['one', 'two'].map(id => new VirtualPrivateCloud(scope, id));
  one.peerWith(two);
  one.peers.pop();
  expect([one.peers, two.peers]).toEqual([[two], [one]]);
  const isolation = new NetworkIsolation(scope, 'deny');
  const traffic = { from: TrafficPeer.anywhere(), ports: [TrafficPort.tcp(443)] };
  isolation.allow('web', traffic);
  isolation.allowedTraffic.web.ports!.pop();
  expect(isolation.allowedTraffic).toEqual({ web: traffic });
  const machine = new VirtualMachine(scope, 'web', { ...GOOD, cloudConfig: { packages: ['nginx'] } });
  machine.cloudConfig.addPackages('curl');
  expect(machine.cloudConfig.document).toBe('#cloud-config\npackages:\n  - curl\n  - nginx\n');
});

test('names equal the names of the objects', () => {
  const pool = { replicas: 1, machine: GOOD };
  expect([new MachinePool(chart(), 'pool', pool), new MachinePool(chart(), 'other', { ...pool, name: 'pool' })].map(({ poolName }) => poolName)).toEqual(['pool', 'pool']);
  const members = { members: ['a'], machine: GOOD };
  const fleets = [new fleet.Fleet(chart(), 'web', members), new fleet.Fleet(chart(), 'other', { ...members, name: 'web' })];
  expect(fleets.map(({ fleetName }) => fleetName)).toEqual(['web', 'web']);
});

describe('a value class returns its content', () => {
  const exposed = ({ isPublic, isWholeIp, tcpPorts, udpPorts, allowIcmp }: Exposure) => ({ isPublic, isWholeIp, tcpPorts, udpPorts, allowIcmp });

  test('an exposure', () => {
    const list = Exposure.portList([22, 443], { udp: [53], allowIcmp: false });
    list.tcpPorts.pop();
    list.udpPorts.pop();
    expect(exposed(list)).toEqual({ isPublic: true, isWholeIp: false, tcpPorts: [22, 443], udpPorts: [53], allowIcmp: false });
    expect(exposed(Exposure.wholeIp())).toEqual({ isPublic: true, isWholeIp: true, tcpPorts: [], udpPorts: [], allowIcmp: undefined });
    expect(exposed(Exposure.none())).toEqual({ isPublic: false, isWholeIp: false, tcpPorts: [], udpPorts: [], allowIcmp: undefined });
  });

  test('an instance type, an image, a key', () => {
    const smallest = InstanceType.atLeast({ vcpus: 2, memory: Size.gibibytes(4) });
    expect([InstanceType.of(fleet.InstanceSeries.U1, fleet.InstanceSize.LARGE).name, smallest.name]).toEqual(['u1.large', undefined]);
    expect([GoldenImage.UBUNTU_24_04.name, GoldenImage.fromName('own').name]).toEqual(['ubuntu-24.04', 'own']);
    const key = SshKey.fromString(`# ops\n${PUBLIC_KEY}\n`);
    key.publicKeys.pop();
    expect(key.publicKeys).toEqual([PUBLIC_KEY]);
  });

  test('a network', () => {
    const said = ({ name, vpcName, subnetName, isPodNetwork }: Network) => ({ name, vpcName, subnetName, isPodNetwork });
    expect(said(Network.fromName('storage'))).toEqual({ name: 'storage', isPodNetwork: false });
    expect(said(Network.pod())).toEqual({ isPodNetwork: true });
    expect(said(new VirtualPrivateCloud(chart(), 'vpc').subnet('db'))).toEqual({ vpcName: 'vpc', subnetName: 'db', isPodNetwork: false });
  });

  test('an invalid value returns nothing, and its construct reports the problem', () => {
    const unset = undefined as any;
    const named = [InstanceType.fromName(unset), GoldenImage.fromName(unset), Network.fromName(unset)];
    expect(named.map(({ name }) => name)).toEqual([undefined, undefined, undefined]);
    expect([SshKey.fromString(unset).publicKeys, Exposure.portList(unset).tcpPorts, Exposure.portList(unset).isPublic]).toEqual([[], [], false]);
  });
});
