import { Construct } from 'constructs';
import { ISecurityGroup } from './security-group-reference';
import { TrafficPeer } from './traffic-peer';
import { TrafficPort } from './traffic-port';
import { Location } from '../../collect/location';
import { Modeled } from '../../collect/modeled';
import { Problem } from '../../findings/problem';
import { SecurityGroupSpec, GroupRuleSpec } from '../../model/traffic';
import { instance, list, map, struct, text, InModel } from '../../model/types';
import { freeId } from '../app/free-id';
import { register } from '../app/register';
import { ownCopy, told } from '../app/told';
import { IMachineSelector, isMachineSelector } from '../machine/machine-selector';

/**
 * Traffic that a security group allows in one direction.
 */
export interface SecurityGroupRule {
  /** The sources of the traffic in `ingress`, or its destinations in `egress`. */
  readonly peers: TrafficPeer[];

  /**
   * The destination ports.
   * @default - all ports and protocols
   */
  readonly ports?: TrafficPort[];
}

/**
 * Properties of a security group.
 */
export interface SecurityGroupProps {
  /**
   * The name of the security group: a DNS label of at most 63 characters.
   * @default - the construct's id
   */
  readonly name?: string;

  /** The members of the security group: machines and fleets of the same namespace. Becomes `spec.attachments`. */
  readonly machines: IMachineSelector[];

  /**
   * Additional sources that may connect to the members. Becomes `spec.ingress`.
   * @default - none
   */
  readonly ingress?: SecurityGroupRule[];

  /**
   * Additional destinations to which the members may connect. Becomes `spec.egress`.
   * @default - none
   */
  readonly egress?: SecurityGroupRule[];

  /**
   * Labels of the object.
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the object.
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

/**
 * Additional traffic that is allowed for machines of a Cozystack tenant. Cozystack 1.6 and later. **A security group does not isolate.** The policies
 * of every tenant already allow traffic between its machines, and traffic to and from the internet. A security group can only allow more traffic. It
 * has an effect only if the platform denies traffic by default. Cozystack 1.6 does not deny traffic by default. The warning
 * `SECURITY_GROUP_ISOLATES_NOTHING` reports that the group isolates nothing, until you acknowledge the warning.
 *
 * Becomes a `SecurityGroup` of `sdn.cozystack.io/v1alpha1`. On plain KubeVirt, use `NetworkIsolation`.
 *
 * @see https://github.com/cozystack/cozystack/blob/v1.6.2/pkg/registry/sdn/securitygroup/validate.go
 */
export class SecurityGroup extends Construct implements ISecurityGroup, Modeled<'securityGroup'> {
  /** The name of the security group. */
  public readonly securityGroupName: string;

  /** @internal */
  public readonly _kind = 'securityGroup';
  /** @internal */
  public readonly _invalidProps: readonly Problem[];

  private readonly props: Partial<SecurityGroupProps>;

  constructor(scope: Construct, id: string, props: SecurityGroupProps) {
    super(scope, freeId(scope, id));
    const { props: own, invalidProps } = told('the security group', props, SECURITY_GROUP);
    this.props = own;
    this._invalidProps = invalidProps;
    this.securityGroupName = own.name ?? id;
    register(this);
  }

  /** A copy of the given properties; empty if one of them is invalid. */
  public get givenProps(): SecurityGroupProps {
    return ownCopy(this.props) as SecurityGroupProps;
  }

  /** @internal */
  public _toSpec(at: Location): SecurityGroupSpec {
    const { machines: _, ...said } = SECURITY_GROUP.plain(this.props as SecurityGroupProps, at);
    const machines = (this.props.machines ?? []).map(each => TrafficPeer.machines(each)._model(at));
    return { ...said, machines, name: this.securityGroupName };
  }
}

const RULE = struct<InModel<SecurityGroupRule, GroupRuleSpec>>({
  peers: list(instance(TrafficPeer, 'TrafficPeer.machines')), ports: list(instance(TrafficPort, 'TrafficPort.tcp')),
}, 'peers');
export const SECURITY_GROUP = struct<InModel<SecurityGroupProps, SecurityGroupSpec>>({
  name: text, machines: list(isMachineSelector), ingress: list(RULE), egress: list(RULE), labels: map(text), annotations: map(text),
}, 'machines');
