import { Construct } from 'constructs';
import { IpFamily, IpFamilyPolicy, MachineServiceProps, PortProtocol, ServicePort, ServiceType } from './machine-service-props';
import { Location } from '../../collect/location';
import { Modeled } from '../../collect/modeled';
import { Problem } from '../../findings/problem';
import { ServiceSpec } from '../../model/service';
import { flag, list, map, number, oneOf, struct, text, InModel } from '../../model/types';
import { freeId } from '../app/free-id';
import { register } from '../app/register';
import { ownCopy, told } from '../app/told';
import { isMachineSelector } from '../machine/machine-selector';

/**
 * An additional Service for a machine, a fleet or a pool. Plain KubeVirt only.
 *
 * The Service selects machines by a label that this library adds to their pods. So the Service works in every version of KubeVirt.
 *
 * @see https://kubevirt.io/user-guide/user_workloads/accessing_virtual_machines/
 */
export class MachineService extends Construct implements Modeled<'service'> {
  /** Name of the Service. */
  public readonly serviceName: string;

  /** @internal */
  public readonly _kind = 'service';
  /** @internal */
  public readonly _invalidProps: readonly Problem[];

  private readonly props: Partial<MachineServiceProps>;

  constructor(scope: Construct, id: string, props: MachineServiceProps) {
    super(scope, freeId(scope, id));
    const { props: own, invalidProps } = told('the service', props, MACHINE_SERVICE);
    this.props = own;
    this._invalidProps = invalidProps;
    this.serviceName = own.name ?? id;
    register(this);
  }

  /** A copy of the given properties; empty if one of them is invalid. */
  public get givenProps(): MachineServiceProps {
    return ownCopy(this.props) as MachineServiceProps;
  }

  /** @internal */
  public _toSpec(at: Location): ServiceSpec {
    return { ...MACHINE_SERVICE.plain(this.props as any, at) as unknown as ServiceSpec, name: this.serviceName };
  }
}

export const MACHINE_SERVICE = struct<InModel<MachineServiceProps, ServiceSpec>>({
  name: text,
  machines: isMachineSelector,
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
