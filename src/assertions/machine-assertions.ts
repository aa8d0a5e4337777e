import { Size } from 'cdk8s';
import { equals, labelled, named, queryText } from './conditions';
import { isReached, portTexts, reachOf, reachText } from './exposure';
import { attachedSize, hasHostSeparation, imageOf, instanceTypeOf, lossOf } from './facts';
import { FleetView } from './fleet-view';
import { Difference, missing, Selection } from './selection';
import { shown } from './shown';
import { bytes } from '../model/quantity';

/** A query for machines. Missing properties match any machine. */
export interface MachineQuery {
  /**
   * The name; a star stands for any characters.
   * @default - any name
   */
  readonly namePattern?: string;
  /**
   * The name of the fleet of the machines.
   * @default - any fleet or none
   */
  readonly fleet?: string;
  /**
   * The namespace.
   * @default - any namespace
   */
  readonly namespace?: string;
  /**
   * Labels that each machine must have.
   * @default - any labels
   */
  readonly labels?: { [name: string]: string };
  /**
   * The instance type, e.g. `u1.large`.
   * @default - any instance type
   */
  readonly instanceType?: string;
  /**
   * The golden image of the boot disk, e.g. `ubuntu-24.04`.
   * @default - any image or none
   */
  readonly image?: string;
  /**
   * Whether the machines are reachable from outside the cluster.
   * @default - reachable or not
   */
  readonly exposed?: boolean;
}

/**
 * Assertions on one or several machines. Each assertion has to be true for all of them.
 */
export class MachineAssertions {
  /** @internal */
  public static _named(view: FleetView, name: string): MachineAssertions {
    return new MachineAssertions(Selection.named(view, 'machine', name));
  }

  /** @internal */
  public static _matching(view: FleetView, query: MachineQuery): MachineAssertions {
    return new MachineAssertions(Selection.matching(view, 'machine', `a machine with ${queryText(query)}`, [
      ...named<'machine'>(query.namePattern),
      ...equals<'machine', string>('fleet', query.fleet, ({ node }) => node.spec.fleet),
      ...labelled<'machine'>(query.labels),
      ...equals<'machine', string>('namespace', query.namespace, ({ node }) => node.namespace),
      ...equals<'machine', string>('instanceType', query.instanceType, instanceTypeOf),
      ...equals<'machine', string>('image', query.image, imageOf),
      ...equals<'machine', boolean>('exposed', query.exposed, placed => isReached(reachOf(placed))),
    ]));
  }

  private constructor(private readonly selection: Selection<'machine'>) {
  }

  /** The names of the machines, in the order of their paths. */
  public get names(): string[] {
    return this.selection.names;
  }

  /** The same machines, for assertions that have to be true for at least one of them. */
  public get anyOf(): MachineAssertions {
    return new MachineAssertions(this.selection.any);
  }

  /**
   * Asserts that at least one machine exists.
   *
   * @internal
   */
  public _exist(): void {
    this.selection.assert('is missing', () => undefined);
  }

  /**
   * Asserts the number of machines.
   *
   * @param count the number of machines
   */
  public hasCount(count: number): void {
    this.selection.assertCount(count);
  }

  /**
   * Asserts that each machine has an attached disk of at least this size. A disk whose size the cluster decides does not count.
   *
   * @param size the minimum size
   */
  public hasDiskOfAtLeast(size: Size): void {
    const least = size.asString();
    this.selection.assert(`has no disk of at least ${least}`, placed => {
      const sizes = (placed.node.spec.disks ?? []).map(disk => ({ name: disk.name, size: attachedSize(disk, placed) }));
      const largest = Math.max(0, ...sizes.map(each => each.size ?? 0));
      if (largest >= bytes(least)) return undefined;
      return { expected: `at least ${least}`, got: sizes.map(each => `${each.name} ${gibibytes(each.size)}`).join(', ') || 'no disk', distance: bytes(least) - largest };
    });
  }

