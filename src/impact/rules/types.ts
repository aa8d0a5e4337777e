import { CatalogData, CatalogType } from '../../platforms/catalog/catalog-data';
import { amountOf } from '../compare/quantities';
import { Target } from '../target';

export interface TypeFacts {
  readonly vcpus: number;
  /** Memory in bytes. */
  readonly memory: number;
  /** The other fields, as JSON. A change of these fields applies only at the next start of a machine. */
  readonly rest: string;
  /** Memory hotplug is not possible with this type. */
  readonly isFixed: boolean;
  readonly maxSockets?: number;
}

/** Instance types and the CPU topologies of preferences, by name. */
export interface Sizes {
  readonly types: ReadonlyMap<string, TypeFacts>;
  readonly topologies: ReadonlyMap<string, string>;
}

const known = new WeakMap<Target, Sizes>();

/** The sizes in the platform's catalog, with the user's additions. */
export function catalogFor(target: Target): Sizes {
  let sizes = known.get(target);
  if (sizes === undefined) known.set(target, sizes = sizesOf(dataOf(target)));
  return sizes;
}

function sizesOf({ types, profiles }: CatalogData): Sizes {
  return {
    types: new Map(types.map(type => [type.name, factsOf(type)])),
    topologies: new Map(profiles.flatMap(({ name, topology }) => topology ? [[name, topology.kind] as const] : [])),
  };
}

function factsOf({ name: _, vcpus, memory, maxSockets, ...traits }: CatalogType): TypeFacts {
  const rest = JSON.stringify(Object.entries(traits).sort(([a], [b]) => a < b ? -1 : 1));
  return { vcpus, memory: amountOf(memory) ?? 0, rest, isFixed: isFixed(traits), maxSockets };
}

/**
 * Whether memory hotplug is not possible: with NUMA passthrough, with real-time CPUs, or with memory overcommit. Memory overcommit changes the
 * memory request of the pod, and the pod of a running machine keeps its request. The catalog does not record NUMA passthrough. Two series have
 * it: rt1, which has real-time CPUs, and cx1, which is the only series with dedicated CPUs, IO threads and huge pages.
 */
function isFixed({ overcommitPercent, realtime, dedicatedCpu, ioThreads, hugePages }: Omit<CatalogType, 'name' | 'vcpus' | 'memory'>): boolean {
  return (overcommitPercent ?? 0) > 0 || realtime === true || dedicatedCpu === true && ioThreads === true && hugePages === true;
}

/* eslint-disable @typescript-eslint/no-require-imports -- the catalog of one platform is loaded when a size is compared */
function dataOf({ ref, family, version }: Target): CatalogData {
  const { applyCatalog } = require('../../platforms/catalog/catalog-data') as typeof import('../../platforms/catalog/catalog-data');
  if (family === 'kubevirt') {
    const { catalogOf } = require('../../platforms/kubevirt/catalog-data') as typeof import('../../platforms/kubevirt/catalog-data');
    return applyCatalog(catalogOf(version as Parameters<typeof catalogOf>[0]), ref.catalog, undefined);
  }
  if (ref.name === 'hikube') {
    const { hikubeCatalog } = require('../../platforms/hikube/catalog') as typeof import('../../platforms/hikube/catalog');
    return applyCatalog(hikubeCatalog(ref.version as Parameters<typeof hikubeCatalog>[0]), ref.catalog, undefined);
  }
  const { commonInstanceTypes } = require('../../platforms/catalog/common-instance-types') as typeof import('../../platforms/catalog/common-instance-types');
  const { profilesOf } = require('../../platforms/cozystack/profiles') as typeof import('../../platforms/cozystack/profiles');
  const profiles = profilesOf(version as Parameters<typeof profilesOf>[0]);
  const types = commonInstanceTypes({ gn1: true, d1: true, pages1Gi: true });
  return applyCatalog({ types, profiles, images: [], storageClasses: [], gpus: [] }, ref.catalog, undefined);
}
/* eslint-enable @typescript-eslint/no-require-imports */
