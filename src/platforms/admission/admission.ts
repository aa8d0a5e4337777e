import { chartProblems } from './charts';
import { otherValues } from './closed-values';
import { dataVolumeProblems } from './data-volumes';
import { guestStructureProblems } from './guest-structure';
import { networkPolicyProblems } from './network-policy';
import { keyProblems, quotaProblems } from './plain-kinds';
import { ManifestProblem } from './problem';
import { apiVersionProblems, releaseOf, releaseProblems } from './releases';
import { serviceProblems } from './service';
import { oneOf, structureProblems, templateOf } from './structure';
import { listNames, suggest } from '../../findings/nearest';
import { isRecord } from '../../model/is-record';
import { PlatformRef } from '../../model/platform';
import { KubeVirtVersion } from '../kubevirt/version';
import { ApiObjectData } from '../reading';

/** The rules for kinds of Kubernetes. */
const OF_KUBERNETES: Readonly<Record<string, (object: ApiObjectData) => ManifestProblem[]>> = {
  'v1/Service': serviceProblems, 'v1/ResourceQuota': quotaProblems, 'v1/Secret': keyProblems, 'v1/ConfigMap': keyProblems,
  'networking.k8s.io/v1/NetworkPolicy': networkPolicyProblems,
};

/** Reports values that the schema of an object accepts, but that the API server rejects or Cozystack's Helm chart ignores. */
export function admissionProblems(object: ApiObjectData, platform?: PlatformRef): ManifestProblem[] {
  const { apiVersion, kind } = object;
  const key = `${apiVersion}/${kind}`;
  if (Object.hasOwn(OF_KUBERNETES, key)) return [...valueProblems(object), ...OF_KUBERNETES[key](object)];
  if (kind === 'DataVolume' && apiVersion.startsWith('cdi.kubevirt.io/')) return dataVolumeProblems(object);
  if (!/^(?:[a-z]+\.)?kubevirt\.io\//.test(apiVersion)) return [...chartProblems(object), ...valueProblems(object)];
  const release = releaseOf(platform?.name === 'kubevirt' ? platform.version : undefined);
  const served = apiVersionProblems(object, release);
  if (kind === 'VirtualMachine') return [...served, ...machineProblems(object, release)];
  return kind === 'VirtualMachinePool' ? [...served, ...machineOfPool(object, release)] : [...served, ...valueProblems(object)];
}

/** KubeVirt's webhook checks the machine of a pool like any other machine (`ValidateVirtualMachineSpec`). */
function machineOfPool(pool: ApiObjectData, release: KubeVirtVersion): ManifestProblem[] {
  const machine = isRecord(pool.spec) ? (pool.spec as Readonly<Record<string, unknown>>).virtualMachineTemplate : undefined;
  if (!isRecord(machine)) return [];
  const problems = machineProblems({ ...machine, apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', metadata: pool.metadata }, release);
  return problems.map(problem => ({ ...problem, path: ['spec', 'virtualMachineTemplate', ...problem.path] }));
}

function machineProblems(machine: ApiObjectData, release: KubeVirtVersion): ManifestProblem[] {
  const template = templateOf(machine);
  return [
    ...runProblems(machine), ...structureProblems(machine, release), ...template === undefined ? [] : guestStructureProblems(template),
    ...dataVolumeProblems(machine), ...valueProblems(machine), ...releaseProblems(machine, release),
  ];
}

/** A machine needs exactly one of two fields: `runStrategy`, or the older field `running`. */
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
    fix: suggest(value, allowed, 'use an allowed value'),
  }));
}
