import { otherValues } from './closed-values';
import { dataVolumeProblems } from './data-volumes';
import { guestStructureProblems } from './guest-structure';
import { networkPolicyProblems } from './network-policy';
import { keyProblems, quotaProblems } from './plain-kinds';
import { ManifestProblem } from './problem';
import { serviceProblems } from './service';
import { oneOf, structureProblems, templateOf } from './structure';
import { listNames, suggest } from '../../findings/nearest';
import { isRecord } from '../../model/is-record';
import { PlatformRef } from '../../model/platform';
import { atLeast, KubeVirtVersion } from '../kubevirt/version';
import { ApiObjectData } from '../reading';

/**
 * Reports `cpu` without `sockets`, or `sockets` without `cpu`, which the schema allows. Without an instance type, Cozystack's chart requires both
 * since 1.0. With an instance type, the chart uses them only together, and ignores one of them alone.
 *
 * Source: https://github.com/cozystack/cozystack/blob/v1.6.2/packages/apps/vm-instance/templates/vm.yaml
 */
function halfTopology({ kind, apiVersion, spec }: ApiObjectData): ManifestProblem[] {
  const resources = (spec as Readonly<Record<string, any>> | undefined)?.resources as Readonly<Record<string, unknown>> | undefined;
  if (kind !== 'VMInstance' || !apiVersion.startsWith('apps.cozystack.io/') || typeof resources !== 'object' || resources === null) return [];
  const given = ['cpu', 'sockets'].filter(part => resources[part] !== undefined && resources[part] !== '');
  if (given.length !== 1) return [];
  const missing = given[0] === 'cpu' ? 'sockets' : 'cpu';
  return [{
    code: 'MANIFEST_FIELD_MISSING', path: ['spec', 'resources'],
    message: `\`spec.resources\` has \`${given[0]}\` without \`${missing}\`: Cozystack's chart needs both, so \`${given[0]}\` has no effect`,
    fix: `add \`${missing}\`, or remove \`${given[0]}\``,
  }];
}

/** The rules for kinds of Kubernetes. */
const OF_KUBERNETES: Readonly<Record<string, (object: ApiObjectData) => ManifestProblem[]>> = {
  'v1/Service': serviceProblems, 'v1/ResourceQuota': quotaProblems, 'v1/Secret': keyProblems, 'v1/ConfigMap': keyProblems,
  'networking.k8s.io/v1/NetworkPolicy': networkPolicyProblems,
};

/** Reports values of an object that its schema accepts, but the API server rejects. */
export function admissionProblems(object: ApiObjectData, platform?: PlatformRef): ManifestProblem[] {
  const { apiVersion, kind } = object;
  const key = `${apiVersion}/${kind}`;
  if (Object.hasOwn(OF_KUBERNETES, key)) return [...valueProblems(object), ...OF_KUBERNETES[key](object)];
  if (kind === 'DataVolume' && apiVersion.startsWith('cdi.kubevirt.io/')) return dataVolumeProblems(object);
  const isMachine = kind === 'VirtualMachine' && apiVersion.startsWith('kubevirt.io/');
  if (!isMachine && !(kind === 'VirtualMachinePool' && apiVersion.startsWith('pool.kubevirt.io/'))) return [...halfTopology(object), ...valueProblems(object)];
  // KubeVirt 1.9 is assumed if the version is not known.
  const isOlder = platform?.name === 'kubevirt' && platform.version !== undefined && atLeast(platform.version as KubeVirtVersion, KubeVirtVersion.V1_9) === false;
  const template = templateOf(object);
  const structure = [...structureProblems(object, !isOlder), ...template === undefined ? [] : guestStructureProblems(template)];
  return isMachine ? [...runProblems(object), ...structure, ...dataVolumeProblems(object), ...valueProblems(object)] : structure;
}

/** A machine needs exactly one of the fields `runStrategy` and `running` (the older field). */
function runProblems({ spec }: ApiObjectData): ManifestProblem[] {
  return isRecord(spec) ? oneOf({ path: ['spec'], value: spec as Readonly<Record<string, unknown>> }, ['runStrategy', 'running'], 'the machine', true) : [];
}

function valueProblems(object: ApiObjectData): ManifestProblem[] {
  return otherValues(object.apiVersion, object.kind, object).map(({ path, value, allowed }): ManifestProblem => ({
    code: 'MANIFEST_FIELD_TYPE',
    path,
    message: `\`${path.filter(step => typeof step === 'string').pop()}\` has a value that ${/kubevirt|cozystack/.test(object.apiVersion) ? 'KubeVirt' : 'the API server'} does not accept`,
    value,
    allowed: listNames([...allowed]),
    fix: suggest(value, allowed, 'use one of these'),
  }));
}
