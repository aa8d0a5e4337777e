import { IConstruct } from 'constructs';
import { DiskAssertions, DiskQuery } from './disk-assertions';
import { AssertionFailure } from './failure';
import { FleetView } from './fleet-view';
import { MachineAssertions, MachineQuery } from './machine-assertions';
import { NetworkAssertions, NetworkQuery } from './network-assertions';
import { nearest } from '../findings/nearest';
import { countFindings, formatFindings } from '../findings/report';
import { ImpactEffect } from '../impact/effect';
import { gate } from '../model/calls/gate';

/**
 * Assertions on a fleet, for tests in any language. A failed assertion throws an error with the expectation, the closest match and the first
 * difference. Assertions write no files.
 *
 * @example
 * new VirtualMachine(chart, 'web', {
 *   instanceType: InstanceType.fromName('u1.medium'),
 *   image: GoldenImage.UBUNTU_24_04,
 * });
 * const fleet = FleetAssertions.of(app);
 * fleet.hasNoFinding();
 * fleet.machine('web').isPrivate();
 */
export class FleetAssertions {
  /**
   * Assertions on the current state of an app, a chart or any construct.
   *
   * @param scope the construct, with everything below it
   */
  public static of(scope: IConstruct): FleetAssertions {
    return new FleetAssertions(new FleetView(scope));
  }

  private constructor(private readonly view: FleetView) {
  }

  /** The names of all machines, in the order of their paths. */
  public get machineNames(): string[] {
    return this.view.nodes('machine').map(({ node }) => node.spec.name);
  }

  /** The names of all disks, in the order of their paths. */
  public get diskNames(): string[] {
    return this.view.nodes('disk').map(({ node }) => node.spec.name);
  }

  /**
   * The machines with this name, in all namespaces and clusters. Fails if no machine has the name.
   *
   * @param name the name of the machine
   */
  public machine(name: string): MachineAssertions {
    return MachineAssertions._named(this.view, name);
  }

  /**
   * The machines that match a query. If no machine matches, every assertion except `hasCount(0)` fails.
   *
   * @param query by default all machines
   */
  public machines(query: MachineQuery = {}): MachineAssertions {
    return MachineAssertions._matching(this.view, query);
  }

  /**
   * The disks with this name, in all namespaces and clusters. Fails if no disk has the name.
   *
   * @param name the name of the disk
   */
  public disk(name: string): DiskAssertions {
    return DiskAssertions._named(this.view, name);
  }

  /**
   * The disks that match a query. If no disk matches, every assertion except `hasCount(0)` fails.
   *
   * @param query by default all disks
   */
  public disks(query: DiskQuery = {}): DiskAssertions {
    return DiskAssertions._matching(this.view, query);
  }

  /**
   * The private networks with this name. Fails if no network has the name.
   *
   * @param name the name of the network
   */
  public network(name: string): NetworkAssertions {
    return NetworkAssertions._named(this.view, name);
  }

  /**
   * The private networks that match a query. If no network matches, every assertion except `hasCount(0)` fails.
   *
   * @param query by default all networks
   */
  public networks(query: NetworkQuery = {}): NetworkAssertions {
    return NetworkAssertions._matching(this.view, query);
  }

  /** Asserts that there is no error and no unacknowledged warning. */
  public hasNoFinding(): void {
    const { findings } = this.view;
    if (findings.length > 0) throw new AssertionFailure(`the fleet has ${countFindings(findings)}`, [['expected', 'no finding'], ['got', formatFindings(findings)]]);
  }

  /**
   * Asserts that there is a finding with this code.
   *
   * @param code e.g. `PORTLIST_UDP`
   * @param path the path of the construct; by default any construct
   */
  public hasFinding(code: string, path?: string): void {
    const { findings } = this.view;
    if (findings.some(each => each.code === code && (path === undefined || each.path === path))) return;
    const near = findings.find(each => each.code === code) ?? findings.find(each => each.code === nearest(code, findings.map(other => other.code)));
    throw new AssertionFailure(`the fleet has no finding ${code}`, [
      ['looked for', path === undefined ? code : `${code} at ${path}`],
      ['closest', near && `${near.code} at ${near.path}`],
      ['its findings', findings.length === 0 ? 'none' : findings.map(each => `${each.code} at ${each.path}`).join(', ')],
    ]);
  }

  /**
   * Asserts that the manifests of the whole app and the manifests of a folder have the same meaning. The layout of the folder does not matter.
   *
   * @param folder e.g. `dist`
   */
  public isUnchangedAgainst(folder: string): void {
    const impact = this.view.impactFrom(folder);
    if (!impact.isEmpty) throw new AssertionFailure(`the fleet differs from ${folder}`, [['expected', 'no change'], ['got', impact.toText()]]);
  }

  /**
   * Asserts that applying the whole app would not have any of these effects on the objects in the manifests of a folder.
   *
   * @param folder e.g. `dist`
   * @param effects e.g. `ImpactEffect.DATA_LOSS`
   */
  public hasNoEffect(folder: string, effects: ImpactEffect[]): void {
    const impact = this.view.impactFrom(folder);
    const hit = impact.subjects.find(each => each.effects.some(effect => effects.includes(effect)));
    if (hit === undefined) return;
    throw new AssertionFailure(`the change from ${folder} to the app has effects that are not allowed`, [
      ['expected', `none of ${effects.join(', ')}`],
      ['got', impact.summary],
      ['first', `${hit.kind} "${hit.name}": ${hit.effects.join(', ')}`],
      ['because', hit.changes.find(each => each.effects.some(effect => effects.includes(effect)))?.rule],
    ]);
  }
}

gate(FleetAssertions, 'of');
