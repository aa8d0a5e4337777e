import { valuesAt } from './closed-values';
import { ManifestProblem } from './problem';
import { quote } from '../../findings/problem';
import { FIELDS_SINCE, ITEM_FIELDS_SINCE } from '../kubevirt/fields-since';
import { SERVED } from '../kubevirt/served';
import { atLeast, KubeVirtVersion, VERSIONS } from '../kubevirt/version';
import { ApiObjectData } from '../reading';
import { homeOf } from '../schema/check';

const TEMPLATE = ['spec', 'template', 'spec'];
const INTERFACES = '/domain/devices/interfaces/*';

/** The rules of the model report these fields, because the library has a property for each. */
const HAVE_PROPERTY: ReadonlySet<string> = new Set([
  '/serviceAccountName', '/domain/rebootPolicy', '/domain/ioThreads', '/domain/devices/video', '/domain/devices/panicDevices',
]);

const FIELDS = Object.entries({ ...FIELDS_SINCE, ...ITEM_FIELDS_SINCE }).filter(([field]) => !HAVE_PROPERTY.has(field));

/** The bindings that KubeVirt rejects, with the first release that rejects each. Source: `pkg/network/admitter/discontinued.go`, `slirp.go` */
const DISCONTINUED = Object.entries({ slirp: KubeVirtVersion.V1_4, macvtap: KubeVirtVersion.V1_8, passt: KubeVirtVersion.V1_8 });

/** For each API version, the version that older releases serve instead. */
const OLDER: Readonly<Record<string, string>> = {
  'clone.kubevirt.io/v1beta1': 'clone.kubevirt.io/v1alpha1', 'pool.kubevirt.io/v1beta1': 'pool.kubevirt.io/v1alpha1', 'export.kubevirt.io/v1': 'export.kubevirt.io/v1beta1',
};

/** Reports fields and values of a machine that this release of KubeVirt does not have. */
export function releaseProblems(machine: ApiObjectData, version: KubeVirtVersion): ManifestProblem[] {
  const template = TEMPLATE.reduce<any>((value, step) => value?.[step], machine);
  const at = (place: string) => valuesAt(template, place.split('/').slice(1), TEMPLATE).filter(([, value]) => value !== undefined && value !== null);
  return [
    ...FIELDS.filter(([, since]) => isOlder(version, since)).flatMap(([field, since]) => at(field).map(([path]): ManifestProblem => ({
      code: 'MANIFEST_FIELD_UNKNOWN', path, message: `KubeVirt ${version} has no field \`${path[path.length - 1]}\`: the API server drops the field`,
      allowed: `KubeVirt ${since} and later`, fix: 'remove the field, or upgrade KubeVirt',
    }))),
    ...DISCONTINUED.filter(([, since]) => !isOlder(version, since)).flatMap(([binding]) => at(`${INTERFACES}/${binding}`).map(([path]): ManifestProblem => ({
      code: 'MANIFEST_FIELD_TYPE', path, message: `KubeVirt ${version} no longer has the binding \`${binding}\`, and rejects the machine`,
      allowed: 'masquerade, bridge, sriov, passtBinding, binding', fix: binding === 'passt' ? 'use `passtBinding: {}`' : 'use an allowed binding',
    }))),
    ...at('/architecture').filter(([, value]) => value === 'ppc64le' && !isOlder(version, KubeVirtVersion.V1_7)).map(([path, value]): ManifestProblem => ({
      code: 'MANIFEST_FIELD_TYPE', path, message: `KubeVirt ${version} no longer has the architecture ppc64le, and rejects the machine`, value, allowed: 'amd64, arm64, s390x', fix: 'use an allowed architecture',
    })),
    ...valuesAt(machine, ['spec', 'runStrategy']).filter(([, value]) => value === 'WaitAsReceiver' && isOlder(version, KubeVirtVersion.V1_6)).map(([path, value]): ManifestProblem => ({
      code: 'MANIFEST_FIELD_TYPE', path, message: `KubeVirt ${version} has no run strategy WaitAsReceiver, and rejects the machine`, value,
      allowed: 'Always, Halted, Manual, RerunOnFailure, Once', fix: 'use an allowed run strategy, or upgrade KubeVirt',
    })),
  ];
}

/** Reports an object whose API version this release of KubeVirt does not serve. */
export function apiVersionProblems({ apiVersion, kind }: ApiObjectData, version: KubeVirtVersion): ManifestProblem[] {
  const { since, until } = SERVED[apiVersion] ?? {};
  const isTooNew = since !== undefined && isOlder(version, since);
  if (!isTooNew && (until === undefined || isOlder(version, until))) return [];
  const other = isTooNew ? OLDER[apiVersion] : homeOf(kind);
  return [{
    code: 'MANIFEST_KIND_UNKNOWN', path: ['apiVersion'], message: `KubeVirt ${version} does not serve ${quote(apiVersion)} of ${kind}`, value: apiVersion,
    allowed: other ?? `KubeVirt ${since ?? `before ${until}`}`, fix: other === undefined ? 'upgrade KubeVirt' : `write \`apiVersion: ${other}\``,
  }];
}

function isOlder(version: KubeVirtVersion, since: string): boolean {
  return !atLeast(version, since as KubeVirtVersion);
}

/** The release of a platform. If the version is not known, the newest release is assumed. */
export function releaseOf(version: string | undefined): KubeVirtVersion {
  return VERSIONS.find(each => each === version) ?? VERSIONS[VERSIONS.length - 1];
}
