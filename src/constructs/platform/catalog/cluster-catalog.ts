import { ClusterCatalogProps } from './cluster-catalog-props';
import { entryProblems } from './entries/problems';
import { CATALOG } from './entries/schema';
import { Problem } from '../../../findings/problem';
import { gate } from '../../../model/calls/gate';
import { ClusterCatalogSpec } from '../../../model/platform';
import { Viewpoint } from '../../../model/viewpoint';
import { told } from '../../app/told';

/**
 * The catalog of a cluster, which extends or replaces the catalog of the platform.
 *
 * @example
 * const catalog = ClusterCatalog.extend({
 *   goldenImages: [{ name: 'noble', image: GoldenImage.UBUNTU_24_04 }],
 *   storageClasses: [{ name: 'fast' }],
 * });
 * new FleetChart(app, 'kubevirt', { platform: Platform.kubevirt({ catalog }), namespace: 'shop' });
 */
export class ClusterCatalog {
  /**
   * The platform's catalog with additional entries; an entry with the same name replaces the platform's entry.
   *
   * @param props the additional entries
   */
  public static extend(props: ClusterCatalogProps): ClusterCatalog {
    return new ClusterCatalog(props, true);
  }

  /**
   * Replaces lists of the platform's catalog. A list that you do not set is not replaced.
   * @param props the replacing entries
   */
  public static replace(props: ClusterCatalogProps): ClusterCatalog {
    return new ClusterCatalog(props, false);
  }

  /**
   * Problems of the entries.
   * @internal
   */
  public readonly _faults: readonly Problem[];
  private readonly spec: ClusterCatalogSpec;

  private constructor(props: ClusterCatalogProps, keepsPlatform: boolean) {
    const { props: own, invalidProps } = told('the catalog', props, CATALOG);
    this._faults = invalidProps.length > 0 ? invalidProps : entryProblems(own);
    this.spec = { ...CATALOG.plain(own, NOWHERE), ...!keepsPlatform && { replaces: true } };
  }

  /** @internal */
  public _model(): ClusterCatalogSpec {
    return this.spec;
  }
}

gate(ClusterCatalog);

/** A catalog has no references to other constructs. */
const NOWHERE: Viewpoint = { reference: name => ({ name }), report: () => undefined, setOrigin: () => undefined };
