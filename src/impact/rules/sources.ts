/** The sources of the rules. */
export const KUBEVIRT_1_4 = 'https://github.com/kubevirt/kubevirt/blob/v1.4.1';
export const KUBEVIRT_1_5 = 'https://github.com/kubevirt/kubevirt/blob/v1.5.3';
export const KUBEVIRT_1_8 = 'https://github.com/kubevirt/kubevirt/blob/v1.8.4';
export const KUBEVIRT = 'https://github.com/kubevirt/kubevirt/blob/v1.9.0';
export const CDI = 'https://github.com/kubevirt/containerized-data-importer/blob/v1.66.0';
export const KUBERNETES = 'https://github.com/kubernetes/kubernetes/blob/v1.33.0';
export const COZYSTACK = 'https://github.com/cozystack/cozystack/blob/v1.6.2';

/** The function in which KubeVirt compares the template of a machine with the copy of the template from which the running machine was started. */
export const TEMPLATE_CHANGE = `${KUBEVIRT}/pkg/virt-controller/watch/vm/vm.go#syncRestartRequired`;
export const VALIDATION = `${KUBERNETES}/pkg/apis/core/validation/validation.go`;
export const NAMES = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/';
export const LABELS = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/';
