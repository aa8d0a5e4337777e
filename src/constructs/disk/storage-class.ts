import { gate } from '../../model/calls/gate';

/**
 * The storage class of a disk. The constants are the names that Cozystack and Hikube use by convention.
 *
 * Becomes `VMDisk.spec.storageClass` on Cozystack and Hikube.
 *
 * @example
 * new Disk(chart, 'data', { size: Size.gibibytes(100), storageClass: StorageClass.REPLICATED });
 */
export class StorageClass {
  /** Three copies on three nodes (on Hikube: three data centres). For production. */
  public static readonly REPLICATED = new StorageClass('replicated');
  /** One copy on one node. Access is fast, but the data is lost with the node. The class prevents live migration. */
  public static readonly LOCAL = new StorageClass('local');

  /**
   * A storage class by its name in the cluster. Declare the class in the platform's catalog.
   *
   * @param name the exact name
   */
  public static fromName(name: string): StorageClass {
    return new StorageClass(name);
  }

  /** The name in the cluster. */
  public readonly name: string;

  private constructor(name: string) {
    this.name = name;
  }

  /** The name of the storage class. */
  public toString(): string {
    return this.name;
  }

  /** @internal */
  public _model(): string {
    return this.name;
  }
}

gate(StorageClass);
