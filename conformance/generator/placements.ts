/** Placements of machines, as the pages and docstrings describe them, and the nodes on which they are tested. */
import { Chart, Size } from 'cdk8s';
import {
  CpuArchitecture, EphemeralDisk, Fleet, MachineAffinity, NodeAffinity, NodeLabel, Spread, TaintEffect, VirtualMachine, VirtualMachineProps,
} from '../../src';
import { NodeSpec } from '../cluster/scheduler';

/** Nodes in three zones. Zone a also has a node of another architecture, and zone b a node with a taint. */
export const NODES: readonly NodeSpec[] = [
  { name: 'a1', zone: 'a', labels: { 'example.com/cores': '8', 'example.com/ssd': '' } },
  { name: 'b1', zone: 'b', labels: { 'example.com/cores': '32' } },
  { name: 'c1', zone: 'c', labels: { 'example.com/cores': '64', 'example.com/radio': 'zigbee' } },
  { name: 'arm', zone: 'a', architecture: 'arm64' },
  { name: 'tainted', zone: 'b', labels: { 'example.com/pool': 'own' }, taints: [{ key: 'example.com/own', value: 'yes', effect: 'NoSchedule' }] },
];

/** The node of each machine in the order of the manifests; `undefined` for a machine that stays pending. */
type Where = readonly (NodeSpec | undefined)[];

interface More {
  readonly architecture?: CpuArchitecture;
  /** A node that accepts no new pods. */
  readonly cordoned?: string;
  /** A node that is removed after the start. */
  readonly gone?: string;
}

export interface Placement extends More {
  readonly what: string;
  /** The property of the machine that this placement tests. */
  readonly field?: string;
  readonly machines: (chart: Chart) => void;
  readonly isAsSaid: (where: Where) => boolean;
}

const BASE: VirtualMachineProps = {
  resources: { cores: 1, memory: Size.gibibytes(1) },
  disks: [EphemeralDisk.containerImage('system', 'quay.io/containerdisks/fedora:42')],
};

const machine = (name: string, props: VirtualMachineProps) => (chart: Chart): VirtualMachine => (
  new VirtualMachine(chart, name, { ...BASE, ...props })
);
const fleet = (members: readonly string[], spread: Spread, props: VirtualMachineProps) => (chart: Chart): Fleet => (
  new Fleet(chart, 'web', { members: [...members], spread: [spread], machine: { ...BASE, ...props } })
);

const ZONE = 'topology.kubernetes.io/zone';
const CORES = 'example.com/cores';
const THREE = ['a', 'b', 'c'];

const hosts = (where: Where) => new Set(where.map(node => node?.name));
const zones = (where: Where) => new Set(where.map(node => node?.zone));
const pending = (where: Where) => where.filter(node => node === undefined).length;
const eachAlone = (by: typeof hosts) => (where: Where) => pending(where) === 0 && by(where).size === where.length;
const shareTwo = (where: Where) => pending(where) === 0 && hosts(where).size === 2;
const runOn = (name: string | undefined) => (where: Where) => where.every(node => node?.name === name);

const SPREADS: readonly [what: string, members: readonly string[], spread: Spread, isAsSaid: (where: Where) => boolean, more?: More][] = [
  ['members that are spread strictly over hosts have a host each', THREE, Spread.overHosts({ strict: true }), eachAlone(hosts)],
  ['members that are spread over hosts have a host each', THREE, Spread.overHosts(), eachAlone(hosts)],
  ['members that are spread strictly over zones have a zone each', THREE, Spread.overZones({ strict: true }), eachAlone(zones)],
  ['of four members two have the same zone', [...THREE, 'd'], Spread.overZones({ strict: true }), where => pending(where) === 0 && zones(where).size === 3],
  ['a strictly spread member stays pending while a host accepts no pods', THREE, Spread.overHosts({ strict: true }), where => pending(where) === 1, { cordoned: 'c1' }],
  ['another member shares a host then', THREE, Spread.overHosts(), shareTwo, { cordoned: 'c1' }],
  ['a maximum skew of two lets it share a host then', THREE, Spread.overHosts({ strict: true, maxSkew: 2 }), shareTwo, { cordoned: 'c1' }],
  ['the member of a removed host shares another one, also if spread strictly', THREE, Spread.overHosts({ strict: true }), shareTwo, { gone: 'c1' }],
];

