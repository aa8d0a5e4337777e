import { lintFiles, lintText } from './lint-text';

const object = (kind: string, rest: string, apiVersion = 'v1') => `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: web, namespace: prod }\n${rest}\n`;
const secret = (rest: string) => object('Secret', rest);
const policy = (spec: string) => object('NetworkPolicy', `spec: ${spec}`, 'networking.k8s.io/v1');
const quota = (hard: string) => object('ResourceQuota', `spec: { hard: ${hard} }`);
const storageClass = (rest: string) => object('StorageClass', rest, 'storage.k8s.io/v1').replace(', namespace: prod', '');

test.each([
  ['a port instead of a list of ports', object('Service', 'spec: { ports: 80 }'), 'TYPE 4 spec.ports'],
  ['a label that is a number', object('Service', 'spec: { clusterIP: None, selector: { tier: 1 } }'), 'TYPE 4 spec.selector.tier'],
  ['data that is not base64', secret('data: { key: not base64 }'), 'TYPE 4 data.key'],
  ['base64 without its padding', secret('data: { key: YQ }'), 'TYPE 4 data.key'],
  ['a folded text, whose lines are joined by spaces', secret('data:\n  key: >-\n    YWFh\n    YWFh'), 'TYPE 5 data.key'],
  ['a number in a text of a Secret', secret('stringData: { key: 1 }'), 'TYPE 4 stringData.key'],
  ['a document as data', secret('data:\n  userdata: |\n    #cloud-config'), 'TYPE 5 data.userdata'],
  ['a number in a ConfigMap', object('ConfigMap', 'data: { port: 80 }'), 'TYPE 4 data.port'],
  ['a type of policy instead of a list', policy('{ podSelector: {}, policyTypes: Ingress }'), 'TYPE 4 spec.policyTypes'],
  ['a sender instead of a list', policy('{ podSelector: {}, ingress: [{ from: { podSelector: {} } }] }'), 'TYPE 4 spec.ingress[0].from'],
  ['a block of addresses as a text', policy('{ podSelector: {}, ingress: [{ from: [{ ipBlock: 10.0.0.0/8 }] }] }'), 'TYPE 4 spec.ingress[0].from[0].ipBlock'],
  ['a size with another unit', quota('{ requests.memory: 4GB }'), 'TYPE 4 spec.hard["requests.memory"]'],
  ['a list as a quantity', quota('{ pods: [4] }'), 'TYPE 4 spec.hard.pods'],
  ['a storage class without a provisioner', storageClass('reclaimPolicy: Delete'), 'MISSING 1'],
  ['a parameter that is a number', storageClass('provisioner: a.io/b\nparameters: { replicas: 2 }'), 'TYPE 5 parameters.replicas'],
  ['a role without verbs', object('Role', 'rules: [{ resources: [pods] }]', 'rbac.authorization.k8s.io/v1'), 'MISSING 4 rules[0]'],
])('%s is reported', (_, text, expected) => {
  expect(lintText(text)).toEqual([`MANIFEST_FIELD_${expected}`]);
});

test.each([
  ['a Service', object('Service', 'spec: { selector: { tier: "1" }, ports: [{ port: 80, targetPort: http }] }')],
  ['data in base64 over several lines', secret('data:\n  key: |\n    YWFh\n    YQ==')],
  ['empty data', secret('data: { key: "" }')],
  ['a text of a Secret', secret('stringData: { key: "1" }')],
  ['a ConfigMap with a document', object('ConfigMap', 'data: { config: "${NAME}: {{ x }}" }\nbinaryData: { key: YQ== }')],
  ['a policy', policy('{ podSelector: {}, policyTypes: [Ingress], ingress: [{ from: [{ ipBlock: { cidr: 10.0.0.0/8 } }], ports: [{ port: 80 }] }] }')],
  ['numbers as quantities: Kubernetes reads them, unlike the schemas of KubeVirt', quota('{ requests.cpu: 1.5, requests.memory: 4Gi, pods: 10 }')],
  ['a storage class', storageClass('provisioner: a.io/b\nparameters: { replicas: "2" }\nallowVolumeExpansion: true\nvolumeBindingMode: Immediate')],
  ['a role and its binding', [
    object('Role', 'rules: [{ apiGroups: [""], resources: [pods], verbs: [get] }]', 'rbac.authorization.k8s.io/v1'),
    object('RoleBinding', 'roleRef: { kind: Role, name: web }\nsubjects: [{ kind: User, name: ann }]', 'rbac.authorization.k8s.io/v1'),
  ].join('---\n')],
])('%s is not', (_, text) => {
  expect(lintText(text)).toEqual([]);
});

test.each([
  ['SOPS encrypted', secret('data: { key: "ENC[AES256_GCM,data:x,iv:y,tag:z,type:str]" }\nsops: { version: 3.9.0 }')],
  ['the plugin of Vault fills in', secret('data: { key: "<path:secret/data/app#key | base64encode>" }')],
  ['the environment fills in', secret('data: { key: "${KEY}" }')],
])('a Secret that %s is not checked as it is', (_, text) => {
  expect(lintText(text)).toEqual([]);
});

test('the value of a Secret is not shown, and the fix names the field for plain texts', () => {
  const { findings: [{ got, allowed, fix }] } = lintFiles({ 'a.yaml': secret('data: { password: "hunter two" }') });
  expect({ got, allowed, fix }).toEqual({ got: '"(not shown)"', allowed: 'base64 with padding', fix: 'encode the value, or move it to `stringData`' });
});

test('the message about a list does not say to put it in quotes', () => {
  expect(lintFiles({ 'a.yaml': quota('{ pods: [4] }') }).findings[0].message).toBe('`spec.hard.pods` is a list, and has to be a whole number or a text');
});

test('the wrong group or version of a kind is reported, and a kind of the same name in another API is not', () => {
  expect(lintText(object('NetworkPolicy', 'spec: { podSelector: {} }', 'extensions/v1beta1'))).toEqual(['MANIFEST_KIND_UNKNOWN 1 apiVersion']);
  expect(lintText(object('Secret', 'data: {}', 'core/v1'))).toEqual(['MANIFEST_KIND_UNKNOWN 1 apiVersion']);
  expect(lintText(object('Service', 'spec: { template: {} }', 'serving.knative.dev/v1'))).toEqual([]);
  expect(lintText(object('NetworkPolicy', 'spec: { selector: all() }', 'projectcalico.org/v3'))).toEqual([]);
});

test('a misspelled kind is reported, and the other kinds of the group are not', () => {
  expect(lintText(object('Secrets', 'data: {}'))).toEqual(['MANIFEST_KIND_UNKNOWN 2 kind']);
  expect(lintText(object('ServiceAccount', ''))).toEqual([]);
  expect(lintText(object('Pod', 'spec: {}'))).toEqual([]);
  expect(lintText(object('ClusterRole', 'rules: []', 'rbac.authorization.k8s.io/v1'))).toEqual([]);
});
