import { nearest } from '../findings/nearest';
import { quote } from '../findings/problem';
import { groupOf } from '../impact/compare/keys';
import { PlatformRef } from '../model/platform';
import { ManifestProblem } from '../platforms/admission/problem';
import { ApiObjectData } from '../platforms/reading';
import { hasSchema, knownKinds, knownVersions, schemaProblems } from '../platforms/schema/check';

/** Older served versions, and the version whose schema is used for them. */
const OLDER: Readonly<Record<string, string | undefined>> = {
  'kubevirt.io/v1alpha3': 'kubevirt.io/v1',
  'instancetype.kubevirt.io/v1alpha1': undefined,
  'instancetype.kubevirt.io/v1alpha2': undefined,
  'snapshot.kubevirt.io/v1alpha1': 'snapshot.kubevirt.io/v1beta1',
  'export.kubevirt.io/v1alpha1': 'export.kubevirt.io/v1beta1',
  'clone.kubevirt.io/v1alpha1': 'clone.kubevirt.io/v1beta1',
  'pool.kubevirt.io/v1alpha1': 'pool.kubevirt.io/v1beta1',
  'cdi.kubevirt.io/v1alpha1': undefined,
};

/** Groups whose kinds the library knows completely. The Cozystack groups have many more kinds. */
const WHOLE_GROUPS = new Set(['instancetype.kubevirt.io', 'snapshot.kubevirt.io', 'clone.kubevirt.io', 'pool.kubevirt.io', 'migrations.kubevirt.io']);

/**
 * The problems of an object's kind and fields that the API server would report.
 *
 * @param platform selects the Cozystack release; by default, an object is checked against the newest release, or against `OLD_RELEASE` if
 * the object has fewer problems there
 */
export function kindProblems(object: ApiObjectData, platform?: PlatformRef): ManifestProblem[] {
  const { apiVersion, kind } = object;
  if (hasSchema(object)) {
    const release = platform?.name === 'cozystack' ? platform.version : undefined;
    const problems = schemaProblems(object, apiVersion, hasSchema(object, release) ? release : undefined);
    if (release !== undefined || platform?.name === 'cozystack' || problems.length === 0 || !hasSchema(object, OLD_RELEASE)) return problems;
    const ofOld = schemaProblems(object, apiVersion, OLD_RELEASE);
    return ofOld.length < problems.length ? ofOld : problems;
  }
  if (Object.hasOwn(OLDER, apiVersion)) {
    const newer = OLDER[apiVersion];
    return newer === undefined ? [] : schemaProblems(object, newer);
  }
  const group = groupOf(apiVersion);
  const versions = knownVersions(group, kind);
  if (versions.length > 0) return [unknown(['apiVersion'], `there is no ${quote(apiVersion)} of ${kind}`, `write \`apiVersion: ${versions[versions.length - 1]}\``)];
  const kinds = knownKinds(group);
  const near = kinds.length > 0 ? nearest(kind, kinds) : undefined;
  if (near !== undefined && (WHOLE_GROUPS.has(group) ? Math.abs(near.length - kind.length) <= 2 : isTypo(near, kind))) return [unknown(['kind'], `${apiVersion} has no kind ${quote(kind)}`, `did you mean \`kind: ${near}\`?`)];
  const home = HOMES[kind];
  if (home !== undefined && home !== group && /(?:^|\.)kubevirt\.io$/.test(group)) {
    return [unknown(['apiVersion'], `${kind} is not a kind of ${quote(apiVersion)}`, `write \`apiVersion: ${knownVersions(home, kind).at(-1) ?? home}\``)];
  }
  return [];
}

/** The last release of Cozystack before 1.0. Its machines have other fields than those of later releases. The release of Hikube is not known. */
export const OLD_RELEASE = '0.41';

/** The groups of kinds that people often write with another group by mistake. */
const HOMES: Readonly<Record<string, string>> = {
  VirtualMachine: 'kubevirt.io', VirtualMachineInstance: 'kubevirt.io', DataVolume: 'cdi.kubevirt.io', DataSource: 'cdi.kubevirt.io', DataImportCron: 'cdi.kubevirt.io',
  VirtualMachinePool: 'pool.kubevirt.io', VirtualMachineSnapshot: 'snapshot.kubevirt.io', VirtualMachineRestore: 'snapshot.kubevirt.io',
  VirtualMachineClone: 'clone.kubevirt.io', MigrationPolicy: 'migrations.kubevirt.io', VirtualMachineInstancetype: 'instancetype.kubevirt.io',
  VirtualMachineClusterInstancetype: 'instancetype.kubevirt.io', VirtualMachinePreference: 'instancetype.kubevirt.io',
  VirtualMachineClusterPreference: 'instancetype.kubevirt.io',
};

/** Whether two kinds differ only in case, or by one additional letter. Greater distances would match other kinds of the group. */
function isTypo(a: string, b: string): boolean {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  if (long.toLowerCase() === short.toLowerCase()) return true;
  return long.length === short.length + 1 && [...long].some((_, i) => long.slice(0, i) + long.slice(i + 1) === short);
}

function unknown(path: readonly string[], message: string, fix: string): ManifestProblem {
  return { code: 'MANIFEST_KIND_UNKNOWN', path, message, fix };
}
