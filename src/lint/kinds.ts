import { isMisspelt, nearest } from '../findings/nearest';
import { quote } from '../findings/problem';
import { groupOf } from '../impact/compare/keys';
import { PlatformRef } from '../model/platform';
import { ManifestProblem } from '../platforms/admission/problem';
import { ApiObjectData } from '../platforms/reading';
import { hasSchema, homeOf, knownKinds, schemaProblems } from '../platforms/schema/check';

/** Older API versions, and the version whose schema is used instead. Objects of a version without a replacement are not checked. */
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

/** Kinds that have no schema here, by group. Such a kind is not a misspelling of a kind with a schema. */
const OTHER_KINDS: Readonly<Record<string, readonly string[]>> = {
  'kubevirt.io': ['KubeVirt', 'VirtualMachineInstanceMigration', 'VirtualMachineInstancePreset', 'VirtualMachineInstanceReplicaSet'],
  'cdi.kubevirt.io': ['CDI', 'CDIConfig', 'ObjectTransfer', 'VolumeCloneSource', 'VolumeImportSource', 'VolumeUploadSource'],
  'snapshot.kubevirt.io': ['VirtualMachineSnapshotContent'],
  '': ['Binding', 'Endpoints', 'Event', 'Node', 'PersistentVolume', 'Pod', 'PodTemplate', 'ReplicationController', 'ServiceAccount'],
  'networking.k8s.io': ['Ingress', 'IngressClass', 'IPAddress', 'ServiceCIDR'],
  'rbac.authorization.k8s.io': ['ClusterRole', 'ClusterRoleBinding'],
  'storage.k8s.io': ['CSIDriver', 'CSINode', 'CSIStorageCapacity', 'VolumeAttachment', 'VolumeAttributesClass'],
  // Cozystack up to 0.41 has this kind in addition to `VMInstance`.
  'apps.cozystack.io': ['VirtualMachine'],
};

/** Cluster administrators add their own kinds to this group. So a kind counts as a misspelling only if a single letter differs. */
const OPEN_GROUP = 'apps.cozystack.io';

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
  if (OTHER_KINDS[group]?.includes(kind)) return [];
  const home = homeOf(kind);
  if (home !== undefined) {
    const isVersion = group === groupOf(home);
    if (!isVersion && !isMistaken(group, groupOf(home))) return [];
    return [unknown(['apiVersion'], isVersion ? `${quote(apiVersion)} is not an API version of ${kind}` : `${kind} is not a kind of ${quote(apiVersion)}`, `write \`apiVersion: ${home}\``)];
  }
  const near = nearest(kind, [...knownKinds(group), ...OTHER_KINDS[group] ?? []]);
  if (near === undefined || !isMisspelt(kind, near, group === OPEN_GROUP ? 1 : 2)) return [];
  return [unknown(['kind'], `${apiVersion} has no kind ${quote(kind)}`, `did you mean \`kind: ${near}\`?`)];
}

/**
 * The last release of Cozystack before 1.0. Later releases have other fields of machines. Objects of Hikube are checked against this release and the
 * newest release, because the release of Hikube is not known.
 */
export const OLD_RELEASE = '0.41';

/**
 * Whether a group can only be a mistake for the group of a kind: a group of the platforms, a group without a dot (all such groups belong to
 * Kubernetes), or a misspelling. Other groups may have a kind of the same name.
 */
function isMistaken(group: string, home: string): boolean {
  return !group.includes('.') || /(?:^|\.)(?:kubevirt|cozystack)\.io$/i.test(group) || isMisspelt(group, home, 2);
}

function unknown(path: readonly string[], message: string, fix: string): ManifestProblem {
  return { code: 'MANIFEST_KIND_UNKNOWN', path, message, fix };
}
