import { lintFiles, lintText } from './lint-text';

const object = (kind: string, rest: string, apiVersion = 'v1') => `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: web, namespace: prod }\n${rest}\n`;
const service = (spec: string) => object('Service', `spec: { selector: { app: web }, ${spec} }`);
const policy = (spec: string) => object('NetworkPolicy', `spec: { podSelector: {}, ${spec} }`, 'networking.k8s.io/v1');
const from = (peer: string) => policy(`ingress: [{ from: [${peer}] }]`);
const ports = (port: string) => policy(`ingress: [{ ports: [${port}] }]`);
const quota = (spec: string) => object('ResourceQuota', `spec: ${spec}`);
const storageClass = (rest: string) => object('StorageClass', `provisioner: a.io/b\n${rest}`, 'storage.k8s.io/v1').replace(', namespace: prod', '');
const claim = (spec: string) => object('PersistentVolumeClaim', `spec: { resources: { requests: { storage: 1Gi } }, ${spec} }`);

// Each wrong object, and next to it the object that the API server accepts.
test.each([
  ['a Service without ports', service('type: ClusterIP'), 'MISSING 4 spec', service('clusterIP: None')],
  ['a Service without a spec', object('Service', ''), 'MISSING 1', object('Service', 'spec: { clusterIP: None }')],
  ['a node port of a ClusterIP', service('ports: [{ port: 80, nodePort: 30080 }]'), 'TYPE 4 spec.ports[0].nodePort', service('type: NodePort, ports: [{ port: 80, nodePort: 30080 }]')],
  ['a headless load balancer', service('type: LoadBalancer, clusterIP: None, ports: [{ port: 80 }]'), 'TYPE 4 spec.clusterIP', service('type: LoadBalancer, ports: [{ port: 80 }]')],
  ['an external name without a name', service('type: ExternalName'), 'MISSING 4 spec', service('type: ExternalName, externalName: db.example.com')],
  ['a traffic policy of a ClusterIP', service('externalTrafficPolicy: Local, ports: [{ port: 80 }]'), 'TYPE 4 spec.externalTrafficPolicy',
    service('externalTrafficPolicy: Local, externalIPs: [192.0.2.7], ports: [{ port: 80 }]')],
  ['allowed senders of a node port', service('type: NodePort, loadBalancerSourceRanges: [10.0.0.0/8], ports: [{ port: 80 }]'), 'TYPE 4 spec.loadBalancerSourceRanges',
    service('type: LoadBalancer, loadBalancerSourceRanges: [10.0.0.0/8], ports: [{ port: 80 }]')],
  ['a policy type in lower case', policy('policyTypes: [ingress]'), 'TYPE 4 spec.policyTypes[0]', policy('policyTypes: [Ingress]')],
  ['an empty peer', from('{}'), 'MISSING 4 spec.ingress[0].from[0]', from('{ podSelector: {} }')],
  ['a peer with a block and a selector', from('{ ipBlock: { cidr: 10.0.0.0/8 }, podSelector: {} }'), 'TYPE 4 spec.ingress[0].from[0]', from('{ namespaceSelector: {}, podSelector: {} }')],
  ['an address without a prefix', from('{ ipBlock: { cidr: 10.1.2.3 } }'), 'TYPE 4 spec.ingress[0].from[0].ipBlock.cidr', from('{ ipBlock: { cidr: 10.1.2.3/32 } }')],
  ['an exception outside of its block', from('{ ipBlock: { cidr: 10.0.0.0/8, except: [192.168.0.0/16] } }'), 'TYPE 4 spec.ingress[0].from[0].ipBlock.except[0]',
    from('{ ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16] } }')],
  ['an exception as large as its block', from('{ ipBlock: { cidr: "fd00::/8", except: ["fd00::/8"] } }'), 'TYPE 4 spec.ingress[0].from[0].ipBlock.except[0]',
    from('{ ipBlock: { cidr: "fd00::/8", except: ["fd00::/16"] } }')],
  ['a protocol without ports', ports('{ protocol: ICMP, port: 1 }'), 'TYPE 4 spec.ingress[0].ports[0].protocol', ports('{ protocol: SCTP, port: 1 }')],
  ['a port above the last', ports('{ port: 70000 }'), 'TYPE 4 spec.ingress[0].ports[0].port', ports('{ port: 65535 }')],
  ['a range that ends before its start', ports('{ port: 9000, endPort: 8000 }'), 'TYPE 4 spec.ingress[0].ports[0].endPort', ports('{ port: 8000, endPort: 9000 }')],
  ['a range from a name', ports('{ port: http, endPort: 8000 }'), 'TYPE 4 spec.ingress[0].ports[0].endPort', ports('{ port: http }')],
  ['an operator of another selector', policy('egress: [{ to: [{ podSelector: { matchExpressions: [{ key: a, operator: Equal }] } }] }]'),
    'TYPE 4 spec.egress[0].to[0].podSelector.matchExpressions[0].operator', policy('egress: [{ to: [{ podSelector: { matchExpressions: [{ key: a, operator: Exists }] } }] }]')],
  ['a resource that no quota has', quota('{ hard: { storage: 10Gi } }'), 'TYPE 4 spec.hard.storage',
    quota('{ hard: { requests.storage: 10Gi, requests.nvidia.com/gpu: 1, count/pods: 4, hugepages-2Mi: 1Gi } }')],
  ['a negative quota', quota('{ hard: { pods: -1 } }'), 'TYPE 4 spec.hard.pods', quota('{ hard: { pods: 0 } }')],
  ['an unknown scope', quota('{ hard: { pods: 1 }, scopes: [BestEfforts] }'), 'TYPE 4 spec.scopes[0]', quota('{ hard: { pods: 1 }, scopes: [BestEffort] }')],
  ['a reclaim policy of volumes, not of classes', storageClass('reclaimPolicy: Recycle'), 'TYPE 5 reclaimPolicy', storageClass('reclaimPolicy: Retain')],
  ['a misspelled binding mode', storageClass('volumeBindingMode: WaitForConsumer'), 'TYPE 5 volumeBindingMode', storageClass('volumeBindingMode: WaitForFirstConsumer')],
  ['a short access mode', claim('accessModes: [RWX]'), 'TYPE 4 spec.accessModes[0]', claim('accessModes: [ReadWriteMany], volumeMode: Block')],
  ['a key with a space', object('Secret', 'stringData: { "user data": a }'), 'TYPE 4 stringData["user data"]', object('Secret', 'stringData: { user_data.yaml: a }')],
  ['a key with a slash', object('ConfigMap', 'data: { etc/hosts: a }'), 'TYPE 4 data["etc/hosts"]', object('ConfigMap', 'data: { .hosts: a }')],
])('%s is reported, and the correct object is not', (_, wrong, expected, right) => {
  expect([lintText(wrong), lintText(right)]).toEqual([[`MANIFEST_FIELD_${expected}`], []]);
});

