/** A pod as NetworkPolicies select it. */
export interface Pod {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** The effect of NetworkPolicies in a cluster, by the rules of networking.k8s.io/v1. */
export class Cluster {
  constructor(private readonly policies: readonly any[]) {
  }

  /** Whether a TCP connection is allowed. */
  public connects(from: Pod | 'world', to: Pod | 'world', port: number): boolean {
    return this.lets('Egress', from, to, port) && this.lets('Ingress', to, from, port);
  }

  private lets(type: 'Ingress' | 'Egress', pod: Pod | 'world', other: Pod | 'world', port: number): boolean {
    if (pod === 'world') return true;
    const selecting = this.policies.filter(({ metadata, spec }) => (
      metadata.namespace === pod.namespace && spec.policyTypes.includes(type) && matches(spec.podSelector, pod.labels)
    ));
    const rules = selecting.flatMap(({ spec }) => (type === 'Ingress' ? spec.ingress : spec.egress) ?? []);
    return selecting.length === 0 || rules.some((rule: any) => {
      const peers = type === 'Ingress' ? rule.from : rule.to;
      const byPort = !rule.ports || rule.ports.some((each: any) => each.protocol === 'TCP' && each.port <= port && port <= (each.endPort ?? each.port));
      return byPort && (!peers || peers.some((peer: any) => isPeer(peer, other, pod.namespace)));
    });
  }
}

function isPeer(peer: any, other: Pod | 'world', home: string): boolean {
  if (other === 'world') return peer.ipBlock !== undefined;
  if (peer.ipBlock) return false;
  const inPlace = peer.namespaceSelector ? matches(peer.namespaceSelector, { 'kubernetes.io/metadata.name': other.namespace }) : other.namespace === home;
  return inPlace && matches(peer.podSelector ?? {}, other.labels);
}

function matches({ matchLabels = {} }: any, labels: Readonly<Record<string, string>>): boolean {
  return Object.entries(matchLabels).every(([key, value]) => labels[key] === value);
}
