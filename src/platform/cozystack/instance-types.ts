import { atLeast, CozystackVersion } from './version';
import { size } from '../../model/size';
import { OfferedType } from '../catalogue/offer';

/** What a series asks of a node beyond CPU and memory, if anything. */
interface Series {
  readonly special?: boolean;
  readonly bringsGpu?: boolean;
  readonly since?: CozystackVersion;
  /** Size to "vCPU/memory". */
  readonly sizes: Readonly<Record<string, string>>;
}

const BALANCED = {
  'large': '2/8Gi', 'xlarge': '4/16Gi', '2xlarge': '8/32Gi', '4xlarge': '16/64Gi', '8xlarge': '32/128Gi',
};
const SMALL_BALANCED = { nano: '1/512Mi', micro: '1/1Gi', small: '1/2Gi', medium: '1/4Gi', ...BALANCED };
const COMPUTE = { 'medium': '1/2Gi', 'large': '2/4Gi', 'xlarge': '4/8Gi', '2xlarge': '8/16Gi', '4xlarge': '16/32Gi', '8xlarge': '32/64Gi' };
const MEMORY = { 'large': '2/16Gi', 'xlarge': '4/32Gi', '2xlarge': '8/64Gi', '4xlarge': '16/128Gi', '8xlarge': '32/256Gi' };

/** `packages/system/kubevirt-instancetypes` of the release tags; nothing changed between 0.38 and 1.4, nor since 1.5. */
const SERIES: Readonly<Record<string, Series>> = {
  cx1: { special: true, sizes: COMPUTE },
  gn1: { special: true, bringsGpu: true, sizes: { 'xlarge': '4/16Gi', '2xlarge': '8/32Gi', '4xlarge': '16/64Gi', '8xlarge': '32/128Gi' } },
  m1: { special: true, sizes: MEMORY },
  n1: {
    special: true,
    sizes: { 'medium': '4/4Gi', 'large': '4/8Gi', 'xlarge': '8/16Gi', '2xlarge': '16/32Gi', '4xlarge': '32/64Gi', '8xlarge': '64/128Gi' },
  },
  o1: { special: true, sizes: SMALL_BALANCED },
  rt1: { special: true, sizes: { micro: '1/1Gi', small: '1/2Gi', medium: '1/4Gi', ...BALANCED } },
  u1: { sizes: { ...SMALL_BALANCED, '2xmedium': '2/4Gi' } },
  d1: { special: true, since: CozystackVersion.V1_5, sizes: { ...SMALL_BALANCED, '2xmedium': '2/4Gi' } },
};

/** Variants of a series with huge pages of 1 GiB, since 1.5. */
const WITH_1GI_PAGES: readonly string[] = ['cx1', 'm1'];

/** The instance types that a Cozystack version ships. */
export function instanceTypesOf(version: CozystackVersion): OfferedType[] {
  const series = Object.entries(SERIES).filter(([, { since }]) => !since || atLeast(version, since));
  const suffixes = (name: string) => atLeast(version, CozystackVersion.V1_5) && WITH_1GI_PAGES.includes(name) ? ['', '1gi'] : [''];
  return series.flatMap(([name, { special, bringsGpu, sizes }]) => suffixes(name).flatMap(suffix =>
    Object.entries(sizes).map(([sizeName, spec]) => ({ ...typeOf(`${name}.${sizeName}${suffix}`, spec), special, bringsGpu }))));
}

/** Reads "4/16Gi" as 4 virtual CPUs and 16 GiB. */
export function typeOf(name: string, spec: string): OfferedType {
  const [vcpus, memory] = spec.split('/');
  return { name, vcpus: Number(vcpus), memory: size(memory) };
}
