import { Size } from 'cdk8s';
import { Construct } from 'constructs';
import { renderCatalog } from './catalog-construct';
import { faultsOf, flag, instance, list, number, struct, text } from '../findings/shape';
import { InstanceTypeEntry } from '../platform/catalogue/catalogue';
import { hikubeSeries } from '../platform/hikube/catalogue';
import { freeId } from '../scope/free-id';

/**
 * Instance types that a cluster is to have.
 */
export interface InstanceTypeCatalogProps {
  /** The types. Give the same to the platform (`Catalogue.extend({ instanceTypes })`), so that machines find them. */
  readonly instanceTypes: InstanceTypeEntry[];
}

/**
 * Instance types that a cluster lacks. Becomes a `VirtualMachineClusterInstancetype` each; plain KubeVirt only.
 */
export class InstanceTypeCatalog extends Construct {
  /**
   * Hikube's S series, which no other platform has: for a fleet that moves from there to a cluster of its own.
   */
  public static hikubeSSeries(): InstanceTypeEntry[] {
    return hikubeSeries('s1').map(({ name, vcpus, memory }) => ({ name, vcpus, memory }));
  }

  constructor(scope: Construct, id: string, props: InstanceTypeCatalogProps) {
    super(scope, freeId(scope, id));
    const faults = faultsOf('the catalog', props, CATALOG);
    renderCatalog(this, faults, () => ({ kind: 'instanceTypes', types: props.instanceTypes }));
  }
}

const ENTRY = struct<InstanceTypeEntry>({
  name: text, vcpus: number, memory: instance(Size, 'Size.gibibytes(4)'), special: flag,
}, 'name', 'vcpus', 'memory');
const CATALOG = struct<InstanceTypeCatalogProps>({ instanceTypes: list(ENTRY) }, 'instanceTypes');
