import { Construct } from 'constructs';
import { Location } from '../../collect/location';
import { Modeled } from '../../collect/modeled';
import { listNames } from '../../findings/nearest';
import { Problem, quote } from '../../findings/problem';
import { FleetSpec } from '../../model/fleet-model';
import { MachineSelection } from '../../model/reference';
import { repeated } from '../../model/repeated';
import { TrafficPeerSpec } from '../../model/traffic';
import { instance, isObject, list, map, struct, text, Type } from '../../model/types';
import { Viewpoint } from '../../model/viewpoint';
import { freeId } from '../app/free-id';
import { register } from '../app/register';
import { ownCopy, told } from '../app/told';
import { Connections } from '../isolation/connections';
import { IMachineSelector, machinesFrom } from '../machine/machine-selector';
import { VIRTUAL_MACHINE } from '../machine/schema';
import { VirtualMachine } from '../machine/virtual-machine';
import { VirtualMachineProps } from '../machine/virtual-machine-props';
import { Spread } from '../scheduling/spread';

/**
 * Properties of a fleet.
 */
export interface FleetProps {
  /**
   * The prefix of the members' names, before the dash.
   *
   * Changing this: recreates the machine
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * The members' keys. A member is identified by its key, never by its position in the list. So if you add or remove a key, only the objects of the
   * member with this key change.
   *
   * Changing this: applies live
   */
  readonly members: string[];

  /** The properties of all members. */
  readonly machine: VirtualMachineProps;

  /**
   * How the members are spread over hosts or zones. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default - the scheduler decides
   */
  readonly spread?: Spread[];

  /**
   * Overrides for single members, by key. A property of an override replaces the same property of `machine`. An undefined property replaces nothing.
   * `systemDisk`, `cloudConfig`, `labels` and `annotations` are merged entry by entry.
   * @default - all members have the same properties
   */
  readonly overrides?: { [key: string]: VirtualMachineProps };
}

/**
 * Machines with the same properties. Each machine has a key, and the name of the machine is `<fleet>-<key>`.
 *
 * Each member becomes a machine with its own disks: a `VMInstance` on Cozystack and Hikube, a `VirtualMachine` on plain KubeVirt.
 *
 * @example
 * const workers = new Fleet(chart, 'worker', {
 *   members: ['a', 'b', 'c'],
 *   machine: { instanceType: InstanceType.fromName('u1.medium'), image: GoldenImage.DEBIAN_13 },
 * });
 * for (const machine of workers.machines) {
 *   machine.addDisk('data', { size: Size.gibibytes(100) });
 * }
 *
 * @see https://github.com/cdk8s-vm-fleet/cdk8s-vm-fleet/blob/main/docs/fleets-and-defaults.md
 */
export class Fleet extends Construct implements IMachineSelector, Modeled<'fleet'> {
  /** The prefix of the members' names, before the dash. */
  public readonly fleetName: string;

  /** @internal */
  public readonly _kind = 'fleet';
  /** @internal */
  public readonly _invalidProps: readonly Problem[];
  /** @internal */
  public readonly _selection: MachineSelection;

  private readonly props: Partial<FleetProps>;
  private readonly byKey = new Map<string, VirtualMachine>();
  private readonly problems: readonly Problem[];

  constructor(scope: Construct, id: string, props: FleetProps) {
    super(scope, freeId(scope, id));
    const { props: own, invalidProps } = told('the fleet', props, FLEET);
    const { name = id, members = [], machine = {}, spread = [], overrides } = own;
    this.props = own;
    this.fleetName = name;
    this._selection = { kind: 'fleet', name };
    this._invalidProps = invalidProps;
    this.problems = keyProblems({ members, machine, overrides });
    register(this);
    if (invalidProps.length > 0) return;

    // Sorted, so that the order of the list has no effect.
    for (const key of [...new Set(members)].sort()) {
      const member = new VirtualMachine(this, key, { ...merge(machine, overrides?.[key]), name: overrides?.[key]?.name ?? `${name}-${key}` });
      member._joinFleet(name, spread.map(each => each._model()));
      this.byKey.set(key, member);
    }
  }

