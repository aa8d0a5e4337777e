/** A static address that an annotation of the pod requests. */
export interface PodAddress {
  /** The network of the address, as the CNI plugin names it. */
  readonly network: string;
  readonly address: string;
}

/** The annotation of kube-ovn for an address. The text before it is the network, e.g. `ovn` for the pod network. */
const KUBE_OVN = /^([^/]+)\.kubernetes\.io\/ip_address$/;

/** The static addresses that the annotations of a pod request from kube-ovn or Calico. */
export function podAddresses(annotations: Readonly<Record<string, string>>): PodAddress[] {
  return Object.entries(annotations).flatMap(([key, value]) => {
    const network = key === 'cni.projectcalico.org/ipAddrs' ? 'calico' : KUBE_OVN.exec(key)?.[1];
    return network === undefined ? [] : (value.match(/[\da-fA-F.:]+/g) ?? []).map(address => ({ network, address: address.toLowerCase() }));
  });
}
