/** The releases whose code is the source for the effects of changes. */
export const KUBEVIRT = 'https://github.com/kubevirt/kubevirt/blob/v1.9.0';
export const CDI = 'https://github.com/kubevirt/containerized-data-importer/blob/v1.66.0';
export const KUBERNETES = 'https://github.com/kubernetes/kubernetes/blob/v1.33.0';

/** An object with another name is a different object. */
export const NAMES = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/';
/** Labels and annotations of the object itself change immediately. */
export const METADATA = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/';
