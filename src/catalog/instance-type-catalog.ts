import { Construct } from 'constructs';
import { faultsOf, list, struct } from '../findings/shape';
import { Resource } from '../placement/resource';
import { InstanceTypeEntry } from '../platform/catalogue/entries';
import { INSTANCE_TYPE } from '../platform/catalogue/entries/shape';
import { freeId } from '../scope/free-id';

/**
 * Instance types that a cluster is to have.
 */
export interface InstanceTypeCatalogProps {
  /** The types. Give the same to the platform (`Catalogue.extend({ instanceTypes })`), so that machines find them. */
  readonly instanceTypes: InstanceTypeEntry[];
}

/**
 * Instance types that a cluster lacks. Becomes a `VirtualMachineClusterInstancetype` each, or a
 * `VirtualMachineInstancetype` of the chart's namespace; plain KubeVirt only.
 */
export class InstanceTypeCatalog extends Construct {
  /**
   * Hikube's S series, which no other platform has: for a fleet that moves from there to a cluster of its own.
   */
  public static hikubeSSeries(): InstanceTypeEntry[] {
    // Hikube's catalogue is loaded for those who ask for it.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { hikubeSeries } = require('../platform/hikube/catalogue') as typeof import('../platform/hikube/catalogue');
    return hikubeSeries('s1').map(({ name, vcpus, memory }) => ({ name, vcpus, memory }));
  }

  constructor(scope: Construct, id: string, props: InstanceTypeCatalogProps) {
    super(scope, freeId(scope, id));
    const faults = faultsOf('the catalog', props, CATALOG);
    new Resource(this, { what: 'catalog', faults, model: () => ({ kind: 'instanceTypes', types: props.instanceTypes }) });
  }
}

const CATALOG = struct<InstanceTypeCatalogProps>({ instanceTypes: list(INSTANCE_TYPE) }, 'instanceTypes');
