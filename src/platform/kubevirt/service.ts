import { isIP } from 'net';
import { selectorOf } from './labels';
import { listed } from './optional';
import { Problem, quote } from '../../findings/problem';
import { Cidr } from '../../model/cidr';
import { repeated } from '../../model/repeated';
import { ServiceModel, ServicePortModel } from '../../model/service';
import { Rendering } from '../driver';
import { metadataProblems } from '../kubernetes/metadata';
import { DNS_LABEL, nameProblems } from '../kubernetes/names';
import { MAIN, Manifest } from '../manifest';

const NONE = 'None';

/** A Service beside those that machines have. */
export function renderService(model: ServiceModel): Rendering {
  return { problems: [...nameProblems('the name of the service', model.name, 63), ...serviceProblems(model)], manifests: [manifest(model)] };
}

function manifest(model: ServiceModel): Manifest {
  const { name, labels, annotations, externalIps, ipFamilies, sourceRanges, ports } = model;
  const spec = {
    type: model.type,
    clusterIP: model.clusterIp,
    selector: selectorOf(model.machines),
    ports: ports.length === 0 ? undefined : ports.map(port => ({
      name: nameOf(port), port: port.port, targetPort: port.targetPort ?? port.port, protocol: protocolOf(port), nodePort: port.nodePort,
    })),
    externalIPs: listed(externalIps),
    ipFamilies: listed(ipFamilies),
    ipFamilyPolicy: model.ipFamilyPolicy,
    sessionAffinity: model.sticky ? 'ClientIP' : undefined,
    externalTrafficPolicy: model.keepsClientAddress ? 'Local' : undefined,
    loadBalancerSourceRanges: listed(sourceRanges),
  };
  return { id: MAIN, apiVersion: 'v1', kind: 'Service', name, labels, annotations, body: { spec } };
}

/** What the API server refuses of a Service. */
function serviceProblems(model: ServiceModel): Problem[] {
  const { name, ports, type, clusterIp, externalIps, ipFamilies, ipFamilyPolicy, sourceRanges } = model;
  const problems = metadataProblems(model.labels, model.annotations, '');
  const wrong = (what: string, got: unknown, allowed: string) => problems.push({
    code: 'SERVICE_INVALID', message: `${what} of service "${name}"; the API server refuses it`, got: quote(got), allowed, fix: 'give what is allowed, or leave it out',
  });
  const fromOutside = type !== 'ClusterIP';
  if (ports.length === 0 && clusterIp !== NONE) {
    problems.push({
      code: 'PORTS_MISSING', message: `service "${name}" has no ports`, fix: 'list the `ports`, or make it headless: `clusterIp: \'None\'`',
    });
  }
  if (clusterIp === NONE && fromOutside) wrong('`clusterIp: \'None\'` beside the type', type, 'ServiceType.CLUSTER_IP');
  if (clusterIp !== undefined && clusterIp !== NONE && isIP(clusterIp) === 0) wrong('`clusterIp`', clusterIp, '"None" or an IP address');
  const [family] = ipFamilies;
  if (clusterIp !== undefined && family !== undefined && isIP(clusterIp) !== 0 && family !== `IPv${isIP(clusterIp)}`) {
    wrong('`clusterIp`', clusterIp, `an ${family} address, the first of \`ipFamilies\``);
  }
  for (const address of externalIps) {
    if (isIP(address) === 0 || /^(127\.|0\.0\.0\.0$|169\.254\.|::1?$|fe80:)/i.test(address)) wrong('`externalIps`', address, 'IP addresses of nodes');
  }
  if (new Set(ipFamilies).size !== ipFamilies.length) wrong('`ipFamilies`', ipFamilies, 'each version once');
  if (ipFamilies.length === 2 && ipFamilyPolicy === 'SingleStack') wrong('`ipFamilyPolicy`', ipFamilyPolicy, 'dual stack, as both versions are listed');
  if (model.keepsClientAddress && !fromOutside && externalIps.length === 0) {
    wrong('`keepsClientAddress`', true, 'ServiceType.NODE_PORT and LOAD_BALANCER, or `externalIps`');
  }
  if (sourceRanges.length > 0 && type !== 'LoadBalancer') wrong('`sourceRanges`', sourceRanges, 'ServiceType.LOAD_BALANCER');
  for (const range of sourceRanges) if (!Cidr.parse(range)) wrong('`sourceRanges`', range, 'CIDRs, e.g. 203.0.113.0/24');
  for (const port of ports) problems.push(...portProblems(port, name, fromOutside));
  problems.push(...twice(ports.map(port => `${protocolOf(port)} ${port.port}`), `a port of service "${name}"`));
  const nodePorts = ports.filter(({ nodePort }) => nodePort !== undefined);
  // One port of the nodes leads to one port, by both protocols if need be.
  const leadingTo = new Map(nodePorts.map(({ port, nodePort }) => [`${port} ${nodePort}`, `${nodePort}`]));
  problems.push(...twice([...leadingTo.values()], `a port of the nodes of service "${name}"`));
  problems.push(...twice(ports.map(nameOf), `the name of a port of service "${name}"`));
  problems.push(...blocked(model));
  return problems;
}