test('a Service of an unknown type is reported once', () => {
  expect(lintText(service('type: Loadbalancer, loadBalancerSourceRanges: [10.0.0.0/8], ports: [{ port: 80 }]'))).toEqual(['MANIFEST_FIELD_TYPE 4 spec.type']);
});

test('the findings say which component rejects the object, the allowed values and the fix', () => {
  const of = (text: string) => lintFiles({ 'a.yaml': text }).findings.map(({ message, allowed, fix }) => ({ message, allowed, fix }));
  expect(of(from('{ ipBlock: { cidr: 10.1.2.3 } }'))).toEqual([{
    message: '`cidr` is not a range of addresses: the API server rejects the NetworkPolicy', allowed: 'an address and a prefix, e.g. 10.0.0.0/8', fix: 'write "10.1.2.3/32" for one address',
  }]);
  expect(of(storageClass('volumeBindingMode: WaitForConsumer'))).toEqual([{
    message: '`volumeBindingMode` has a value that the API server does not accept', allowed: 'Immediate, WaitForFirstConsumer',
    fix: 'did you mean "WaitForFirstConsumer"? Otherwise use an allowed value',
  }]);
  expect(of(quota('{ hard: { request.memory: 1Gi } }'))[0].fix).toMatch(/^did you mean "requests.memory"\?/);
  expect(of(service('ports: [{ port: 80, nodePort: 30080 }]'))).toEqual([{
    message: 'a Service of the type "ClusterIP" cannot have `nodePort`: the API server rejects the Service', allowed: 'only with the types NodePort and LoadBalancer',
    fix: 'remove `nodePort`, or change the type',
  }]);
});
