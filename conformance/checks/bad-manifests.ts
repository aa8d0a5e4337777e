/**
 * Invalid manifests, derived from the valid manifests of the examples. Each must be rejected for its own mistake. This check fails if the suite
 * accepts everything.
 */
import { examples, label } from './examples';
import { Answer, Api, KubeObject } from '../cluster/api';
import { Suite } from '../suite';

interface Fault {
  readonly what: string;
  readonly kind: string;
  readonly spoil: (object: any) => void;
  /** The part of the object that the rejection must name. */
  readonly refusal: RegExp;
}

const spec = (change: (spec: any) => void) => (object: any) => change(object.spec);
const template = (change: (template: any) => void) => (object: any) => change(object.spec.template.spec);

const FAULTS: readonly Fault[] = [
  { kind: 'VirtualMachine', what: 'without a run strategy', spoil: spec(it => { delete it.runStrategy; }), refusal: /RunStrategy must be specified/ },
  { kind: 'VirtualMachine', what: 'with another run strategy', spoil: spec(it => { it.runStrategy = 'Sometimes'; }), refusal: /RunStrategy/ },
  {
    kind: 'VirtualMachine', what: 'with a type and a size', spoil: template(it => { it.domain.cpu = { cores: 3 }; }),
    // KubeVirt 1.4 checks the profile first, without the size of the type.
    refusal: /conflicts with selected instance type|insufficient CPU resources of 0 vCPU/,
  },
  { kind: 'VirtualMachine', what: 'with a field that does not exist', spoil: template(it => { it.domain.devices.floppies = []; }), refusal: /floppies/ },
  { kind: 'VirtualMachine', what: 'with a disk of no volume', spoil: template(it => { it.domain.devices.disks[0].name = 'nowhere'; }), refusal: /nowhere|disks\[0\]/ },
  { kind: 'VirtualMachine', what: 'with two volumes of a name', spoil: template(it => { it.volumes.push(it.volumes[0]); }), refusal: /duplicate|must not have the same Name/i },
  { kind: 'VirtualMachine', what: 'with an interface of no network', spoil: template(it => { it.networks = []; }), refusal: /network/ },
  { kind: 'VirtualMachine', what: 'with an eviction strategy of its own', spoil: template(it => { it.evictionStrategy = 'Never'; }), refusal: /evictionStrategy/ },
  { kind: 'DataVolume', what: 'of no source', spoil: spec(it => { delete it.source; delete it.sourceRef; }), refusal: /Source/ },
  { kind: 'DataVolume', what: 'of no size', spoil: spec(it => { it.source = { blank: {} }; delete it.sourceRef; delete it.storage.resources; }), refusal: /size/ },
  { kind: 'DataVolume', what: 'of an invalid size', spoil: spec(it => { it.storage.resources.requests.storage = 'much'; }), refusal: /quantities must match/ },
  { kind: 'DataVolume', what: 'of two descriptions of a claim', spoil: spec(it => { it.pvc = {}; }), refusal: /pvc|storage/i },
  { kind: 'DataImportCron', what: 'of no schedule', spoil: spec(it => { it.schedule = 'now and then'; }), refusal: /schedule/i },
  { kind: 'DataSource', what: 'with a field that does not exist', spoil: spec(it => { it.origin = {}; }), refusal: /origin/ },
  { kind: 'VirtualMachineClusterInstancetype', what: 'without memory', spoil: spec(it => { delete it.memory; }), refusal: /memory/ },
  { kind: 'VirtualMachineClusterInstancetype', what: 'with half a CPU', spoil: spec(it => { it.cpu.guest = 0.5; }), refusal: /guest/ },
  { kind: 'Service', what: 'of another type', spoil: spec(it => { it.type = 'Sometimes'; }), refusal: /spec\.type/ },
  { kind: 'Service', what: 'with two ports without names', spoil: spec(it => { it.ports = [{ port: 80 }, { port: 81 }]; }), refusal: /ports\[0\]\.name/ },
  { kind: 'Service', what: 'with an invalid name of a port', spoil: spec(it => { it.ports = [{ name: 'Web_1', port: 80 }]; }), refusal: /ports\[0\]\.name/ },
  { kind: 'Service', what: 'with one port twice', spoil: spec(it => { it.ports = [{ name: 'a', port: 80 }, { name: 'b', port: 80 }]; }), refusal: /ports\[1\]/ },
  { kind: 'Service', what: 'with another session affinity', spoil: spec(it => { it.sessionAffinity = 'Sometimes'; }), refusal: /sessionAffinity/ },
  { kind: 'Service', what: 'with port 0', spoil: spec(it => { it.ports = [{ port: 0 }]; }), refusal: /ports\[0\].port/ },
  { kind: 'NetworkPolicy', what: 'with an invalid protocol', spoil: spec(it => { it.ingress = [{ ports: [{ port: 1, protocol: 'ICMP' }] }]; }), refusal: /protocol/ },
  { kind: 'NetworkPolicy', what: 'with another policy type', spoil: spec(it => { it.policyTypes = ['Sometimes']; }), refusal: /policyTypes/ },
  { kind: 'NetworkPolicy', what: 'with an invalid range', spoil: spec(it => { it.ingress = [{ from: [{ ipBlock: { cidr: '10.0.0.0' } }] }]; }), refusal: /cidr/ },
  {
    kind: 'NetworkPolicy', what: 'with an exception outside of its range', refusal: /except/,
    spoil: spec(it => { it.ingress = [{ from: [{ ipBlock: { cidr: '10.0.0.0/24', except: ['10.1.0.0/24'] } }] }]; }),
  },
  { kind: 'NetworkPolicy', what: 'with an empty peer', spoil: spec(it => { it.ingress = [{ from: [{}] }]; }), refusal: /from\[0\]/ },
  { kind: 'NetworkPolicy', what: 'with a last port and no first port', spoil: spec(it => { it.ingress = [{ ports: [{ protocol: 'TCP', endPort: 90 }] }]; }), refusal: /endPort/ },
  { kind: 'Secret', what: 'with an invalid key', spoil: object => { object.stringData = { 'a b': 'c' }; }, refusal: /a b/ },
  { kind: 'Secret', what: 'with a value that is not base64', spoil: object => { object.data = { a: '?' }; }, refusal: /base64/ },
  { kind: 'Secret', what: 'with numbers', spoil: object => { object.stringData = { a: 1 }; }, refusal: /stringData|string/ },
  { kind: 'RoleBinding', what: 'to nothing', spoil: object => { object.roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'Thing', name: 'a' }; }, refusal: /roleRef/ },
  { kind: 'ConfigMap', what: 'with an invalid key', spoil: object => { object.data = { 'a b': 'c' }; }, refusal: /a b/ },
  { kind: 'ResourceQuota', what: 'of an unknown resource', spoil: spec(it => { it.hard = { cpus: '1' }; }), refusal: /hard/ },
  { kind: 'ResourceQuota', what: 'below zero', spoil: spec(it => { it.hard = { cpu: '-1' }; }), refusal: /hard/ },
  { kind: 'ResourceQuota', what: 'with another scope', spoil: spec(it => { it.scopes = ['Sometimes']; }), refusal: /scopes/ },
  { kind: 'PersistentVolumeClaim', what: 'with another access mode', spoil: spec(it => { it.accessModes = ['Sometimes']; }), refusal: /accessModes/ },
  { kind: 'PersistentVolumeClaim', what: 'with another volume mode', spoil: spec(it => { it.volumeMode = 'Sometimes'; }), refusal: /volumeMode/ },
  { kind: 'StorageClass', what: 'with another reclaim policy', spoil: object => { object.reclaimPolicy = 'Sometimes'; }, refusal: /reclaimPolicy/ },
  { kind: 'StorageClass', what: 'with another binding mode', spoil: object => { object.volumeBindingMode = 'Sometimes'; }, refusal: /volumeBindingMode/ },
  { kind: 'VMInstance', what: 'with a name that is too long', spoil: object => { object.metadata.name = 'x'.repeat(42); }, refusal: /no more than 41 characters/ },
  { kind: 'VMDisk', what: 'with a name that is too long', spoil: object => { object.metadata.name = 'x'.repeat(60); }, refusal: /no more than \d+ characters/ },
];

