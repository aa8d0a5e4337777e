import { isForwarded } from './forwarded-ports';
import { isLeft } from './left';
import { Problem } from '../../../findings/problem';
import { ExposureSpec, MachineSpec } from '../../../model/machine';
import { MachineDefault } from '../../../model/machine-default';
import { isOffPodNetwork } from '../../../model/nic';
import { isIsolated, NodeContext } from '../../context';
import { Manifest } from '../../manifest';
import { ApiObjectData } from '../../reading';
import { MACHINE_LABEL } from '../labels';
import { offPodNetwork } from '../network/service-reach';
import { KubeVirtTarget } from '../target';

/** Reads the Service and the policy with a machine's name, if this library can write them. */
export function readExposure(own: ApiObjectData | undefined, policy: ApiObjectData | undefined): { readonly exposure?: ExposureSpec } {
  const spec = own?.spec as Readonly<Record<string, any>> | undefined;
  if (spec?.type !== 'LoadBalancer') return spec?.clusterIP === 'None' && spec.ports === undefined ? { exposure: { kind: 'none' } } : {};
  if (own!.metadata.annotations?.['networking.cozystack.io/wholeIP'] === 'true') return { exposure: { kind: 'wholeIp' } };
  if (!policy) return {};
  const ports = (spec.ports ?? []) as readonly ServicePort[];
  const of = (protocol: string) => ports.filter(each => each.protocol === protocol).map(({ port }) => port);
  return { exposure: { kind: 'portList', tcp: of('TCP'), udp: of('UDP') } };
}

/** The Service of a machine, and the policy that allows only the listed ports. */
export function exposureManifests(spec: MachineSpec, context: NodeContext): Manifest[] {
  const { name, exposure = { kind: 'none' } } = spec;
  const selector = { [MACHINE_LABEL]: name };
  switch (exposure.kind) {
    case 'none':
      // The name of a headless Service resolves to the address of the machine, so all ports are reachable.
      return isLeft(spec, MachineDefault.SERVICE) ? [] : [service(name, { type: 'ClusterIP', clusterIP: 'None', selector })];
    case 'portList':
      return [
        service(name, { type: 'LoadBalancer', externalTrafficPolicy: 'Local', selector, ports: servicePorts(exposure) }),
        {
          id: 'NetworkPolicy',
          apiVersion: 'networking.k8s.io/v1',
          kind: 'NetworkPolicy',
          name,
          body: {
            spec: {
              podSelector: { matchLabels: selector },
              policyTypes: ['Ingress'],
              // Clients outside of the cluster reach only the listed ports. Pods of the cluster reach all ports, as on Cozystack. If an isolation
              // or connections limit the ingress, the rule for pods is omitted, because policies are additive.
              ingress: [
                { ports: servicePorts(exposure).map(({ port, protocol }) => ({ port, protocol })) },
                ...isIsolated(context, 'ingress') || context.connectionsOf(spec).length > 0 ? [] : [{ from: [{ namespaceSelector: {} }] }],
              ],
            },
          },
        },
      ];
    case 'wholeIp':
      return [service(
        name,
        { type: 'LoadBalancer', externalTrafficPolicy: 'Local', selector, ports: [{ port: 65535, protocol: 'TCP', targetPort: 65535 }] },
        { 'networking.cozystack.io/wholeIP': 'true' },
        { 'service.kubernetes.io/service-proxy-name': 'cozy-proxy' },
      )];
  }
}

export function checkExposure(spec: MachineSpec, { label, cozyProxy }: KubeVirtTarget, problems: Problem[]): void {
  const { exposure = { kind: 'none' } } = spec;
  if (exposure.kind !== 'none' && isOffPodNetwork(spec)) problems.push(offPodNetwork('`exposure`', spec));
  if (exposure.kind === 'wholeIp') {
    problems.push(cozyProxy
      ? {
        code: 'WHOLE_IP',
        message: 'WholeIP opens every port of a public address; only a firewall in the guest filters',
        fix: 'list the ports (Exposure.portList), or acknowledge this and name the firewall in the guest',
      }
      : {
        code: 'NOT_SUPPORTED',
        message: `${label} does not support a whole public address for a machine`,
        allowed: 'Exposure.none and Exposure.portList',
        fix: 'list the ports, or attach the machine to its own network (Network.fromName); if cozy-proxy is installed, '
          + 'set `cozyProxy` of Platform.kubevirt to true',
      });
  }
  if (exposure.kind !== 'portList') return;
  if (exposure.tcp.length + exposure.udp.length === 0) {
    problems.push({
      code: 'PORTS_MISSING',
      message: 'the PortList has no ports, and Kubernetes rejects a Service without ports',
      fix: 'list the ports, or set `exposure` to Exposure.none',
    });
  }
  const closed = [...exposure.tcp.map(port => [port, 'TCP'] as const), ...exposure.udp.map(port => [port, 'UDP'] as const)].filter(([port, protocol]) => !isForwarded(spec, port, protocol));
  if (closed.length > 0) {
    problems.push({
      code: 'SERVICE_BLOCKED',
      message: 'the PortList has ports that the interface on the pod network does not forward',
      got: closed.map(([port, protocol]) => `${protocol} ${port}`).join(', '),
      fix: 'add the ports to `ports` of the interface, or remove `ports` there, so that all ports are forwarded',
    });
  }
  if (exposure.allowIcmp !== undefined) {
    problems.push({
      code: 'NOT_SUPPORTED',
      message: `${label} does not support \`allowIcmp\` of a PortList: a NetworkPolicy cannot select ICMP`,
      fix: 'remove `allowIcmp`',
    });
  }
}

interface ServicePort {
  readonly name: string;
  readonly port: number;
  readonly protocol: 'TCP' | 'UDP';
  readonly targetPort: number;
}

function servicePorts({ tcp, udp }: ExposureSpec & { kind: 'portList' }): ServicePort[] {
  const of = (protocol: 'TCP' | 'UDP', ports: readonly number[]) => ports.map(port => (
    { name: `${protocol.toLowerCase()}-${port}`, port, protocol, targetPort: port }
  ));
  return [...of('TCP', tcp), ...of('UDP', udp)];
}

function service(name: string, spec: object, annotations?: Record<string, string>, labels?: Record<string, string>): Manifest {
  return { id: 'Service', apiVersion: 'v1', kind: 'Service', name, annotations, labels, body: { spec } };
}