function portProblems(port: ServicePortModel, service: string, fromOutside: boolean): Problem[] {
  const problems: Problem[] = [];
  for (const [property, value] of Object.entries({ port: port.port, targetPort: port.targetPort, nodePort: port.nodePort })) {
    if (value === undefined || (Number.isInteger(value) && value >= 1 && value <= 65535)) continue;
    problems.push({
      code: 'PORT_INVALID', message: `\`${property}\` of service "${service}" is out of range`, got: quote(value), allowed: 'whole numbers from 1 to 65535', fix: 'correct the port',
    });
  }
  const wrong = (what: string, got: unknown, allowed: string) => problems.push({
    code: 'SERVICE_INVALID', message: `${what} of service "${service}"; the API server refuses it`, got: quote(got), allowed, fix: 'give what is allowed, or leave it out',
  });
  if (!DNS_LABEL.test(nameOf(port))) wrong('the name of a port', nameOf(port), 'a DNS label of at most 63 characters');
  if (port.nodePort !== undefined && !fromOutside) wrong('`nodePort`', port.nodePort, 'ServiceType.NODE_PORT and LOAD_BALANCER');
  return problems;
}

/** A PortList lets nobody from outside in by other ports, also through another Service. */
function blocked({ name, type, ports, exposures, machines }: ServiceModel): Problem[] {
  if (type === 'ClusterIP') return [];
  const closed = ports.filter(port => exposures.some(exposure => {
    if (exposure.kind !== 'portList') return false;
    const open = protocolOf(port) === 'UDP' ? exposure.udp : exposure.tcp;
    return !open.includes(port.targetPort ?? port.port);
  }));
  return closed.length === 0 ? [] : [{
    code: 'SERVICE_BLOCKED',
    message: `service "${name}" leads to ports that the PortList of ${machines.kind} "${machines.name}" keeps closed to the world`,
    got: closed.map(port => `${protocolOf(port)} ${port.targetPort ?? port.port}`).join(', '),
    fix: 'list the ports in the PortList too, or give the machines Exposure.none()',
  }];
}

function twice(values: readonly string[], what: string): Problem[] {
  return repeated(values).map(value => ({
    code: 'PORT_DUPLICATE', message: `${what} is there twice; the API server refuses it`, got: quote(value), fix: 'list each once',
  }));
}

function nameOf(port: ServicePortModel): string {
  return port.name ?? `${protocolOf(port).toLowerCase()}-${port.port}`;
}

function protocolOf({ protocol }: ServicePortModel): string {
  return protocol ?? 'TCP';
}
