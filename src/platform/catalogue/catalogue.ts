import { GoldenImageEntry, GpuEntry, InstanceProfileEntry, InstanceTypeEntry, StorageClassEntry } from './entries';
import { entryProblems } from './entries/problems';
import { CATALOGUE } from './entries/shape';
import { Problem } from '../../findings/problem';
import { faultsOf } from '../../findings/shape';

/**
 * What a cluster offers, or offers beyond what its platform brings.
 */
export interface CatalogueProps {
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
 * How a cluster's own offer relates to its platform's.
 */
export class Catalogue {
  /**
   * The platform's catalogue and these entries; an entry of the same name takes the place of the platform's.
   *
   * @param props what the cluster has beyond it
   */
  public static extend(props: CatalogueProps): Catalogue {
    return new Catalogue(props, true);
  }

  /**
   * These entries instead of the platform's, list by list; a list that is not given stays the platform's.
   *
   * @param props what the cluster has instead
   */
  public static replace(props: CatalogueProps): Catalogue {
    return new Catalogue(props, false);
  }

  /**
   * What is wrong with its entries.
   * @internal
   */
  public readonly _faults: readonly Problem[];
  /** @internal */
  public readonly _props: CatalogueProps;
  /** @internal */
  public readonly _keepsPlatform: boolean;

  private constructor(props: CatalogueProps, keepsPlatform: boolean) {
    const misshapen = faultsOf('the catalogue', props, CATALOGUE);
    this._faults = misshapen.length > 0 ? misshapen : entryProblems(props);
    this._props = misshapen.length > 0 ? {} : props;
    this._keepsPlatform = keepsPlatform;
  }
}
