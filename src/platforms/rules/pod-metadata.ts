import { Problem, quote } from '../../findings/problem';
import { MachineSpec } from '../../model/machine';

/** Keys that are read off pods alone: addresses and networks of CNI plugins, hooks of KubeVirt, service meshes. */
const OF_PODS: readonly RegExp[] = [
  /^cni\.projectcalico\.org\//, /(^|\.)ovn\.kubernetes\.io\//, /^k8s\.ovn\.org\//, /^(k8s\.)?v1\.(multus-)?cni(\.cncf)?\.io\//, /^(ipam|io|cni)\.cilium(\.io)?\//,
  /^ipam\.antrea\.io\//, /^ipam\.spidernet\.io\//, /^kubernetes\.io\/(ingress|egress)-bandwidth$/, /^hooks\.kubevirt\.io\//,
  /^kubevirt\.io\/allow-pod-bridge-network-live-migration$/, /^((traffic\.)?sidecar|networking|proxy)\.istio\.io\//, /^(config\.)?linkerd\.io\//, /^container\.apparmor\.security\.beta\.kubernetes\.io\//,
];

/** Keys that do nothing on the machine itself (kubeovn/kube-ovn#3618, kubevirt/kubevirt#9440). */
export function podMetadataProblems({ labels = {}, annotations = {}, podLabels = {}, podAnnotations = {} }: MachineSpec): Problem[] {
  const lost = [
    ...Object.keys(labels).filter(key => isOfPods(key) && !(key in podLabels)),
    ...Object.keys(annotations).filter(key => isOfPods(key) && !(key in podAnnotations)),
  ];
  return lost.map(key => ({
    code: 'POD_METADATA_MISPLACED',
    message: `"${key}" works only on pods: on the machine this label or annotation has no effect`,
    got: quote(key),
    allowed: '`podAnnotations` and `podLabels`, on plain KubeVirt',
    fix: 'move it to `podAnnotations` or `podLabels`; on Cozystack remove it: the chart does not copy it to the pod',
  }));
}

function isOfPods(key: string): boolean {
  return OF_PODS.some(pattern => pattern.test(key));
}
