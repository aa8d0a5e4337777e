import { Construct } from 'constructs';
import { IpFamily, IpFamilyPolicy, MachineServiceProps, PortProtocol, ServicePort, ServiceType } from './machine-service-props';
import { Problem } from '../findings/problem';
import { faultsOf, flag, list, map, number, oneOf, struct, text } from '../findings/shape';
import { Usage } from '../model/usage';
import { areMachines, IMachines } from '../placement/machines';
import { Resource } from '../placement/resource';
import { Standing } from '../placement/standing';
import { freeId } from '../scope/free-id';

/**
 * A Service for one machine or a whole fleet, beside the one that each machine has. Plain KubeVirt only.
 *
 * It finds its machines by a label that this library puts on their pods, so that it works the same in every version.
 */
export class MachineService extends Construct {
  /** Name of the Service. */
  public readonly serviceName: string;

  private readonly isPublic: boolean;

  constructor(scope: Construct, id: string, props: MachineServiceProps) {
    super(scope, freeId(scope, id));
    const faults = faultsOf('the service', props, SERVICE);
    const name = this.serviceName = faults.length > 0 ? id : props.name ?? id;
    const standing: Standing = new Resource(this, {
      what: 'service',
      faults,
      claims: { kind: 'Service', name },
      problems: () => referenceProblems(standing, name, props.machines),
      model: () => ({
        kind: 'service',
        name,
        machines: props.machines._selection,
        exposures: props.machines._exposures(),
        ports: props.ports ?? [],
        type: props.type ?? ServiceType.CLUSTER_IP,
        clusterIp: props.clusterIp,
        externalIps: props.externalIps ?? [],
        ipFamilies: props.ipFamilies ?? [],
        ipFamilyPolicy: props.ipFamilyPolicy ?? (props.ipFamilies?.length === 2 ? IpFamilyPolicy.PREFER_DUAL_STACK : undefined),
        sticky: props.sticky ?? false,
        keepsClientAddress: props.keepsClientAddress ?? false,
        sourceRanges: props.sourceRanges ?? [],
        labels: props.labels ?? {},
        annotations: props.annotations ?? {},
      }),
    });
    standing.space.consume(this);
    this.isPublic = props.type === ServiceType.LOAD_BALANCER;
  }

  /** @internal */
  public get _takerName(): string {
    return this.serviceName;
  }

  /** @internal */
  public _usage(): Usage {
    return { services: 1, ...this.isPublic && { 'services.loadbalancers': 1 } };
  }
}

function referenceProblems(standing: Standing, name: string, machines: IMachines): Problem[] {
  const elsewhere = standing.elsewhere(`${machines._selection.kind} "${machines._selection.name}"`, machines._standing, `service "${name}"`);
  return elsewhere ? [elsewhere] : [];
}

const SERVICE = struct<MachineServiceProps>({
  name: text,
  machines: areMachines,
  ports: list(struct<ServicePort>(
    { port: number, targetPort: number, protocol: oneOf(PortProtocol, 'PortProtocol'), name: text, nodePort: number }, 'port',
  )),
  type: oneOf(ServiceType, 'ServiceType'),
  clusterIp: text,
  externalIps: list(text),
  ipFamilies: list(oneOf(IpFamily, 'IpFamily')),
  ipFamilyPolicy: oneOf(IpFamilyPolicy, 'IpFamilyPolicy'),
  sticky: flag,
  keepsClientAddress: flag,
  sourceRanges: list(text),
  labels: map(text),
  annotations: map(text),
}, 'machines');
