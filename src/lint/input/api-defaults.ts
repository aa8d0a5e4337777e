import { ApiObjectData } from '../../platforms/reading';

const KINDS = { instancetype: 'VirtualMachineClusterInstancetype', preference: 'VirtualMachineClusterPreference' } as const;

/** Adds the defaults of KubeVirt's mutating webhook to an object, because the model reads the complete form. */
export function withApiDefaults(object: ApiObjectData): ApiObjectData {
  if (object.kind === 'VirtualMachine') return withMatchers(object);
  const { virtualMachineTemplate: template, ...spec } = (object.spec ?? {}) as { readonly virtualMachineTemplate?: unknown };
  if (object.kind !== 'VirtualMachinePool' || !isMap(template)) return object;
  return { ...object, spec: { ...spec, virtualMachineTemplate: withMatchers(template) } };
}

function withMatchers<T extends object>(machine: T): T {
  const { spec } = machine as { readonly spec?: unknown };
  if (!isMap(spec)) return machine;
  const added = Object.entries(KINDS).flatMap(([name, kind]) => {
    const matcher = spec[name];
    return isMap(matcher) && matcher.kind === undefined ? [[name, { kind, ...matcher }]] : [];
  });
  return added.length === 0 ? machine : { ...machine, spec: { ...spec, ...Object.fromEntries(added) } };
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