  /**
   * Asserts that exactly these ports of the machines are reachable from outside the cluster, in any order. Ports are reachable by the exposure
   * of a machine, or by a Service with a load balancer, a node port or external addresses.
   *
   * @param tcp TCP ports
   * @param udp UDP ports
   */
  public isExposedOnExactly(tcp: number[], udp: number[] = []): void {
    const wanted = portTexts(tcp, udp);
    this.selection.assert('is not exposed on exactly these ports', (placed): Difference | undefined => {
      const reach = reachOf(placed);
      const more = reach.ports.filter(port => !wanted.includes(port));
      const closed = wanted.filter(port => !reach.ports.includes(port));
      if (!reach.isWhole && more.length + closed.length === 0) return undefined;
      const first = reach.isWhole ? 'every port is exposed' : more.length > 0 ? `${more[0]} is exposed as well` : `${closed[0]} is not exposed`;
      return { expected: wanted.join(', ') || 'nothing', got: reachText(reach), first, distance: more.length + closed.length };
    });
  }

  /** Asserts that the machines are not reachable from outside the cluster, neither by their exposure nor by a Service. */
  public isPrivate(): void {
    this.selection.assert('is exposed', placed => {
      const reach = reachOf(placed);
      return isReached(reach) ? { expected: 'no exposure', got: reachText(reach) } : undefined;
    });
  }

  /**
   * Asserts the instance type.
   *
   * @param name e.g. `u1.large`
   */
  public hasInstanceType(name: string): void {
    this.selection.assert('has a different instance type', placed => {
      const got = instanceTypeOf(placed) ?? placed.node.spec.instanceType;
      return got === name ? undefined : { expected: name, got: shown(got) };
    });
  }

  /**
   * Asserts that the machines never run on the same node as another machine. A preference is not enough, because the scheduler may ignore a
   * preference.
   *
   * @param name the name of the other machine, or of its fleet
   */
  public runsOnAnotherHostThan(name: string): void {
    const { view } = this.selection;
    const all = view.everywhere('machine');
    const others = all.filter(({ node: { spec } }) => spec.name === name || spec.fleet === name);
    if (others.length === 0) throw missing('machine', name, all);
    this.selection.assert(`may run on the host of ${name}`, placed => {
      const together = others.find(other => (
        other.node.path !== placed.node.path && !hasHostSeparation(placed, other) && !hasHostSeparation(other, placed)
      ));
      if (together === undefined) return undefined;
      const { machineAffinity } = placed.node.spec;
      return {
        expected: 'a required separation on kubernetes.io/hostname',
        got: machineAffinity === undefined ? 'no affinity' : shown(machineAffinity),
        first: `no rule separates it from machine "${together.node.spec.name}" (${together.node.path})`,
      };
    });
  }

  /**
   * Asserts that the data of the machines is kept: no disk is deleted with its manifest, and no disk is emptied or reset when the machine stops.
   */
  public keepsItsData(): void {
    this.selection.assert('does not keep its data', placed => {
      const losses = (placed.node.spec.disks ?? []).map(disk => lossOf(disk, placed)).filter(loss => loss !== undefined);
      return losses.length === 0 ? undefined : { expected: 'each disk is kept', got: losses.join(', '), distance: losses.length };
    });
  }

  /** Asserts that there is no error and no unacknowledged warning on the machines, and on the constructs below them, e.g. their system disks. */
  public hasNoFinding(): void {
    this.selection.assertNoFinding();
  }

  /**
   * Asserts that the manifests of the machines have the same meaning in the app and in a folder. The layout of the folder does not matter.
   *
   * @param folder e.g. `dist`
   */
  public isUnchangedAgainst(folder: string): void {
    this.selection.assertUnchanged(folder);
  }
}

function gibibytes(size: number | undefined): string {
  return size === undefined ? 'of unknown size' : `${Math.round(size / 1024 ** 3 * 100) / 100}Gi`;
}