  /** A copy of the given properties; empty if one of them is invalid. */
  public get givenProps(): FleetProps {
    return ownCopy(this.props) as FleetProps;
  }

  /** The allowed connections from and to the members. */
  public get connections(): Connections {
    return Connections._of(this);
  }

  /** @internal */
  public get _machines(): IMachineSelector {
    return this;
  }

  /** @internal */
  public _peer(at: Viewpoint): TrafficPeerSpec {
    return machinesFrom(this, at);
  }

  /** @internal */
  public _names(): readonly string[] {
    return this.machines.map(machine => machine.machineName);
  }

  /** @internal */
  public _toSpec(at: Location): FleetSpec {
    at.report(this.problems);
    return { name: this.fleetName, members: [...this._names()] };
  }

  /** A copy of the list of members, in the order of their keys. */
  public get machines(): VirtualMachine[] {
    return [...this.byKey.values()];
  }

  /**
   * The member with this key; undefined if the fleet has no such member.
   *
   * @param key one of `members`
   */
  public machine(key: string): VirtualMachine | undefined {
    return this.byKey.get(key);
  }
}

/** The fleet checks only that the value is an object. Each machine checks its properties after the overrides are merged. */
const MACHINE: Type = { ...isObject, form: VIRTUAL_MACHINE.form };
const FLEET = struct<FleetProps>({
  name: text,
  members: list(text),
  machine: MACHINE,
  spread: list(instance(Spread, 'Spread.overHosts')),
  overrides: map(MACHINE),
}, 'members', 'machine');

/** Pairs of alternative properties: if an override sets one property of a pair, the other property is removed from the common properties. */
const ALTERNATIVES: readonly (readonly (keyof VirtualMachineProps)[])[] = [['resources', 'instanceType'], ['cloudConfig', 'cloudInit']];

function merge(allMembers: VirtualMachineProps, override: VirtualMachineProps = {}): VirtualMachineProps {
  // An undefined property of an override counts as missing.
  const given = <T extends object>(value: T = {} as T) => Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
  const entries = <T extends object>(a?: T, b?: T) => a || b ? { ...a, ...given(b) } as T : undefined;
  const own = given(override);
  const common: VirtualMachineProps = { ...allMembers };
  for (const ways of ALTERNATIVES) {
    const [taken] = ways.filter(way => own[way] !== undefined);
    if (taken) ways.filter(way => way !== taken).forEach(way => { delete (common as Record<string, unknown>)[way]; });
  }
  const systemDisk = entries(common.systemDisk, own.systemDisk);
  return {
    ...common,
    // `image` and `systemDisk.source` are alternatives too.
    ...own.systemDisk?.source ? { image: undefined } : {},
    ...own,
    systemDisk: own.image && !own.systemDisk?.source && systemDisk ? { ...systemDisk, source: undefined } : systemDisk,
    cloudConfig: entries(common.cloudConfig, own.cloudConfig),
    labels: entries(common.labels, own.labels),
    annotations: entries(common.annotations, own.annotations),
  };
}

function keyProblems({ members, machine, overrides = {} }: FleetProps): Problem[] {
  const problems: Problem[] = [];
  const twice = repeated(members);
  for (const key of twice) {
    problems.push({ code: 'FLEET_KEY_DUPLICATE', message: 'a member is listed twice', got: quote(key), fix: 'list each key once' });
  }
  for (const key of Object.keys(overrides).filter(candidate => !members.includes(candidate))) {
    problems.push({
      code: 'FLEET_KEY_UNKNOWN', message: '`overrides` has a key that is not in `members`', got: quote(key), allowed: listNames(members), fix: 'correct the key',
    });
  }
  if (machine.name !== undefined) {
    problems.push({
      code: 'NAME_DUPLICATE', message: '`machine.name` would give all members the same name', got: quote(machine.name), fix: 'give the fleet a `name`',
    });
  }
  return problems;
}
