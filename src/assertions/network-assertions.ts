import { equals, named, queryText } from './conditions';
import { FleetView } from './fleet-view';
import { Selection } from './selection';

/** A query for private networks. Missing properties match any network. */
export interface NetworkQuery {
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
   * The range of one of the network's subnets, e.g. `10.0.1.0/24`.
   * @default - any subnets
   */
  readonly cidr?: string;
}

/**
 * Assertions on one or several private networks. Each assertion has to be true for all of them.
 */
export class NetworkAssertions {
  /** @internal */
  public static _named(view: FleetView, name: string): NetworkAssertions {
    return new NetworkAssertions(Selection.named(view, 'privateNetwork', name));
  }

  /** @internal */
  public static _matching(view: FleetView, query: NetworkQuery): NetworkAssertions {
    const { cidr } = query;
    return new NetworkAssertions(Selection.matching(view, 'privateNetwork', `a network with ${queryText(query)}`, [
      ...named<'privateNetwork'>(query.namePattern),
      ...equals<'privateNetwork', string>('namespace', query.namespace, ({ node }) => node.namespace),
      ...equals<'privateNetwork', string>('cidr', cidr, ({ node: { spec } }) => (spec.subnets.find(each => each.cidr === cidr) ?? spec.subnets[0])?.cidr),
    ]));
  }

  private constructor(private readonly selection: Selection<'privateNetwork'>) {
  }

  /** The names of the networks, in the order of their paths. */
  public get names(): string[] {
    return this.selection.names;
  }

  /** The same networks, for assertions that have to be true for at least one of them. */
  public get anyOf(): NetworkAssertions {
    return new NetworkAssertions(this.selection.any);
  }

  /**
   * Asserts the number of networks.
   *
   * @param count the number of networks
   */
  public hasCount(count: number): void {
    this.selection.assertCount(count);
  }

  /**
   * Asserts that exactly these machines are attached to a subnet of the network, in any order.
   *
   * @param names the names of the machines
   */
  public connectsExactly(names: string[]): void {
    const wanted = [...new Set(names)].sort();
    const machines = this.selection.view.everywhere('machine');
    this.selection.assert('does not connect exactly these machines', ({ node, cluster }) => {
      const on = machines.filter(each => each.cluster === cluster && each.node.spec.networks?.some(network => (
        network.kind === 'vpcSubnet' && network.vpc === node.spec.name && (network.elsewhere?.namespace ?? each.node.namespace) === node.namespace
      )));
      const got = [...new Set(on.map(each => each.node.spec.name))].sort();
      const more = got.find(name => !wanted.includes(name));
      const missing = wanted.find(name => !got.includes(name));
      if (more === undefined && missing === undefined) return undefined;
      return {
        expected: wanted.join(', ') || 'none', got: got.join(', ') || 'none', first: more !== undefined ? `machine "${more}" is attached as well` : `machine "${missing}" is not attached`,
      };
    });
  }

  /** Asserts that there is no error and no unacknowledged warning on the networks. */
  public hasNoFinding(): void {
    this.selection.assertNoFinding();
  }

  /**
   * Asserts that the manifests of the networks have the same meaning in the app and in a folder. The layout of the folder does not matter.
   *
   * @param folder e.g. `dist`
   */
  public isUnchangedAgainst(folder: string): void {
    this.selection.assertUnchanged(folder);
  }
}
