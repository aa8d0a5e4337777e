import { Construct } from 'constructs';
import { ISecurityGroup } from './security-group-reference';
import { TrafficPeer } from './traffic-peer';
import { TrafficPort } from './traffic-port';
import { Problem } from '../findings/problem';
import { faultsOf, instance, list, map, struct, text } from '../findings/shape';
import { GroupRuleModel } from '../model/traffic';
import { areMachines, IMachines } from '../placement/machines';
import { Resource } from '../placement/resource';
import { Standing } from '../placement/standing';
import { freeId } from '../scope/free-id';

/**
 * Traffic that a security group allows in one direction.
 */
export interface SecurityGroupRule {
  /** The other ends. */
  readonly peers: TrafficPeer[];

  /**
   * The ports it goes to.
   * @default - all ports and protocols
   */
  readonly ports?: TrafficPort[];
}

/**
 * A security group.
 */
export interface SecurityGroupProps {
  /**
   * Its name: a DNS label of at most 63 characters.
   * @default - the construct's id
   */
  readonly name?: string;

  /** Its members: machines and fleets of the same namespace. Becomes `spec.attachments`. */
  readonly machines: IMachines[];

  /**
   * What may reach the members besides what may anyway. Becomes `spec.ingress`.
   * @default - nothing
   */
  readonly ingress?: SecurityGroupRule[];

  /**
   * What the members may reach besides what they may anyway. Becomes `spec.egress`.
   * @default - nothing
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
 * Traffic that machines of a Cozystack tenant are allowed. Cozystack 1.6 and later.
 *
 * **It isolates nothing.** Every tenant has policies that let its machines reach each other and the world, and the world
 * reach them; a security group adds to these and takes nothing away. What it says counts once the platform denies by
 * default, which 1.6 does not. A warning (`SECURITY_GROUP_ISOLATES_NOTHING`) says so until it is acknowledged.
 *
 * Becomes a `SecurityGroup` of `sdn.cozystack.io/v1alpha1`. On plain KubeVirt see `NetworkIsolation`.
 */
export class SecurityGroup extends Construct implements ISecurityGroup {
  /** Its name. */
  public readonly securityGroupName: string;

  /** @internal */
  public readonly _standing: Standing;

  constructor(scope: Construct, id: string, props: SecurityGroupProps) {
    super(scope, freeId(scope, id));
    const faults = faultsOf('the security group', props, GROUP);
    const name = this.securityGroupName = faults.length > 0 ? id : props.name ?? id;
    const rules = (given: SecurityGroupRule[] = [], from: Standing): GroupRuleModel[] => given.map(({ peers, ports = [] }) => (
      { peers: peers.map(each => each._model(from)), ports: ports.map(port => port._model()) }
    ));
    const here = this._standing = new Standing(this);
    new Resource(this, {
      what: 'security group',
      faults,
      claims: { kind: 'SecurityGroup', name },
      problems: () => ruleProblems(props),
      model: () => ({
        kind: 'securityGroup',
        name,
        machines: props.machines.map(machines => TrafficPeer.machines(machines)._model(here)),
        ingress: rules(props.ingress, here),
        egress: rules(props.egress, here),
        labels: props.labels ?? {},
        annotations: props.annotations ?? {},
      }),
    });
  }
}

function ruleProblems({ ingress = [], egress = [] }: SecurityGroupProps): Problem[] {
  return [...ingress, ...egress].flatMap(({ peers, ports = [] }) => [...peers, ...ports].flatMap(each => each._problems()));
}

const RULE = struct<SecurityGroupRule>({
  peers: list(instance(TrafficPeer, 'TrafficPeer.machines(web)')), ports: list(instance(TrafficPort, 'TrafficPort.tcp(443)')),
}, 'peers');
const GROUP = struct<SecurityGroupProps>({
  name: text, machines: list(areMachines), ingress: list(RULE), egress: list(RULE), labels: map(text), annotations: map(text),
}, 'machines');
