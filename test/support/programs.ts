import { ApiObject, Chart, Size, Testing } from 'cdk8s';
import { IConstruct } from 'constructs';
import * as fc from 'fast-check';
import { good, PUBLIC_KEY } from './fleet';
import {
  BackupPlan, ClusterCatalog, Disk, Exposure, Findings, Fleet, FleetApp, FleetChart, GoldenImage, InstanceType, InstanceTypeSet, MachinePool,
  MachineService, MigrationPolicy, Network, NetworkIsolation, Platform, SecurityGroup, SshKey, StorageClass, Tenant, TrafficPeer, TrafficPort,
  VirtualMachine, VirtualMachineProps, VirtualMachineSnapshot, VirtualPrivateCloud,
} from '../../src';

/** One call of a generated program; the numbers choose among what is there. */
export interface Step {
  readonly op: string;
  readonly a: number;
  readonly b: number;
}

/** A program while it runs. */
export interface World {
  readonly app: FleetApp;
  readonly charts: Chart[];
  readonly machines: VirtualMachine[];
  readonly disks: Disk[];
  readonly vpcs: VirtualPrivateCloud[];
  readonly isolations: NetworkIsolation[];
  /** The properties of each construct. */
  readonly given: object[];
  /** All created objects. */
  readonly made: IConstruct[];
  next: number;
}

type Operation = (world: World, a: number, b: number) => void;

function one<T>(all: readonly T[], n: number): T | undefined {
  return all.length === 0 ? undefined : all[n % all.length];
}

/** Creates a construct with a unique name, and keeps its properties for later changes. */
function make<P extends object, C extends IConstruct>(world: World, a: number, type: new (scope: Chart, id: string, props: P) => C, props: P): C {
  world.given.push(props);
  const made = new type(one(world.charts, a)!, `x${world.next++}`, props);
  world.made.push(made);
  return made;
}

const labelsOf = (n: number) => ({ team: `t${n % 3}` });

function machineProps({ disks, vpcs }: World, a: number, b: number): VirtualMachineProps {
  const [disk, vpc] = [one(disks, b), one(vpcs, b)];
  return {
    ...good(),
    ...b % 3 === 0 && { instanceType: undefined },
    ...b % 5 === 0 && { sshKeys: [] },
    systemDisk: { size: Size.gibibytes(20 + a % 3) },
    ...disk && b % 2 === 0 && { disks: [disk] },
    ...b % 4 === 0 && { networks: vpc ? [vpc.subnet('one')] : [Network.vpcSubnet('vpc00', 'sub00')] },
    ...a % 2 === 0 && { labels: labelsOf(b), annotations: { note: String(b) } },
    ...b % 3 !== 0 && { cloudConfig: { packages: ['nginx'], users: b % 7 === 0 ? [{ name: 'Bad Name' }] : [{ name: 'ops' }] } },
  };
}

