import { PlatformRef } from '../../model/platform';
import { amountOf } from '../../model/quantity';
import { same } from '../../model/same';
import { ManifestPath } from '../../platforms/admission/problem';
import { ApiObjectData } from '../../platforms/reading';
import { hasSchema, isQuantity, schemaAt } from '../../platforms/schema/check';

/** Why two values of a field mean the same. */
export interface SameMeaning {
  readonly rule: string;
  readonly source: string;
}

const QUANTITY: SameMeaning = {
  rule: 'both are the same quantity, which Kubernetes compares by amount',
  source: 'https://github.com/kubernetes/apimachinery/blob/v0.34.0/pkg/api/equality/semantic.go',
};

const DEFAULT: SameMeaning = {
  rule: 'the omitted value is the default in the schema of the kind',
  source: 'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting',
};

const CHART_DEFAULT: SameMeaning = {
  rule: 'the omitted value is the default of Cozystack\'s Helm chart',
  source: 'https://github.com/cozystack/cozystack/tree/main/packages/apps',
};

const EMPTY: SameMeaning = {
  rule: 'the field is a struct in the API, not a pointer, so an empty map means the same as no map',
  source: 'https://github.com/kubevirt/api/blob/v1.9.0/core/v1/schema.go',
};

const OF_MACHINE = ['dataVolumeTemplates.*.spec.storage.resources', 'dataVolumeTemplates.*.spec.pvc.resources', 'template.spec.domain.resources'];

/**
 * Fields whose Go type in KubeVirt or CDI is a struct, not a pointer to a struct. For these fields, an empty map equals a missing field. An
 * empty map for a pointer has a meaning: `rng: {}` is a device. In a path, `*` means each item of a list.
 */
const STRUCTS: Readonly<Record<string, readonly string[]>> = {
  VirtualMachine: OF_MACHINE.map(field => `spec.${field}`),
  VirtualMachinePool: OF_MACHINE.map(field => `spec.virtualMachineTemplate.spec.${field}`),
  DataVolume: ['spec.storage.resources', 'spec.pvc.resources'],
};

/** Labels and annotations of an object: in Kubernetes, a missing map equals an empty map. */
const METADATA = /(?:^|\.)metadata\.(?:labels|annotations)$/;

/** Why two values of a field mean the same to the platform. Undefined if they do not, or if that is not known. */
export function sameMeaning(
  object: ApiObjectData, path: ManifestPath, was: unknown, is: unknown, { name, version }: PlatformRef,
): SameMeaning | undefined {
  const release = name === 'cozystack' && hasSchema(object, version) ? version : undefined;
  const schema = schemaAt(object, path, release);
  if (schema !== undefined && isQuantity(schema) && isAmount(was) && isAmount(is) && amountOf(String(was)) === amountOf(String(is))) return QUANTITY;
  if (was !== undefined && is !== undefined) return undefined;
  const said = was ?? is;
  // Hikube documents other defaults than Cozystack's Helm charts, for example an empty list of `externalPorts`.
  if (name !== 'hikube' && schema?.default !== undefined && same(schema.default, said)) return name === 'cozystack' ? CHART_DEFAULT : DEFAULT;
  return isEmpty(said) && isStruct(object.kind, path) ? EMPTY : undefined;
}

const FOUND_BY_NAME: SameMeaning = {
  rule: 'the items are identified by name, so their order has no meaning',
  source: 'https://github.com/kubevirt/api/blob/v1.9.0/core/v1/schema.go',
};

/** Lists whose order does not matter: a machine's disks refer to its volumes by name, and the guest sees only the order of the disks. */
const BY_NAME: Readonly<Record<string, string>> = {
  VirtualMachine: 'spec.template.spec.volumes',
  VirtualMachinePool: 'spec.virtualMachineTemplate.spec.template.spec.volumes',
};

/** Why the order of a list does not matter. Undefined if it matters, or if that is not known. */
export function sameOrder(kind: string, path: ManifestPath): SameMeaning | undefined {
  return BY_NAME[kind] === path.join('.') ? FOUND_BY_NAME : undefined;
}

function isAmount(value: unknown): value is string | number {
  return (typeof value === 'string' || typeof value === 'number') && amountOf(String(value)) !== undefined;
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function isStruct(kind: string, path: ManifestPath): boolean {
  const field = path.map(step => typeof step === 'number' ? '*' : step).join('.');
  return METADATA.test(field) || (STRUCTS[kind] ?? []).includes(field);
}
