import { Size } from 'cdk8s';
import { equals, named, queryText, shown } from './conditions';
import { diskSize, exposureText, hasHostSeparation, imageOf, portsOf, samePorts } from './facts';
import { FleetView } from './fleet-view';
import { Difference, Selection } from './selection';
import { bytes } from '../model/quantity';

/**
 * What machines are to be, to find them. What is left out does not matter.
 */
export interface MachineQuery {
  /**
   * The name; a star stands for any characters.
   * @default - any name
   */
  readonly namePattern?: string;
  /**
   * The name of the fleet that they are members of.
   * @default - members of any fleet, and of none
   */
  readonly fleet?: string;
  /**
   * The namespace.
   * @default - any namespace
   */
  readonly namespace?: string;
  /**
   * The instance type, e.g. `u1.large`.
   * @default - any size
   */
  readonly instanceType?: string;
  /**
   * The golden image of the boot disk, e.g. `ubuntu-24.04`.
   * @default - any image, and none
   */
  readonly image?: string;
  /**
   * Whether they are reached from outside the cluster.
   * @default - reached or not
   */
  readonly exposed?: boolean;
}

/**
 * Assertions on one machine, or on several: then they have to hold for all of them.
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
      ...equals<'machine', string>('namespace', query.namespace, ({ node }) => node.namespace),
      ...equals<'machine', string>('instanceType', query.instanceType, ({ node: { spec: { instanceType } } }) => instanceType?.kind === 'named' ? instanceType.name : undefined),
      ...equals<'machine', string>('image', query.image, imageOf),
      ...equals<'machine', boolean>('exposed', query.exposed, ({ node: { spec: { exposure } } }) => (exposure?.kind ?? 'none') !== 'none'),
    ]));
  }

  private constructor(private readonly selection: Selection<'machine'>) {
  }

  /** The names of the machines, in the order of their paths. */
  public get names(): string[] {
    return this.selection.names;
  }

  /** The same machines: it is enough that an assertion holds for one of them. */
  public get anyOf(): MachineAssertions {
    return new MachineAssertions(this.selection.any);
  }

  /**
   * Asserts how many there are.
   *
   * @param count the number of machines
   */
  public hasCount(count: number): void {
    this.selection.assertCount(count);
  }

  /**
   * Asserts that a disk is attached of at least this size. One whose size the cluster decides does not count.
   *
   * @param size the least size
   */
  public hasDiskOfAtLeast(size: Size): void {
    const least = size.asString();
    this.selection.assert(`has no disk of at least ${least}`, ({ node, cluster }) => {
      const sizes = (node.spec.disks ?? []).map(({ name }) => ({ name, size: diskSize(name, node.namespace, cluster) }));
      const largest = Math.max(0, ...sizes.map(each => each.size ?? 0));
      if (largest >= bytes(least)) return undefined;
      return { expected: `at least ${least}`, got: sizes.map(each => `${each.name} ${gibibytes(each.size)}`).join(', ') || 'no disk', distance: bytes(least) - largest };
    });
  }

  /**
   * Asserts that exactly these ports are reached from outside the cluster, in whatever order.
   *
   * @param tcp ports of TCP
   * @param udp ports of UDP
   */
  public isExposedOnExactly(tcp: number[], udp: number[] = []): void {
    const wanted = portsOf({ kind: 'portList', tcp, udp });
    this.selection.assert('is not exposed on exactly these ports', ({ node: { spec: { exposure } } }): Difference | undefined => {
      if (exposure?.kind === 'portList' ? samePorts(portsOf(exposure), wanted) : wanted.length === 0 && exposure?.kind !== 'wholeIp') return undefined;
      const got = portsOf(exposure);
      const more = got.find(port => !wanted.includes(port));
      const missing = wanted.find(port => !got.includes(port));
      const first = exposure?.kind === 'wholeIp' ? 'every port is exposed' : more !== undefined ? `${more} is exposed as well` : `${missing} is not exposed`;
      const distance = got.filter(port => !wanted.includes(port)).length + wanted.filter(port => !got.includes(port)).length;
      return { expected: wanted.join(', ') || 'nothing', got: exposureText(exposure), first, distance };
    });
  }

  /** Asserts that they are not reached from outside the cluster. */
  public isPrivate(): void {
    this.selection.assert('is exposed', ({ node: { spec: { exposure } } }) => (
      (exposure?.kind ?? 'none') === 'none' ? undefined : { expected: 'no exposure', got: exposureText(exposure) }
    ));
  }

  /**
   * Asserts the instance type.
   *
   * @param name e.g. `u1.large`
   */
  public hasInstanceType(name: string): void {
    this.selection.assert('has another instance type', ({ node: { spec: { instanceType } } }) => {
      const got = instanceType?.kind === 'named' ? instanceType.name : instanceType;
      return got === name ? undefined : { expected: name, got: shown(got) };
    });
  }

  /**
   * Asserts that they never run on the same host as another machine. A preference is not enough, as the scheduler may ignore it.
   *
   * @param name of the other machine, or of its fleet
   */
  public runsOnAnotherHostThan(name: string): void {
    const { view } = this.selection;
    const others = view.nodes('machine').filter(({ node: { spec } }) => spec.name === name || spec.fleet === name);
    if (others.length === 0) Selection.named(view, 'machine', name);
    this.selection.assert(`may run on the host of ${name}`, placed => {
      const together = others.find(other => other.node.path !== placed.node.path && !hasHostSeparation(placed, other) && !hasHostSeparation(other, placed));
      if (together === undefined) return undefined;
      const { machineAffinity } = placed.node.spec;
      return {
        expected: 'a required separation on kubernetes.io/hostname',
        got: machineAffinity === undefined ? 'no affinity' : shown(machineAffinity),
        first: `nothing keeps it apart from machine "${together.node.spec.name}" (${together.node.path})`,
      };
    });
  }

  /** Asserts that each of their disks is kept when its manifest is removed. A volume of a machine's own ends with it. */
  public keepsItsData(): void {
    this.selection.assert('does not keep its data', ({ node, cluster }) => {
      for (const { name } of node.spec.disks ?? []) {
        const policy = cluster.node('disk', node.namespace, name)?.spec.removalPolicy;
        if (policy === 'delete') return { expected: 'each disk is kept', got: `disk "${name}" is deleted with its manifest` };
      }
      return undefined;
    });
  }

  /** Asserts that the library found nothing in them and their disks, besides acknowledged warnings. */
  public hasNoFinding(): void {
    this.selection.assertNoFinding();
  }
}

function gibibytes(size: number | undefined): string {
  return size === undefined ? 'of unknown size' : `${Math.round(size / 1024 ** 3 * 100) / 100}Gi`;
}
