import { entriesOf } from './by-type';
import { durationOf, sizeOf } from './quantities';
import { diskIn, groupIn, selectionIn } from './references';
import { NotSayable, Scope } from './scope';
import { CpuTopology } from '../../constructs/instance-type/cpu-topology';
import { InstanceSeries } from '../../constructs/instance-type/instance-series';
import { InstanceSize } from '../../constructs/instance-type/instance-size';
import { NETWORK_INTERFACE } from '../../constructs/machine/schema';
import { call, constant, Entries, Expression, list, literal, object, options, value } from '../program/expression';
import { FROM_LIBRARY } from '../program/run';

type Writer = (data: any, scope: Scope) => Expression;

/** A value of a class, created by the factory that a person would choose. */
export function classExpression(name: string, data: unknown, unit: string | undefined, scope: Scope): Expression {
  if (unit !== undefined) return durationOf(data as number, unit);
  const write = WRITERS[name];
  if (write === undefined) throw new NotSayable(`no factory returns a ${name}`);
  return write(data, scope);
}

/** The properties of an object, which is plain data, except the properties `without`. */
function rest(data: object, ...without: readonly string[]): Entries {
  return Object.entries(data).filter(([key, each]) => each !== undefined && !without.includes(key)).map(([key, each]) => [key, literal(each)]);
}

/** The constant of the class with this value. Undefined if no constant has this value. */
function known(type: string, matches: (each: any) => boolean): Expression | undefined {
  const [member] = Object.entries(FROM_LIBRARY[type]).find(([, each]) => each instanceof FROM_LIBRARY[type] && matches(each)) ?? [];
  return member === undefined ? undefined : constant(type, member);
}

const byName = (type: string): Writer => name => known(type, each => each.name === name) ?? call(type, 'fromName', value(name));

const WRITERS: Readonly<Record<string, Writer>> = {
  Size: sizeOf,
  StorageClass: byName('StorageClass'),
  Gpu: byName('Gpu'),
  InstanceType: (data, scope) => instanceType(typeof data === 'string' ? { kind: 'named', name: data } : data, scope),
  InstanceProfile: (data, scope) => instanceProfile(typeof data === 'string' ? { kind: 'named', name: data } : data, scope),
  GoldenImage: ({ id, name }) => {
    const found = id === undefined ? undefined : known('GoldenImage', each => each._model().id === id);
    if (id !== undefined && found === undefined) throw new NotSayable(`there is no golden image ${id}`);
    return found ?? call('GoldenImage', 'fromName', value(name));
  },
  Exposure: ({ kind, tcp, udp, allowIcmp }) => kind !== 'portList' ? call('Exposure', kind) : call('Exposure', 'portList', literal(tcp), ...options([
    ...udp?.length > 0 ? [['udp', literal(udp)] as const] : [], ...allowIcmp === undefined ? [] : [['allowIcmp', value(allowIcmp)] as const],
  ])),
  Network: network,
  Probe: ({ question, initialDelaySeconds, periodSeconds, timeoutSeconds, failureThreshold }) => {
    const times = { initialDelay: initialDelaySeconds, period: periodSeconds, timeout: timeoutSeconds };
    const more = options([
      ...Object.entries(times).filter(([, each]) => each !== undefined).map(([key, each]) => [key, durationOf(each!, 'seconds')] as const),
      ...failureThreshold === undefined ? [] : [['failureThreshold', value(failureThreshold)] as const],
    ]);
    if (question.tcpSocket) return call('Probe', 'tcp', value(question.tcpSocket.port), ...more);
    if (question.httpGet) return call('Probe', 'http', value(question.httpGet.port), ...question.httpGet.path === undefined && more.length === 0 ? [] : [value(question.httpGet.path)], ...more);
    return question.exec ? call('Probe', 'exec', literal(question.exec.command), ...more) : call('Probe', 'guestAgent', ...more);
  },
  AccessCredential: ({ kind, secret, users }) => call('AccessCredential', kind, value(secret), ...users ? [literal(users)] : []),
  Filesystem: ({ name, source }) => source ? call('Filesystem', source.kind, value(name), value(source.name)) : call('Filesystem', 'fromName', value(name)),
  NodeAffinity: ({ weight, ...condition }) => weight === undefined
    ? call('NodeAffinity', 'requires', nodeLabel(condition)) : call('NodeAffinity', 'prefers', nodeLabel(condition), value(weight)),
  MachineAffinity: ({ machines, podLabels, separate, label, weight }, scope) => call('MachineAffinity', affinityMethod(machines, separate), machines ? selectionIn(machines, scope) : literal(podLabels), ...options([
    ...label === 'kubernetes.io/hostname' ? [] : [['label', value(label)] as const], ...weight === undefined ? [] : [['weight', value(weight)] as const],
  ])),
  Spread: ({ label, maxSkew, strict }) => {
    const more = options([...maxSkew === 1 ? [] : [['maxSkew', value(maxSkew)] as const], ...strict ? [['strict', value(true)] as const] : []]);
    const method = Object.entries(SPREADS).find(([, each]) => each === label)?.[0];
    return method ? call('Spread', method, ...more) : call('Spread', 'over', value(label), ...more);
  },
  DiskSource: diskSource,
  CpuTopology: data => data.kind === 'spread'
    ? call('CpuTopology', 'spread', enumMember('SpreadAcross', data.across), value(data.ratio)) : known('CpuTopology', each => (each as CpuTopology)._model().kind === data.kind)!,
  PercentOrAbsolute: data => typeof data === 'number' ? call('PercentOrAbsolute', 'absolute', value(data)) : call('PercentOrAbsolute', 'percent', value(percent(data))),
  GoldenImageSource: ({ kind, url, schedule }) => call('GoldenImageSource', kind, value(url), ...schedule === undefined || schedule === '0 4 * * *' ? [] : [value(schedule)]),
  TrafficPort: ({ protocol, port, last }) => last === undefined
    ? call('TrafficPort', protocol.toLowerCase(), value(port)) : call('TrafficPort', `${protocol.toLowerCase()}Range`, value(port), value(last)),
  TrafficPeer: trafficPeer,
  ClusterCatalog: data => call('ClusterCatalog', data.replaces ? 'replace' : 'extend', literal(data)),
};

