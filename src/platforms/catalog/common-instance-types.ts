import { CatalogType } from './catalog-data';

/** A series of instance types: the fields that all types of the series share, and the sizes. */
interface Series {
  readonly bringsGpu?: boolean;
  readonly dedicatedCpu?: boolean;
  readonly realtime?: boolean;
  readonly isolatedEmulator?: boolean;
  readonly ioThreads?: boolean;
  readonly hugePages?: boolean;
  readonly devices?: readonly string[];
  /** Share of the memory that is not reserved on the node. */
  readonly overcommitPercent?: number;
  /** The CPUs and memory of each size, as "vCPU/memory". */
  readonly sizes: Readonly<Record<string, string>>;
}

const BALANCED = {
  'large': '2/8Gi', 'xlarge': '4/16Gi', '2xlarge': '8/32Gi', '4xlarge': '16/64Gi', '8xlarge': '32/128Gi',
};
const SMALL_BALANCED = { nano: '1/512Mi', micro: '1/1Gi', small: '1/2Gi', medium: '1/4Gi', ...BALANCED };
const COMPUTE = { 'medium': '1/2Gi', 'large': '2/4Gi', 'xlarge': '4/8Gi', '2xlarge': '8/16Gi', '4xlarge': '16/32Gi', '8xlarge': '32/64Gi' };
const MEMORY = { 'large': '2/16Gi', 'xlarge': '4/32Gi', '2xlarge': '8/64Gi', '4xlarge': '16/128Gi', '8xlarge': '32/256Gi' };

/** Dedicated CPUs for the guest, and one dedicated CPU for QEMU's emulator threads. */
const PINNED = { dedicatedCpu: true, isolatedEmulator: true };

/** The series of kubevirt/common-instancetypes. The sizes of a series have never changed, so this table is for all releases. */
const SERIES: Readonly<Record<string, Series>> = {
  cx1: { ...PINNED, ioThreads: true, hugePages: true, sizes: COMPUTE },
  gn1: { bringsGpu: true, devices: ['nvidia.com/A400'], sizes: { 'xlarge': '4/16Gi', '2xlarge': '8/32Gi', '4xlarge': '16/64Gi', '8xlarge': '32/128Gi' } },
  m1: { hugePages: true, sizes: MEMORY },
  n1: {
    ...PINNED,
    hugePages: true,
    sizes: { 'medium': '4/4Gi', 'large': '4/8Gi', 'xlarge': '8/16Gi', '2xlarge': '16/32Gi', '4xlarge': '32/64Gi', '8xlarge': '64/128Gi' },
  },
  o1: { overcommitPercent: 50, sizes: SMALL_BALANCED },
  rt1: { ...PINNED, realtime: true, hugePages: true, sizes: { micro: '1/1Gi', small: '1/2Gi', medium: '1/4Gi', ...BALANCED } },
  u1: { sizes: { ...SMALL_BALANCED, '2xmedium': '2/4Gi' } },
  d1: { ...PINNED, ioThreads: true, sizes: { ...SMALL_BALANCED, '2xmedium': '2/4Gi' } },
};

/** Series that come in a variant with huge pages of 1 GiB. */
const WITH_1GI_PAGES: readonly string[] = ['cx1', 'm1'];

/** The parts that only some releases of common-instancetypes have. */
export interface InstanceTypeParts {
  /** Machines with an NVIDIA A400. */
  readonly gn1: boolean;
  /** Dedicated CPUs without huge pages. */
  readonly d1: boolean;
  /** Variants with huge pages of 1 GiB. */
  readonly pages1Gi: boolean;
}

/** The instance types of a release of common-instancetypes. */
export function commonInstanceTypes(parts: InstanceTypeParts): CatalogType[] {
  const optional: Readonly<Record<string, boolean>> = { gn1: parts.gn1, d1: parts.d1 };
  return Object.entries(SERIES).filter(([name]) => optional[name] ?? true).flatMap(([name, { sizes, ...traits }]) => {
    const special = Object.values(traits).some(trait => trait);
    const suffixes = parts.pages1Gi && WITH_1GI_PAGES.includes(name) ? ['', '1gi'] : [''];
    return suffixes.flatMap(suffix => Object.entries(sizes).map(([sizeName, spec]) => (
      {
        ...typeOf(`${name}.${sizeName}${suffix}`, spec),
        ...traits,
        ...pagesOf(traits, name, suffix),
        special,
      }
    )));
  });
}

/** The page size of a series with huge pages. The series n1 and rt1 have only the variant with 1 GiB pages. */
function pagesOf({ hugePages }: Omit<Series, 'sizes'>, series: string, suffix: string): Pick<CatalogType, 'pageSize'> {
  if (!hugePages) return {};
  return { pageSize: suffix === '1gi' || !WITH_1GI_PAGES.includes(series) ? '1Gi' : '2Mi' };
}

/** Reads "4/16Gi" as 4 virtual CPUs and 16 GiB. */
export function typeOf(name: string, spec: string): CatalogType {
  const [vcpus, memory] = spec.split('/');
  return { name, vcpus: Number(vcpus), memory: memory };
}
