import { GoldenImageEntry, GpuEntry, InstanceProfileEntry, InstanceTypeEntry, StorageClassEntry } from './entries';
import { entryProblems } from './entries/problems';
import { CATALOG } from './entries/schema';
import { Problem } from '../../../findings/problem';
import { gate } from '../../../model/calls/gate';
import { ClusterCatalogSpec } from '../../../model/platform';
import { Viewpoint } from '../../../model/types';
import { told } from '../../app/told';

/**
 * What a cluster offers, or offers beyond what its platform brings.
 */
export interface ClusterCatalogProps {
  /**
   * Instance types.
   * @default - those of the platform
   */
  readonly instanceTypes?: InstanceTypeEntry[];
  /**
   * Instance profiles.
   * @default - those of the platform
   */
  readonly instanceProfiles?: InstanceProfileEntry[];
  /**
   * Golden images.
   * @default - those of the platform
   */
  readonly goldenImages?: GoldenImageEntry[];
  /**
   * Storage classes.
   * @default - those of the platform
   */
  readonly storageClasses?: StorageClassEntry[];
  /**
   * GPUs. As soon as any is known, a GPU that is not listed is an error.
   * @default - those of the platform
   */
  readonly gpus?: GpuEntry[];
}

/**
 * How a cluster's own catalog relates to its platform's.
 */
export class ClusterCatalog {
  /**
   * The platform's catalog with additional entries; an entry with the same name replaces the platform's.
   *
   * @param props the additional entries
   */
  public static extend(props: ClusterCatalogProps): ClusterCatalog {
    return new ClusterCatalog(props, true);
  }

  /**
   * These entries instead of the platform's, list by list; a list that is not set stays the platform's.
   * @param props the replacing entries
   */
  public static replace(props: ClusterCatalogProps): ClusterCatalog {
    return new ClusterCatalog(props, false);
  }

  /**
   * What is wrong with its entries.
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

/** A catalog refers to nothing that is in a place. */
const NOWHERE: Viewpoint = { reference: name => ({ name }), report: () => undefined, setOrigin: () => undefined };
