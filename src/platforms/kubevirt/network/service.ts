import { isIP } from 'net';
import { nameOf, protocolOf, SERVICE_FIELDS } from './service-fields';
import { reachProblems } from './service-reach';
import { Problem, quote } from '../../../findings/problem';
import { Cidr } from '../../../model/cidr';
import { repeated } from '../../../model/repeated';
import { ServiceSpec, ServicePortSpec } from '../../../model/service';
import { NodeContext } from '../../context';
import { Rendering } from '../../driver';
import { Joint, KindBinding, put, take } from '../../fields';
import { metadataProblems } from '../../kubernetes/metadata';
import { DNS_LABEL, nameProblems } from '../../kubernetes/names';
import { MAIN } from '../../manifest';
import { ObjectReader, treeOf } from '../../reading';
import { notSupported } from '../../resolve/problems';
import { readExposure } from '../machine/exposure';
import { withFleet } from '../members';
import { objectOf } from '../object';
import { listed } from '../optional';
import { KubeVirtTarget } from '../target';

const NONE = 'None';

/** With two families the default policy is `PreferDualStack`. */
const families: Joint<ServiceSpec, KubeVirtTarget> = {
  write: ({ ipFamilies = [], ipFamilyPolicy }, tree) => {
    put(tree, ['spec', 'ipFamilies'], listed(ipFamilies));
    put(tree, ['spec', 'ipFamilyPolicy'], policyOf(ipFamilies, ipFamilyPolicy));
  },
  read: tree => {
    const ipFamilies = take<string[]>(tree, ['spec', 'ipFamilies']);
    const ipFamilyPolicy = take<string>(tree, ['spec', 'ipFamilyPolicy']);
    return { ...ipFamilies && { ipFamilies }, ...ipFamilyPolicy !== undefined && { ipFamilyPolicy } };
  },
};

const SERVICE = new KindBinding<ServiceSpec, KubeVirtTarget>({ fields: SERVICE_FIELDS, joints: { families } }, notSupported);

/** Renders a Service that the user adds to the Services that machines have by default. */
export function renderService(spec: ServiceSpec, context: NodeContext, target: KubeVirtTarget): Rendering {
  const service = withDefaults(spec);
  const problems = [...nameProblems('the name of the service', service.name, 63), ...serviceProblems(service), ...reachProblems(service, context)];
  return { problems, manifests: [objectOf(SERVICE.write(spec, context, target, problems), { id: MAIN, apiVersion: 'v1', kind: 'Service' })] };
}

/** Reads a Service that selects machines, unless it is the default Service of a machine. */
export const readService: ObjectReader<KubeVirtTarget> = (object, index, context, target) => {
  const { name, namespace } = object.metadata;
  // A machine's own Service is read as its exposure.
  const isOwn = index.find('VirtualMachine', namespace, name) !== undefined && readExposure(object, index.find('NetworkPolicy', namespace, name)).exposure !== undefined;
  if (isOwn) return undefined;
  const spec = SERVICE.read(treeOf(object), context, target);
  return spec.machines && { kind: 'service', spec: { ...spec, machines: withFleet(spec.machines, namespace, index) } };
};

type Service = ServiceSpec & Required<Pick<ServiceSpec, 'ports' | 'type' | 'externalIps' | 'ipFamilies' | 'sourceRanges'>>;

function withDefaults({ ports = [], type = 'ClusterIP', externalIps = [], ipFamilies = [], sourceRanges = [], ...spec }: ServiceSpec): Service {
  return { ...spec, ports, type, externalIps, ipFamilies, sourceRanges, ipFamilyPolicy: policyOf(ipFamilies, spec.ipFamilyPolicy) };
}

function policyOf(ipFamilies: readonly string[], given: string | undefined): string | undefined {
  return given ?? (ipFamilies.length === 2 ? 'PreferDualStack' : undefined);
}

