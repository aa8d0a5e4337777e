import { Problem } from '../../../findings/problem';
import { CdiVersion, isCdiSince } from '../cdi-version';
import { KubeVirtTarget } from '../target';

/** The first release of CDI with each field, from its API (`core/v1beta1/types.go`). */
const SINCE = {
  'serviceAccountName': CdiVersion.V1_65,
  'source.checksum': CdiVersion.V1_65,
  'source.insecureSkipVerify': CdiVersion.V1_66,
  'source.certificates': CdiVersion.V1_66,
} as const;

/**
 * Reports fields that only newer releases of CDI have. The API of an older release drops these fields.
 *
 * @param fields the values that the disk sets; `source.certificates` only for VMware, because every release has this field for other sources
 */
export function recentFieldProblems(disk: string, fields: { readonly [K in keyof typeof SINCE]?: unknown }, { cdi }: KubeVirtTarget): Problem[] {
  return (Object.keys(fields) as (keyof typeof SINCE)[]).flatMap(field => {
    const since = SINCE[field];
    if (fields[field] === undefined || cdi !== undefined && isCdiSince(cdi, since)) return [];
    return [cdi === undefined ? unsure(disk, field, since) : tooOld(disk, field, since, cdi)];
  });
}

/**
 * Reports certificate authorities that verify nothing, because the import skips the verification. An older CDI drops `insecureSkipVerify`, and uses the
 * certificate authorities. Source: `pkg/importer/http-datasource.go#createHTTPClient` of CDI 1.66.
 */
export function unusedCertificates(disk: string, { cdi }: KubeVirtTarget): Problem[] {
  if (cdi !== undefined && !isCdiSince(cdi, SINCE['source.insecureSkipVerify'])) return [];
  return [{
    code: 'IMPORT_OPTION_UNSURE',
    message: `\`source.certificates\` of disk "${disk}" has no effect: with \`insecureSkipVerify\`, CDI verifies no certificate, so another server can impersonate the server`,
    got: 'source.certificates and source.insecureSkipVerify',
    allowed: 'one of them',
    fix: 'remove `insecureSkipVerify`, so that CDI verifies the server; if you trust the network, remove `certificates` instead',
  }];
}

function unsure(disk: string, field: string, since: CdiVersion): Problem {
  return {
    code: 'IMPORT_OPTION_UNSURE',
    message: `\`${field}\` of disk "${disk}" has no effect if CDI is older than ${since}: an older release drops the field`,
    got: field,
    allowed: `a cluster with CDI ${since} and later`,
    fix: 'set `cdi` of Platform.kubevirt to the version of the cluster (`kubectl get cdi -o yaml`, `status.observedVersion`)',
  };
}

function tooOld(disk: string, field: string, since: CdiVersion, cdi: CdiVersion): Problem {
  return {
    code: 'NOT_SUPPORTED',
    message: `CDI ${cdi} does not support \`${field}\` of disk "${disk}", and drops the field`,
    got: field,
    allowed: `CDI ${since} and later`,
    fix: 'remove the field, or upgrade CDI and change `cdi` of Platform.kubevirt',
  };
}