const AFFINITIES: readonly [what: string, machines: (chart: Chart) => void, isAsSaid: (where: Where) => boolean][] = [
  ['a machine near a fleet is in a zone of it', chart => {
    const web = fleet(['a', 'b'], Spread.overHosts(), { nodeAffinity: [NodeAffinity.required(ZONE, ['a', 'c'])] })(chart);
    machine('build', { machineAffinity: [MachineAffinity.colocate(web, { label: ZONE, weight: 50 })] })(chart);
  }, where => pending(where) === 0 && !zones(where).has('b')],
  ['a machine that must be near another one has its host', chart => {
    const db = machine('db', { nodeSelector: { 'kubernetes.io/hostname': 'b1' } })(chart);
    machine('app', { machineAffinity: [MachineAffinity.colocate(db)] })(chart);
  }, runOn('b1')],
  ['machines that must be apart have a host each', chart => {
    const db = machine('db', {})(chart);
    machine('standby', { machineAffinity: [MachineAffinity.separate(db)] })(chart);
  }, eachAlone(hosts)],
  ['a machine that must be apart and near stays pending', chart => {
    const db = machine('db', {})(chart);
    machine('standby', { machineAffinity: [MachineAffinity.separate(db), MachineAffinity.colocate(db)] })(chart);
  }, where => pending(where) === 1],
];

const requires = (...labels: readonly NodeLabel[]): VirtualMachineProps => ({ nodeAffinity: labels.map(label => NodeAffinity.requires(label)) });
const RADIO: VirtualMachineProps = { nodeSelector: { 'example.com/radio': 'zigbee' } };
const OWN_POOL: VirtualMachineProps = { nodeSelector: { 'example.com/pool': 'own' } };

/** The node of one machine; `undefined` if it stays pending. */
const MACHINES: readonly [what: string, field: string | undefined, props: VirtualMachineProps, node: string | undefined, more?: More][] = [
  ['a required zone', 'nodeAffinity', { nodeAffinity: [NodeAffinity.required(ZONE, ['c'])] }, 'c1'],
  ['a required zone that does not exist', 'nodeAffinity', { nodeAffinity: [NodeAffinity.required(ZONE, ['z'])] }, undefined],
  ['a preferred zone', 'nodeAffinity', { nodeAffinity: [NodeAffinity.preferred(ZONE, ['c'], 100)] }, 'c1'],
  ['a preferred zone whose host accepts no pods', 'nodeAffinity', {
    nodeAffinity: [NodeAffinity.preferred(ZONE, ['c'], 100), NodeAffinity.required(ZONE, ['a', 'c'])],
  }, 'a1', { cordoned: 'c1' }],
  ['a label above a number', 'nodeAffinity', requires(NodeLabel.greaterThan(CORES, 32)), 'c1'],
  ['a label below a number', 'nodeAffinity', requires(NodeLabel.lessThan(CORES, 32)), 'a1'],
  ['a label that exists', 'nodeAffinity', requires(NodeLabel.exists('example.com/ssd')), 'a1'],
  ['two conditions', 'nodeAffinity', requires(NodeLabel.isNotIn(ZONE, ['a']), NodeLabel.lessThan(CORES, 64)), 'b1'],
  ['the node with the radio', 'nodeSelector', RADIO, 'c1'],
  ['the node with the radio, which accepts no pods', 'nodeSelector', RADIO, undefined, { cordoned: 'c1' }],
  ['a tainted node', 'tolerations', OWN_POOL, undefined],
  ['a tolerated taint', 'tolerations', { ...OWN_POOL, tolerations: [{ key: 'example.com/own', value: 'yes', effect: TaintEffect.NO_SCHEDULE }] }, 'tainted'],
  ['a taint tolerated by its key', 'tolerations', { ...OWN_POOL, tolerations: [{ key: 'example.com/own' }] }, 'tainted'],
  ['every taint tolerated', 'tolerations', { ...OWN_POOL, tolerations: [{}] }, 'tainted'],
  ['another taint tolerated', 'tolerations', { ...OWN_POOL, tolerations: [{ key: 'example.com/other' }] }, undefined],
  ['another value tolerated', 'tolerations', { ...OWN_POOL, tolerations: [{ key: 'example.com/own', value: 'no' }] }, undefined],
  ['another effect tolerated', 'tolerations', { ...OWN_POOL, tolerations: [{ key: 'example.com/own', effect: TaintEffect.NO_EXECUTE }] }, undefined],
  ['the architecture arm64', undefined, {}, 'arm', { architecture: CpuArchitecture.ARM64 }],
  ['the architecture amd64 on a node for arm64', undefined, { nodeSelector: { 'kubernetes.io/hostname': 'arm' } }, undefined],
];

export const PLACEMENTS: readonly Placement[] = [
  ...SPREADS.map(([what, members, spread, isAsSaid, more]): Placement => ({
    what, field: 'spread', machines: fleet(members, spread, requires(NodeLabel.doesNotExist('example.com/pool'))), isAsSaid, ...more,
  })),
  ...AFFINITIES.map(([what, machines, isAsSaid]): Placement => ({ what, field: 'machineAffinity', machines, isAsSaid })),
  ...MACHINES.map(([what, field, props, node, more]): Placement => ({ what, field, machines: machine('web', props), isAsSaid: runOn(node), ...more })),
];