const SPREADS: Readonly<Record<string, string>> = { overHosts: 'kubernetes.io/hostname', overZones: 'topology.kubernetes.io/zone' };

function percent(text: string): number {
  const [, number] = /^(\d+)%$/.exec(text) ?? [];
  if (number === undefined) throw new NotSayable(`${text} is not a percentage`);
  return Number(number);
}

function enumMember(type: string, data: unknown): Expression {
  const [member] = Object.entries(FROM_LIBRARY[type]).find(([, each]) => each === data) ?? [];
  if (member === undefined) throw new NotSayable(`${type} has no member for ${String(data)}`);
  return constant(type, member);
}

function instanceType(data: any, scope: Scope): Expression {
  if (data.kind === 'inferred') return call('InstanceType', 'inferred', ...data.disk === undefined ? [] : [diskIn({ name: data.disk }, scope)]);
  if (data.kind === 'smallest') throw new NotSayable('a manifest names its instance type');
  const [series, size, ...more] = data.name.split('.');
  const parts = [known('InstanceSeries', (each: InstanceSeries) => each.name === series), known('InstanceSize', (each: InstanceSize) => each.name === size)];
  if (more.length === 0 && parts[0] && parts[1] && data.namespaced === undefined) return call('InstanceType', 'of', parts[0], parts[1]);
  return call('InstanceType', 'fromName', value(data.name), ...options(rest({ namespaced: data.namespaced })));
}

function instanceProfile(data: any, scope: Scope): Expression {
  if (data.kind === 'inferred') return call('InstanceProfile', 'inferred', ...data.disk === undefined ? [] : [diskIn({ name: data.disk }, scope)]);
  const found = data.namespaced === undefined ? known('InstanceProfile', each => each.name === data.name) : undefined;
  return found ?? call('InstanceProfile', 'fromName', value(data.name), ...options(rest({ namespaced: data.namespaced })));
}

function affinityMethod(machines: object | undefined, separate: boolean): string {
  if (machines) return separate ? 'separate' : 'colocate';
  return separate ? 'separateFromPods' : 'colocateWithPods';
}

function network(data: any, scope: Scope): Expression {
  const nic = data.nic === undefined ? undefined : object(entriesOf(NETWORK_INTERFACE, data.nic, scope));
  if (data.kind === 'named') return call('Network', 'fromName', value(data.name), ...nic ? [nic] : []);
  if (data.kind === 'pod') return call('Network', 'pod', ...options([...rest(data, 'kind', 'nic'), ...nic ? [['nic', nic] as const] : []]));
  const vpc = data.elsewhere === undefined ? scope.construct('privateNetwork', data.vpc) : undefined;
  return vpc ? { kind: 'invoke', on: vpc, method: 'subnet', args: [value(data.subnet)] } : call('Network', 'vpcSubnet', value(data.vpc), value(data.subnet));
}

function nodeLabel({ label, operator, values }: any): Expression {
  const method = { In: 'isIn', NotIn: 'isNotIn', Exists: 'exists', DoesNotExist: 'doesNotExist', Gt: 'greaterThan', Lt: 'lessThan' }[operator as 'In'];
  if (operator === 'Gt' || operator === 'Lt') return call('NodeLabel', method, value(label), value(Number(values[0])));
  return call('NodeLabel', method, value(label), ...operator === 'In' || operator === 'NotIn' ? [literal(values)] : []);
}

function diskSource(data: any, scope: Scope): Expression {
  const { kind } = data;
  switch (kind) {
    case 'blank': return call('DiskSource', data.installed ? 'installed' : 'blank');
    case 'upload': return call('DiskSource', 'upload');
    case 'image': return call('DiskSource', 'image', WRITERS.GoldenImage(data.image, scope));
    case 'disk': return call('DiskSource', 'disk', diskIn(data, scope));
    case 'http': case 's3': case 'gcs': return call('DiskSource', kind, value(data.url), ...options(rest(data, 'kind', 'url')));
    case 'registry': return data.imageStream === undefined
      ? call('DiskSource', 'registry', value(data.url), ...options(rest(data, 'kind', 'url'))) : call('DiskSource', 'imageStream', value(data.imageStream));
    case 'imageio': return call('DiskSource', 'imageIo', object(rest(data, 'kind')));
    case 'vddk': return call('DiskSource', 'vddk', object(rest(data, 'kind')));
    default: {
      const method = { pvc: 'volumeClaim', snapshot: 'snapshot', dataSource: 'dataSource' }[data.to as 'pvc'];
      return call('DiskSource', method, value(data.name), ...data.namespace === undefined ? [] : [value(data.namespace)]);
    }
  }
}

function trafficPeer(data: any, scope: Scope): Expression {
  switch (data.kind) {
    case 'machines': return call('TrafficPeer', 'machines', selectionIn(data.machines, scope));
    case 'cidr': return call('TrafficPeer', 'cidr', value(data.cidr), ...data.except ? [list(data.except.map(value))] : []);
    case 'namespace': case 'domain': return call('TrafficPeer', data.kind, value(data.name));
    case 'group': return call('TrafficPeer', 'securityGroup', groupIn(data.group, scope));
    case 'application': return call('TrafficPeer', 'application', value(data.application), value(data.name));
    default: return call('TrafficPeer', data.kind);
  }
}
