import { Problem, quote } from '../../findings/problem';
import { MachineSpec } from '../../model/machine';

/** Annotations that are read from pods only, e.g. the addresses and networks of CNI plugins, the bandwidth, and KubeVirt's hooks. */
const POD_ANNOTATIONS: readonly RegExp[] = [
  /^cni\.projectcalico\.org\//, /(^|\.)ovn\.kubernetes\.io\//, /\.kubernetes\.io\/(ip_address|ip_pool|mac_address|logical_switch)$/, /^k8s\.ovn\.org\//, /^(k8s\.)?v1\.(multus-)?cni(\.cncf)?\.io\//, /^(ipam|cni|policy|network)\.cilium(\.io)?\//,
  /^ipam\.antrea\.io\//, /^ipam\.spidernet\.io\//, /^kubernetes\.io\/(ingress|egress)-bandwidth$/, /^prometheus\.io\/(scrape|port|path|scheme)$/, /^hooks\.kubevirt\.io\//,
  /^kubevirt\.io\/(?:allow-pod-bridge-network-live-migration|ignitiondata|memfd|libvirt-log-filters|keep-launcher-alive-after-failure)$/,
  /^descheduler\.alpha\.kubernetes\.io\//, /^cluster-autoscaler\.kubernetes\.io\//, /^container\.apparmor\.security\.beta\.kubernetes\.io\//,
];

/** Keys of pods that may be labels or annotations: keys of service meshes and of Cilium. */
const POD_LABELS: readonly RegExp[] = [/^io\.cilium(\.io)?\//, /^((traffic\.)?sidecar|networking|proxy)\.istio\.io\//, /^(config\.)?linkerd\.io\//];

const NO_KEYS: Readonly<Record<string, string>> = {};
const NO_PROBLEMS: readonly Problem[] = [];

/** Reports labels and annotations of the machine that have an effect only on pods (kubeovn/kube-ovn#3618, kubevirt/kubevirt#9440). */
export function podMetadataProblems(spec: MachineSpec): readonly Problem[] {
  const { labels = NO_KEYS, annotations = NO_KEYS, podLabels = NO_KEYS, podAnnotations = NO_KEYS } = spec;
  if (labels === NO_KEYS && annotations === NO_KEYS && podLabels === NO_KEYS) return NO_PROBLEMS;
  const lost = [
    ...Object.keys(labels).filter(key => isOfPods(key) && !(key in podLabels)),
    ...Object.keys(annotations).filter(key => isOfPods(key) && !(key in podAnnotations)),
  ];
  return [...lost.map(misplaced), ...Object.keys(podLabels).filter(key => isPodAnnotation(key) && !(key in podAnnotations)).map(noLabel)];
}

function misplaced(key: string): Problem {
  return {
    code: 'POD_METADATA_MISPLACED',
    message: `"${key}" works only on pods: on the machine this label or annotation has no effect`,
    got: quote(key),
    allowed: '`podAnnotations` and `podLabels`, on plain KubeVirt',
    fix: 'move it to `podAnnotations` or `podLabels`; on Cozystack, remove it, because the Helm chart does not copy it to the pod',
  };
}

/** The finding for a key that is a label of the pod, but has an effect only as an annotation, e.g. of Multus or a CNI plugin. */
function noLabel(key: string): Problem {
  return {
    code: 'POD_METADATA_MISPLACED',
    message: `"${key}" works only as an annotation: as a label of the pod it has no effect`,
    got: quote(key),
    allowed: '`podAnnotations`',
    fix: 'move it to `podAnnotations`, or remove it',
  };
}

function isOfPods(key: string): boolean {
  return isPodAnnotation(key) || POD_LABELS.some(pattern => pattern.test(key));
}

function isPodAnnotation(key: string): boolean {
  return POD_ANNOTATIONS.some(pattern => pattern.test(key));
}