/** The steps of a program. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  machine: (world, a, b) => world.machines.push(make(world, a, VirtualMachine, machineProps(world, a, b))),
  disk: (world, a, b) => world.disks.push(make(world, a, Disk, {
    size: Size.gibibytes(1 + b % 9), labels: labelsOf(a), storageClass: b % 2 ? StorageClass.REPLICATED : undefined,
  })),
  vpc: (world, a, b) => world.vpcs.push(make(world, a, VirtualPrivateCloud, {
    subnets: { one: `172.16.${b % 200}.0/24` }, routes: [{ cidr: '10.9.0.0/16', nextHop: `172.16.${b % 200}.9` }], labels: labelsOf(b),
  })),
  group: (world, a, b) => {
    const machine = one(world.machines, b);
    if (machine) make(world, a, SecurityGroup, { machines: [machine], ingress: [{ peers: [TrafficPeer.cidr('203.0.113.0/24')], ports: [TrafficPort.tcp(443)] }] });
  },
  connections: (world, a, b) => {
    const [machine, other] = [one(world.machines, a), one(world.machines, b)];
    if (machine && other) machine.connections.allowFrom(other, TrafficPort.tcp(1 + b % 9));
  },
  isolation: (world, a, b) => world.isolations.push(make(world, a, NetworkIsolation, { ingress: b % 2 === 0 })),
  fleet: (world, a, b) => {
    const fleet = make(world, a, Fleet, { members: ['a', 'b'], machine: machineProps(world, a, b + 1), overrides: { a: { labels: labelsOf(b) } } });
    world.machines.push(...fleet.machines);
  },
  pool: (world, a, b) => make(world, a, MachinePool, { replicas: 1 + b % 3, machine: { ...good(), labels: labelsOf(a) } }),
  tenant: (world, a, b) => make(world, a, Tenant, { quota: { vcpus: 1 + b % 9 }, labels: labelsOf(a) }),
  service: (world, a, b) => {
    const machine = one(world.machines, b);
    if (machine) make(world, a, MachineService, { machines: machine, ports: [{ port: 80 + b % 9 }], externalIps: ['203.0.113.7'] });
  },
  plan: (world, a, b) => {
    const machine = one(world.machines, b);
    if (machine) make(world, a, BackupPlan, { machine, schedule: `${b % 60} 2 * * *`, labels: labelsOf(a) });
  },
  snapshot: (world, a, b) => {
    const machine = one(world.machines, b);
    if (machine) make(world, a, VirtualMachineSnapshot, { machine, labels: labelsOf(a) });
  },
  policy: (world, a, b) => {
    const machine = one(world.machines, b);
    if (machine) make(world, a, MigrationPolicy, { machines: machine, labels: labelsOf(a) });
  },
  types: (world, a, b) => make(world, a, InstanceTypeSet, { instanceTypes: [{ name: `own${b % 3}`, vcpus: 2, memory: Size.gibibytes(4), nodeSelector: { disk: 'ssd' } }] }),
  // More of what is there already.
  addDisk: ({ machines, next }, a, b) => one(machines, a)?.addDisk(`d${next + b}`, { size: Size.gibibytes(1 + b % 9) }),
  attachDisk: ({ machines, disks }, a, b) => {
    const disk = one(disks, b);
    if (disk) one(machines, a)?.attachDisk(disk);
  },
  addPackages: ({ machines }, a, b) => one(machines, a)?.cloudConfig.addPackages(`p${b % 5}`),
  addUser: ({ machines }, a, b) => one(machines, a)?.cloudConfig.addUser({ name: b % 4 ? `u${b % 5}` : 'not a name' }),
  addCommands: ({ machines }, a, b) => one(machines, a)?.cloudConfig.addRunCommands(`c${b % 3}`, ['true']),
  addSubnet: ({ vpcs }, a, b) => one(vpcs, a)?.addSubnet(`s${b % 5}`, `172.17.${b % 200}.0/24`),
  peer: ({ vpcs }, a, b) => {
    const other = one(vpcs, b);
    if (other) one(vpcs, a)?.peerWith(other);
  },
  allow: ({ isolations, machines, next }, a, b) => {
    const to = one(machines, b);
    if (to) one(isolations, a)?.allow(`r${next}`, { to: TrafficPeer.machines(to), ports: [TrafficPort.tcp(80)] });
  },
  acknowledge: ({ made, app }, a, b) => Findings.acknowledge(one(made, a) ?? app, one(['NO_LOGIN', 'WHOLE_IP', 'VPC_NOT_ROUTED', 'SECURITY_GROUP_ISOLATES_NOTHING'], b)!, 'generated'),
  dependency: ({ made }, a, b) => {
    const [from, to] = [one(made, a), one(made, b)];
    if (from && to && made.indexOf(from) > made.indexOf(to)) from.node.addDependency(to);
  },
  label: ({ machines }, a, b) => {
    const machine = one(machines, a);
    if (machine && machine.node.tryFindChild('Resource')) ApiObject.of(machine).metadata.addLabel('patched', `v${b % 3}`);
  },
  object: (world, a, b) => {
    const scope = one(world.made, a) ?? world.charts[0];
    new ApiObject(scope as any, `own${world.next++}`, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `cm${world.next}` }, data: { b } } as any);
  },
  // A user's child with the id of a library object.
  inTheWay: ({ made, next }, a) => {
    const scope = one(made, a);
    if (scope && !scope.node.tryFindChild('Resource')) new ApiObject(scope as any, 'Resource', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `way${next}` } });
  },
  remove: ({ made }, a) => {
    const gone = one(made, a);
    gone?.node.scope?.node.tryRemoveChild(gone.node.id);
  },
  removeObject: ({ made }, a) => one(made, a)?.node.tryRemoveChild('Resource'),
  grow: ({ given }, a) => {
    const value = one(given, a);
    if (value) grow(value);
  },
  platform: ({ charts }, a, b) => (b % 3 === 0 ? Platform.cozystack() : kubevirt()).applyTo(one(charts, a)!),
};

/** Changes every list, map and object of a value, however deep: constructs and values of classes are left alone. */
export function grow(value: any): void {
  if (Array.isArray(value)) {
    value.forEach(grow);
    if (value.length > 0) value.push(typeof value[0] === 'string' ? `${value[0]}x` : value[0]);
    else value.push('grown');
  } else if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    for (const key of Object.keys(value)) {
      grow(value[key]);
      if (typeof value[key] === 'string') value[key] = `${value[key]}x`;
      else if (typeof value[key] !== 'object' || value[key] === null || Object.getPrototypeOf(value[key]) !== Object.prototype && !Array.isArray(value[key])) delete value[key];
    }
    value.grown = 'grown';
  }
}

const ops = Object.keys(OPERATIONS);
const number = fc.nat({ max: 59 });
const step: fc.Arbitrary<Step> = fc.record({ op: fc.constantFrom('machine', 'disk', ...ops), a: number, b: number });

/** Generated programs. The first steps create machines and networks for the later steps. */
export const programs: fc.Arbitrary<Step[]> = fc.tuple(number, number, fc.array(step, { maxLength: 25 }))
  .map(([a, b, more]) => [{ op: 'disk', a, b }, { op: 'vpc', a: 0, b }, { op: 'machine', a, b }, { op: 'machine', a: b, b: a }, ...more]);

/** Runs a program. `between` sees the world after each step. */
export function run(program: readonly Step[], between: (world: World, i: number) => void = () => undefined): FleetApp {
  const app = new FleetApp({ outdir: Testing.app().outdir, quiet: true, defaults: { instanceType: InstanceType.fromName('u1.medium') } });
  const hikube = Platform.hikube();
  const charts = [
    new FleetChart(app, 'cozystack', { platform: Platform.cozystack(), namespace: 'tenant-a' }),
    new FleetChart(app, 'kubevirt', { platform: kubevirt(), namespace: 'prod', defaults: { exposure: Exposure.none(), sshKeys: [SshKey.fromString(PUBLIC_KEY)] } }),
    new Chart(app, 'plain'),
  ];
  hikube.applyTo(charts[2]);
  const world: World = { app, charts, machines: [], disks: [], vpcs: [], isolations: [], given: [], made: [], next: 0 };
  program.forEach(({ op, a, b }, i) => {
    OPERATIONS[op](world, a, b);
    between(world, i);
  });
  return app;
}

function kubevirt(): Platform {
  return Platform.kubevirt({ catalog: ClusterCatalog.extend({ goldenImages: [{ name: 'noble', image: GoldenImage.UBUNTU_24_04 }] }) });
}
