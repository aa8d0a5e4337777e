import { Size } from 'cdk8s';
import { equals, labelled, named, queryText } from './conditions';
import { diskSize } from './facts';
import { FleetView, Placed } from './fleet-view';
import { Selection } from './selection';
import { shown } from './shown';
import { bytes } from '../model/quantity';

/** A query for disks. Missing properties match any disk. */
export interface DiskQuery {
  /**
   * The name; a star stands for any characters.
   * @default - any name
   */
  readonly namePattern?: string;
  /**
   * The namespace.
   * @default - any namespace
   */
  readonly namespace?: string;
  /**
   * Labels that each disk must have.
   * @default - any labels
   */
  readonly labels?: { [name: string]: string };
  /**
   * The name of the machine to which the disk is attached.
   * @default - any machine or none
   */
  readonly machine?: string;
  /**
   * The storage class that the code sets on the disk or in the defaults.
   * @default - any storage class
   */
  readonly storageClass?: string;
  /**
   * The minimum size.
   * @default - any size
   */
  readonly atLeast?: Size;
}

/**
 * Assertions on one or several disks. Each assertion has to be true for all of them.
 */
export class DiskAssertions {
  /** @internal */
  public static _named(view: FleetView, name: string): DiskAssertions {
    return new DiskAssertions(Selection.named(view, 'disk', name));
  }

  /** @internal */
  public static _matching(view: FleetView, query: DiskQuery): DiskAssertions {
    const machines = view.everywhere('machine');
    const machineOf = ({ node, cluster }: Placed<'disk'>) => machines.find(each => (
      each.cluster === cluster && each.node.namespace === node.namespace && each.node.spec.disks?.some(({ name }) => name === node.spec.name)
    ))?.node.spec.name;
    const { atLeast } = query;
    return new DiskAssertions(Selection.matching(view, 'disk', `a disk with ${queryText(query)}`, [
      ...named<'disk'>(query.namePattern),
      ...labelled<'disk'>(query.labels),
      ...equals<'disk', string>('namespace', query.namespace, ({ node }) => node.namespace),
      ...equals<'disk', string>('machine', query.machine, machineOf),
      ...equals<'disk', string>('storageClass', query.storageClass, ({ node }) => node.spec.storageClass),
      ...atLeast === undefined ? [] : [(placed: Placed<'disk'>) => tooSmall(placed, atLeast)],
    ]));
  }

  private constructor(private readonly selection: Selection<'disk'>) {
  }

  /** The names of the disks, in the order of their paths. */
  public get names(): string[] {
    return this.selection.names;
  }

  /** The same disks, for assertions that have to be true for at least one of them. */
  public get anyOf(): DiskAssertions {
    return new DiskAssertions(this.selection.any);
  }

  /**
   * Asserts that at least one disk exists.
   *
   * @internal
   */
  public _exist(): void {
    this.selection.assert('is missing', () => undefined);
  }

  /**
   * Asserts the number of disks.
   *
   * @param count the number of disks
   */
  public hasCount(count: number): void {
    this.selection.assertCount(count);
  }

  /**
   * Asserts that the disks have at least this size. The assertion fails for a disk whose size the cluster decides.
   *
   * @param size the minimum size
   */
  public isAtLeast(size: Size): void {
    this.selection.assert(`is not at least ${size.asString()}`, placed => tooSmall(placed, size));
  }

  /** Asserts that the cluster keeps the disks when their manifests are removed. */
  public isKept(): void {
    this.selection.assert('is not kept', ({ node: { spec: { removalPolicy } } }) => (
      removalPolicy === 'delete' ? { expected: 'RemovalPolicy.RETAIN', got: 'RemovalPolicy.DELETE' } : undefined
    ));
  }

  /**
   * Asserts the storage class that the code sets on the disks or in the defaults.
   *
   * @param name e.g. `replicated`
   */
  public hasStorageClass(name: string): void {
    this.selection.assert('has a different storage class', ({ node: { spec: { storageClass } } }) => (
      storageClass === name ? undefined : { expected: name, got: shown(storageClass) }
    ));
  }

  /** Asserts that there is no error and no unacknowledged warning on the disks. */
  public hasNoFinding(): void {
    this.selection.assertNoFinding();
  }

  /**
   * Asserts that the manifests of the disks have the same meaning in the app and in a folder. The layout of the folder does not matter.
   *
   * @param folder e.g. `dist`
   */
  public isUnchangedAgainst(folder: string): void {
    this.selection.assertUnchanged(folder);
  }
}

function tooSmall({ node: { spec, namespace }, cluster }: Placed<'disk'>, size: Size) {
  const got = diskSize(spec.name, namespace, cluster);
  const least = bytes(size.asString());
  if (got !== undefined && got >= least) return undefined;
  return { expected: `at least ${size.asString()}`, got: spec.size ?? (got === undefined ? 'a size that the cluster decides' : `${got} bytes`), distance: least - (got ?? 0) };
}