/** Objects of the kinds that `vm-fleet lint` checks and that no example has. */
const OTHERS: readonly KubeObject[] = [
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'bad-manifests', namespace: 'default' }, data: { a: 'b' } },
  { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'bad-manifests', namespace: 'default' }, spec: { hard: { cpu: '1' } } },
  {
    apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'bad-manifests', namespace: 'default' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  },
  { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'bad-manifests' }, provisioner: 'example.com/none' },
];

export async function checkBadManifests(api: Api, suite: Suite): Promise<void> {
  const { good, absent } = await goodOnes(api);
  for (const { kind, what, spoil, refusal } of FAULTS) {
    const object = good.get(kind);
    if (absent.has(kind)) continue;
    if (object) await refused(api, suite, what, object, spoil, refusal);
    else suite.check(`a bad ${kind} ${what}`, 'no example has this kind anymore');
  }
  // Mistakes that apply to every kind, including future ones.
  for (const object of good.values()) {
    await refused(api, suite, 'with an invalid name', object, ({ metadata }) => { metadata.name = 'no/name'; }, /metadata\.name|[Nn]ame/);
    await refused(api, suite, 'with an invalid label', object, ({ metadata }) => { metadata.labels = { 'a b': 'c' }; }, /metadata\.labels|label/);
    await refused(api, suite, 'of a version that does not exist', object, it => { it.apiVersion = it.apiVersion.replace(/v\w+$/, 'v0'); }, /no kind/);
  }
}

const ALREADY_THERE = 409;

/** One accepted object of each kind in the examples and in `OTHERS`, and the kinds that this version of the cluster does not have. */
async function goodOnes(api: Api): Promise<{ readonly good: Map<string, KubeObject>; readonly absent: Set<string> }> {
  const good = new Map<string, KubeObject>();
  const absent = new Set<string>();
  for (const object of [...[...examples().values()].flat().flatMap(({ objects }) => objects), ...OTHERS]) {
    if (good.has(object.kind)) continue;
    if (!await api.has(object)) absent.add(object.kind);
    const { ok, status } = await tryOut(api, object);
    if (ok || status === ALREADY_THERE) good.set(object.kind, object);
  }
  return { good, absent };
}

async function tryOut(api: Api, object: KubeObject): Promise<Answer> {
  const answer = await api.create(object, { dryRun: true });
  // Cozystack's server ignores dry runs.
  if (answer.ok && object.apiVersion.includes('cozystack')) await api.remove(object);
  return answer;
}

async function refused(
  api: Api, suite: Suite, what: string, object: KubeObject, spoil: (object: any) => void, refusal: RegExp,
): Promise<void> {
  const bad = structuredClone(object);
  spoil(bad);
  const { ok, body } = await tryOut(api, bad);
  suite.check(`${label(object)} ${what} is refused`, ok ? 'it was accepted' : refusal.test(body.message) ? undefined : `for another reason: ${body.message}`);
}