/** Reports what the API server rejects in a Service. */
function serviceProblems(model: Service): Problem[] {
  const { name, ports, type, clusterIp, externalIps, ipFamilies, ipFamilyPolicy, sourceRanges } = model;
  const problems = metadataProblems(model.labels, model.annotations, '');
  const wrong = (what: string, got: unknown, allowed: string) => problems.push({
    code: 'SERVICE_INVALID', message: `invalid service "${name}": ${what}; the API server rejects the Service`, got: quote(got), allowed, fix: 'use an allowed value, or remove it',
  });
  const fromOutside = type !== 'ClusterIP';
  if (ports.length === 0 && clusterIp !== NONE) {
    problems.push({
      code: 'PORTS_MISSING', message: `service "${name}" has no ports`, fix: 'list the `ports`, or set `clusterIp` to "None" for a headless Service',
    });
  }
  if (clusterIp === NONE && fromOutside) wrong('a headless Service (`clusterIp` "None") cannot have this `type`', type, 'ServiceType.CLUSTER_IP');
  if (clusterIp !== undefined && clusterIp !== NONE && isIP(clusterIp) === 0) wrong('`clusterIp` is not an IP address', clusterIp, '"None" or an IP address');
  const [family] = ipFamilies;
  if (clusterIp !== undefined && family !== undefined && isIP(clusterIp) !== 0 && family !== `IPv${isIP(clusterIp)}`) {
    wrong('`clusterIp` is not of the first family', clusterIp, `an ${family} address, the first of \`ipFamilies\``);
  }
  for (const address of externalIps) {
    if (isIP(address) === 0 || /^(127\.|0\.0\.0\.0$|169\.254\.|::1?$|fe80:)/i.test(address)) wrong('`externalIps` has an invalid address', address, 'IP addresses of nodes');
  }
  if (new Set(ipFamilies).size !== ipFamilies.length) wrong('`ipFamilies` has a duplicate', ipFamilies, 'each version once');
  if (ipFamilies.length === 2 && ipFamilyPolicy === 'SingleStack') wrong('`ipFamilyPolicy` contradicts `ipFamilies`', ipFamilyPolicy, 'a dual-stack policy, because `ipFamilies` has both versions');
  if (model.keepsClientAddress && !fromOutside && externalIps.length === 0) {
    wrong('`keepsClientAddress` is only for Services with external traffic', true, 'ServiceType.NODE_PORT and LOAD_BALANCER, or `externalIps`');
  }
  if (sourceRanges.length > 0 && type !== 'LoadBalancer') wrong('`sourceRanges` is only for load balancers', sourceRanges, 'ServiceType.LOAD_BALANCER');
  for (const range of sourceRanges) if (!Cidr.parse(range)) wrong('`sourceRanges` has an invalid CIDR', range, 'CIDRs, e.g. 203.0.113.0/24');
  for (const port of ports) problems.push(...portProblems(port, name, fromOutside));
  problems.push(...twice(ports.map(port => `${protocolOf(port)} ${port.port}`), `port in service "${name}"`));
  const nodePorts = ports.filter(({ nodePort }) => nodePort !== undefined);
  // Entries with the same port but different protocols may share a node port. Entries with different ports need different node ports.
  const leadingTo = new Map(nodePorts.map(({ port, nodePort }) => [`${port} ${nodePort}`, `${nodePort}`]));
  problems.push(...twice([...leadingTo.values()], `node port in service "${name}"`));
  problems.push(...twice(ports.map(nameOf), `port name in service "${name}"`));
  return problems;
}

function portProblems(port: ServicePortSpec, service: string, fromOutside: boolean): Problem[] {
  const problems: Problem[] = [];
  for (const [property, value] of Object.entries({ port: port.port, targetPort: port.targetPort, nodePort: port.nodePort })) {
    if (value === undefined || isPortNumber(value)) continue;
    problems.push({
      code: 'PORT_INVALID', message: `\`${property}\` of service "${service}" is out of range`, got: quote(value), allowed: 'whole numbers from 1 to 65535', fix: 'correct the port',
    });
  }
  const wrong = (what: string, got: unknown, allowed: string) => problems.push({
    code: 'SERVICE_INVALID', message: `invalid service "${service}": ${what}; the API server rejects the Service`, got: quote(got), allowed, fix: 'use an allowed value, or remove it',
  });
  if (!DNS_LABEL.test(nameOf(port))) wrong('a port has an invalid name', nameOf(port), 'a DNS label of at most 63 characters');
  if (port.nodePort !== undefined && fromOutside && isPortNumber(port.nodePort) && (port.nodePort < 30000 || port.nodePort > 32767)) {
    problems.push({
      code: 'NODE_PORT_UNUSUAL',
      message: `\`nodePort\` of service "${service}" is outside of the default range, so most API servers reject the Service`,
      got: quote(port.nodePort),
      allowed: '30000 to 32767',
      fix: 'use a port of the range, or acknowledge this if the API server has another range (`--service-node-port-range`)',
    });
  }
  if (port.nodePort !== undefined && !fromOutside) wrong('`nodePort` is only for Services with external traffic', port.nodePort, 'ServiceType.NODE_PORT and LOAD_BALANCER');
  return problems;
}

function twice(values: readonly string[], what: string): Problem[] {
  return repeated(values).map(value => ({
    code: 'PORT_DUPLICATE', message: `duplicate ${what}; the API server rejects the Service`, got: quote(value), fix: 'remove or change one of them',
  }));
}

function isPortNumber(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 65535;
}
