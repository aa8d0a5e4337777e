import { Construct } from 'constructs';
import { faultsOf, list, struct } from '../findings/shape';
import { Resource } from '../placement/resource';
import { InstanceProfileEntry } from '../platform/catalogue/entries';
import { INSTANCE_PROFILE } from '../platform/catalogue/entries/shape';
import { freeId } from '../scope/free-id';

/**
 * Instance profiles that a cluster is to have.
 */
export interface InstanceProfileCatalogProps {
  /** The profiles. Give the same to the platform (`Catalogue.extend({ instanceProfiles })`), so that machines find them. */
  readonly instanceProfiles: InstanceProfileEntry[];
}

/**
 * Instance profiles that a cluster lacks. Becomes a `VirtualMachineClusterPreference` each, or a
 * `VirtualMachinePreference` of the chart's namespace; plain KubeVirt only.
 */
export class InstanceProfileCatalog extends Construct {
  constructor(scope: Construct, id: string, props: InstanceProfileCatalogProps) {
    super(scope, freeId(scope, id));
    const faults = faultsOf('the catalog', props, CATALOG);
    new Resource(this, {
      what: 'catalog', faults, model: () => ({
        kind: 'instanceProfiles',
        profiles: props.instanceProfiles.map(({ cpuTopology, terminationGracePeriod, ...profile }) => ({
          ...profile, cpuTopology: cpuTopology?._model(), terminationGraceSeconds: terminationGracePeriod?.toSeconds({ integral: false }),
        })),
      }),
    });
  }
}

const CATALOG = struct<InstanceProfileCatalogProps>({ instanceProfiles: list(INSTANCE_PROFILE) }, 'instanceProfiles');
