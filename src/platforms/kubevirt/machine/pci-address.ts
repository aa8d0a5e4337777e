/** The form of PCI addresses of devices, as in `pkg/util/hardware` of KubeVirt. */
export const PCI_ADDRESS = /^[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]$/i;
