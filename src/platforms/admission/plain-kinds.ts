import { ManifestProblem } from './problem';
import { listNames, suggest } from '../../findings/nearest';
import { isRecord } from '../../model/is-record';
import { ApiObjectData } from '../reading';

/** The resources of a quota whose names have no domain. Huge pages have no domain either. The name of any other resource has a domain and a `/`. */
const RESOURCES = [
  'cpu', 'memory', 'ephemeral-storage', 'requests.cpu', 'requests.memory', 'requests.storage', 'requests.ephemeral-storage', 'limits.cpu', 'limits.memory',
  'limits.ephemeral-storage', 'pods', 'services', 'services.nodeports', 'services.loadbalancers', 'replicationcontrollers', 'resourcequotas', 'secrets', 'configmaps',
  'persistentvolumeclaims',
];
const HUGE_PAGES = /^(?:requests\.)?hugepages-/;

/**
 * Checks the resources of a ResourceQuota.
 *
 * Source: `pkg/apis/core/validation/validation.go` of Kubernetes, `ValidateResourceQuotaSpec`
 */
export function quotaProblems({ spec }: ApiObjectData): ManifestProblem[] {
  const hard = isRecord(spec) ? (spec as Readonly<Record<string, unknown>>).hard : undefined;
  return !isRecord(hard) ? [] : Object.entries(hard).flatMap(([name, value]): ManifestProblem[] => {
    const path = ['spec', 'hard', name];
    const isKnown = name.includes('/') || RESOURCES.includes(name) || HUGE_PAGES.test(name);
    return [
      ...isKnown ? [] : [{
        code: 'MANIFEST_FIELD_TYPE' as const, path, message: `a ResourceQuota has no resource "${name}": the API server rejects the ResourceQuota`,
        allowed: `${listNames(RESOURCES)}, hugepages-<size>, or a name with a domain`, fix: suggest(name, RESOURCES, 'use an allowed name, or add the domain of the resource'),
      }],
      ...Number.parseFloat(String(value)) < 0 ? [{
        code: 'MANIFEST_FIELD_TYPE' as const, path, message: 'a quota is negative: the API server rejects the ResourceQuota', value, allowed: '0 or more', fix: 'correct the number',
      }] : [],
    ];
  });
}

/** Fields of Secrets and ConfigMaps. The API server writes `stringData` into `data`. */
const MAPS = ['data', 'stringData', 'binaryData'];

/**
 * Checks the keys of a Secret or a ConfigMap.
 *
 * Source: `k8s.io/apimachinery/pkg/util/validation`, `IsConfigMapKey`
 */
export function keyProblems(object: ApiObjectData): ManifestProblem[] {
  return MAPS.flatMap(field => Object.keys(mapIn(object, field)).filter(key => key.length > 253 || !/^[-._a-zA-Z0-9]+$/.test(key) || /^\.(?:$|\.)/.test(key)).map((key): ManifestProblem => ({
    code: 'MANIFEST_FIELD_TYPE', path: [field, key], message: `a key of the ${object.kind} is invalid: the API server rejects the ${object.kind}`,
    allowed: '1 to 253 characters of a-z, A-Z, 0-9, "-", "_" and "."; the key must not be only ".", and must not begin with ".."', fix: 'rename the key',
  })));
}

function mapIn(object: ApiObjectData, field: string): object {
  const map = (object as unknown as Readonly<Record<string, unknown>>)[field];
  return isRecord(map) ? map : {};
}
