import { ApiObjectData } from '../../platforms/reading';

/** Fields of metadata that the API server and controllers write. */
const METADATA = ['managedFields', 'resourceVersion', 'uid', 'creationTimestamp', 'generation', 'selfLink', 'deletionTimestamp', 'deletionGracePeriodSeconds'];

/** Annotations that kubectl, KubeVirt and CDI write. */
const ANNOTATIONS = /^(?:kubectl\.kubernetes\.io\/last-applied-configuration|kubevirt\.io\/(?:latest|storage)-observed-api-version|cdi\.kubevirt\.io\/storage\.(?:usePopulator|condition\..*|pod\..*))$/;
const FINALIZERS = /^(?:kubevirt\.io\/|cdi\.kubevirt\.io\/|harvesterhci\.io\/|wrangler\.cattle\.io\/|foregroundDeletion|orphan)|virtualMachineControllerFinalize/;

/** Defaults that the API server writes into a Service. `undefined` means any value, because the API server allocates the value. */
const SERVICE_DEFAULTS: Readonly<Record<string, unknown>> = {
  clusterIPs: undefined, ipFamilies: undefined, ipFamilyPolicy: 'SingleStack', sessionAffinity: 'None', internalTrafficPolicy: 'Cluster',
  externalTrafficPolicy: 'Cluster', allocateLoadBalancerNodePorts: true,
};

/** An object without the fields that the API server or a controller writes, as a person would have written it. */
export function withoutServerOwned(object: ApiObjectData): ApiObjectData {
  const { status: _, metadata, ...rest } = object;
  const { annotations, finalizers, ownerReferences: __, ...kept } = metadata as Readonly<Record<string, unknown>>;
  const left = Object.fromEntries(Object.entries(kept).filter(([key]) => !METADATA.includes(key)));
  const notes = mapWithout(annotations, key => ANNOTATIONS.test(key));
  const final = Array.isArray(finalizers) ? finalizers.filter(each => !FINALIZERS.test(String(each))) : [];
  return withoutNulls({
    ...withoutServiceDefaults(withoutStatusOfTemplates(rest), metadata),
    metadata: { ...left, ...notes !== undefined && { annotations: notes }, ...final.length > 0 && { finalizers: final } },
  }) as ApiObjectData;
}

/** A Service without the defaults of the API server. Only a Service that was read from a cluster has these defaults. It also has a `uid`. */
function withoutServiceDefaults(object: object, metadata: object): object {
  const { kind, spec } = object as { readonly kind?: unknown; readonly spec?: unknown };
  if (kind !== 'Service' || !Object.hasOwn(metadata, 'uid') || typeof spec !== 'object' || spec === null) return object;
  const isAllocated = ([key, value]: readonly [string, unknown]) => key === 'clusterIP' ? value !== 'None'
    : Object.hasOwn(SERVICE_DEFAULTS, key) && (SERVICE_DEFAULTS[key] === undefined || SERVICE_DEFAULTS[key] === value);
  return { ...object, spec: Object.fromEntries(Object.entries(spec).filter(entry => !isAllocated(entry))) };
}

/** Removes the empty status that older tools print in a volume template. */
function withoutStatusOfTemplates(object: Readonly<Record<string, unknown>>): object {
  const { spec } = object as { readonly spec?: { readonly dataVolumeTemplates?: unknown } | null };
  if (!Array.isArray(spec?.dataVolumeTemplates)) return object;
  const templates = spec.dataVolumeTemplates.map((each: unknown) => {
    if (typeof each !== 'object' || each === null) return each;
    const { status: _, ...template } = each as { readonly status?: unknown };
    return template;
  });
  return { ...object, spec: { ...spec, dataVolumeTemplates: templates } };
}

/** Whether a controller created the object, and would create it again. Such an object does not belong in manifests. */
export function isDerived({ metadata }: ApiObjectData): boolean {
  const { ownerReferences } = metadata as { readonly ownerReferences?: unknown };
  return Array.isArray(ownerReferences) && ownerReferences.some(each => (each as { readonly controller?: boolean } | null)?.controller === true);
}

function mapWithout(map: unknown, isDropped: (key: string) => boolean): unknown {
  if (typeof map !== 'object' || map === null || Array.isArray(map)) return map;
  const left = Object.entries(map).filter(([key]) => !isDropped(key));
  return left.length === 0 && Object.keys(map).length > 0 ? undefined : Object.fromEntries(left);
}

/**
 * Removes map members that are null, such as the `creationTimestamp: null` that Go writes, because the API server drops them too. An earlier
 * check limits the nesting depth.
 */
function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutNulls);
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null).map(([key, each]) => [key, withoutNulls(each)]));
}
