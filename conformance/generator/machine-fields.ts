/** Values of every field of a machine, each in an otherwise valid machine. A missing field does not compile. */
import { EveryField, HARDWARE_FIELDS } from './hardware-fields';
import { AttachedDiskSpec, DiskTuningSpec, MachineSpec, NicSpec } from '../../src/model/machine';
import { MachineDefault } from '../../src/model/machine-default';

export const SYSTEM: AttachedDiskSpec = { name: 'system', existing: true, bus: 'virtio' };

/** A machine with a size and a disk. */
export const PLAIN: MachineSpec = {
  name: 'web', runStrategy: 'Always', evictionStrategy: 'None', exposure: { kind: 'none' }, resources: { cores: 1, sockets: 1, memory: '2Gi' }, disks: [SYSTEM],
};

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2+/LZzSC3uZaj ops@example.com';
const USER_DATA = '#cloud-config\npackages: [nginx]\n';
const web = { kind: 'machine', name: 'other' } as const;
const probe = { question: { tcpSocket: { port: 22 } } };
const TIMES = { initialDelaySeconds: 5, periodSeconds: 10, timeoutSeconds: 2, failureThreshold: 3 };
const PROBES = [
  probe, { ...probe, ...TIMES }, { ...probe, initialDelaySeconds: 0 }, { question: { httpGet: { port: 80, path: '/' } } },
  { question: { exec: { command: ['true'] } } }, { question: { guestAgentPing: {} } },
];

const DISK_FIELDS: EveryField<Omit<AttachedDiskSpec, 'tuning' | 'elsewhere' | 'name' | 'inline'>> = {
  alias: [{ alias: 'root' }],
  bus: [{ bus: 'sata' }, { bus: 'scsi' }, { bus: 'virtio' }],
  optical: [{ optical: true, bus: 'sata' }],
  lun: [{ lun: true, bus: 'scsi' }],
  reservation: [{ lun: true, bus: 'scsi', reservation: true }, { lun: true, bus: 'scsi', reservation: false }],
  readOnly: [{ optical: true, bus: 'sata', readOnly: true }, { readOnly: true }, { readOnly: false }],
  shareable: [{ shareable: true }, { shareable: false }],
  bootOrder: [{ bootOrder: 7 }],
  hotpluggable: [{ bus: 'scsi', hotpluggable: true }, { bus: 'scsi', hotpluggable: false }],
  existing: [{ existing: true }],
  dataVolume: [{ dataVolume: true }],
};

const TUNING_FIELDS: EveryField<DiskTuningSpec> = {
  cache: [{ cache: 'none' }, { cache: 'writethrough' }, { cache: 'writeback' }],
  io: [{ io: 'native', cache: 'none' }, { io: 'threads' }],
  serial: [{ serial: 'A1' }, { serial: '' }],
  dedicatedIoThread: [{ dedicatedIoThread: true }, { dedicatedIoThread: false }],
  blockSize: [
    { blockSize: { custom: { logical: 512, physical: 4096 } } }, { blockSize: { matchVolume: {} } },
    { blockSize: { matchVolume: { enabled: false } } },
  ],
  errorPolicy: [{ errorPolicy: 'report' }, { errorPolicy: 'stop' }],
  tag: [{ tag: 'a' }, { tag: '' }],
  pciAddress: [{ pciAddress: '0000:81:01.0' }, { pciAddress: '' }],
};

const NIC_FIELDS: EveryField<NicSpec> = {
  alias: [{ alias: 'eth0' }],
  binding: [{ binding: 'bridge' }, { binding: 'masquerade' }, { binding: 'passtBinding' }],
  plugin: [{ plugin: 'slirp' }],
  model: [{ model: 'e1000' }, { model: 'virtio' }],
  macAddress: [{ macAddress: '02:00:00:00:00:07' }],
  ports: [{ ports: [{ port: 80 }] }, { ports: [{ name: 'web', protocol: 'TCP', port: 80 }] }, { ports: [] }],
  bootOrder: [{ bootOrder: 9 }],
  acpiIndex: [{ acpiIndex: 5 }, { acpiIndex: 0 }],
  pciAddress: [{ pciAddress: '0000:81:01.0' }],
  dhcpOptions: [{ dhcpOptions: { bootFileName: 'a', tftpServerName: 'b', ntpServers: ['10.0.0.1'], privateOptions: [{ option: 240, value: 'x' }] } }, { dhcpOptions: {} }],
  tag: [{ tag: 'a' }, { tag: '' }],
  state: [{ state: 'up' }, { state: 'down' }],
};

const TOP_FIELDS: EveryField<Omit<MachineSpec, 'hardware' | 'pool' | 'name'>> = {
  apiVersion: [{ apiVersion: 'kubevirt.io/v1alpha3' }],
  labels: [{ labels: { app: 'shop' } }, { labels: {} }],
  annotations: [{ annotations: { 'example.com/owner': 'ops' } }, { annotations: {} }],
  instanceType: [{ instanceType: { kind: 'named', name: 'u1.medium' }, resources: undefined }],
  resources: [
    { resources: { cores: 2, sockets: 1, memory: '2Gi' } }, { resources: { cores: 1, sockets: 2, memory: '2Gi' } }, { resources: { cores: 1, sockets: 1, memory: '4Gi' } },
    { resources: { cores: 1, sockets: 1, threads: 2, memory: '2Gi' } }, { resources: { cores: 1, sockets: 1, memory: '2147483648' } },
  ],
  instanceProfile: [{ instanceProfile: { kind: 'named', name: 'fedora' } }],
  disks: [
    ...Object.values(DISK_FIELDS).flat().map(each => ({ disks: [{ ...SYSTEM, ...each, ...'shareable' in each && { tuning: { cache: 'none' } } }] })),
    ...Object.values(TUNING_FIELDS).flat().map(tuning => ({ disks: [{ ...SYSTEM, tuning }] })),
    ...([
      { kind: 'configMap', name: 'settings' }, { kind: 'secret', name: 'settings' }, { kind: 'sysprepConfigMap', name: 'answers' }, { kind: 'sysprepSecret', name: 'answers' },
      { kind: 'empty', size: '1Gi' }, { kind: 'containerImage', image: 'quay.io/a/b:1', pullPolicy: 'Always' },
      { kind: 'containerImage', image: 'quay.io/a/b:1', pullPolicy: 'Always', path: '/disk/a.img', pullSecret: 'pull' },
    ] as const).map(inline => ({ disks: [SYSTEM, { name: 'more', bus: 'virtio', inline }] })),
    { disks: [SYSTEM, { name: 'data', existing: true, bus: 'virtio' }] }, { disks: [SYSTEM, { name: 'data', existing: true, bus: 'scsi', hotpluggable: true }] },
  ],
  exposure: [{ exposure: { kind: 'portList', tcp: [22], udp: [] } }],
  runStrategy: ['Halted', 'Manual', 'RerunOnFailure', 'Once'].map(runStrategy => ({ runStrategy })),
  running: [{ running: true, runStrategy: undefined }, { running: false, runStrategy: undefined }],
  networks: [
    { networks: [{ kind: 'named', name: 'storage' }] }, { networks: [{ kind: 'named', name: 'far/storage' }] }, { networks: [{ kind: 'pod' }] },
    { networks: [{ kind: 'pod', cidr: '10.9.0.0/24', ipv6Cidr: 'fd10::/120' }] }, { networks: [{ kind: 'named', name: 'fast', nic: { binding: 'sriov' } }] },
    ...Object.values(NIC_FIELDS).flat().filter(nic => !nic.binding && !nic.ports).map(nic => ({ networks: [{ kind: 'named' as const, name: 'storage', nic }] })),
  ],
  networkInterface: Object.values(NIC_FIELDS).flat().map(networkInterface => ({ networkInterface })),
  podNetwork: [{ podNetwork: false, networks: [{ kind: 'named', name: 'storage' }] }, { podNetwork: false }, { podNetwork: true }],
  dnsPolicy: [{ dnsPolicy: 'Default' }, { dnsPolicy: 'None' }],
  dnsConfig: [{ dnsPolicy: 'None', dnsConfig: { nameservers: ['10.0.0.53'], searches: ['a.b'], options: [{ name: 'ndots', value: '2' }] } }, { dnsConfig: { nameservers: ['dns.example.com'] } }],
  gpus: [{ gpus: ['nvidia.com/A10'] }, { gpus: [] }],
  cpuModel: [{ cpuModel: 'host-passthrough' }, { cpuModel: 'Haswell' }],
  sshKeys: [{ sshKeys: [KEY] }],
  userData: [{ userData: USER_DATA }],
  userDataSecret: [{ userDataSecret: 'user-data' }],
  networkData: [{ userData: USER_DATA, networkData: 'version: 2\nethernets: {}\n' }],
  networkDataSecret: [{ userDataSecret: 'user-data', networkDataSecret: 'network-data' }],
  accessCredentials: [
    { accessCredentials: [{ kind: 'sshKeys', secret: 'keys' }], userData: USER_DATA }, { accessCredentials: [{ kind: 'passwordsByAgent', secret: 'keys' }] },
    { accessCredentials: [{ kind: 'sshKeysByAgent', secret: 'keys', users: ['admin'] }] },
  ],
  cloudInitDrive: [{ userData: USER_DATA, cloudInitDrive: 'configDrive' }],
  cloudInitDelivery: [{ userData: USER_DATA, cloudInitDelivery: 'inline' }, { userData: USER_DATA, cloudInitDelivery: 'inlineBase64' }],
  cloudInitSeed: [{ userData: USER_DATA, cloudInitSeed: '2' }],
  identity: [{ identity: { uuid: '5d307ca9-b3ef-428c-8861-06e72d69f223' } }, { identity: { uuid: '5d307ca9-b3ef-428c-8861-06e72d69f223', serial: 'A1' } }],
  nodeSelector: [{ nodeSelector: { zone: 'a' } }, { nodeSelector: {} }],
  nodeAffinity: [
    { nodeAffinity: [{ label: 'zone', operator: 'In', values: ['a'] }] }, { nodeAffinity: [{ label: 'zone', operator: 'Exists', values: [], weight: 10 }] },
    { nodeAffinity: [{ label: 'cores', operator: 'Gt', values: ['8'] }] }, { nodeAffinity: [] },
  ],
  machineAffinity: [
    { machineAffinity: [{ machines: web, separate: true, label: 'kubernetes.io/hostname' }] }, { machineAffinity: [{ machines: web, separate: false, label: 'zone', weight: 5 }] },
  ],
  tolerations: [
    { tolerations: [{ key: 'a' }] }, { tolerations: [{ key: 'a', value: 'b', effect: 'NoSchedule' }] }, { tolerations: [{ key: 'a', value: '' }] },
    { tolerations: [{ key: 'a', effect: 'NoExecute', duration: 60 }] }, { tolerations: [{ key: 'a', effect: 'NoExecute', duration: 0 }] }, { tolerations: [{}] },
  ],
  spread: [{ fleet: 'webs', spread: [{ label: 'zone', maxSkew: 1, strict: true }] }],
  evictionStrategy: ['LiveMigrate', 'External', 'LiveMigrateIfPossible'].map(evictionStrategy => ({ evictionStrategy })),
  podResources: [
    { podResources: { requests: { cpu: '100m', memory: '1Gi' } } }, { podResources: { limits: { cpu: '2', memory: '4Gi' } } },
    { podResources: { requests: { memory: '1Gi' }, overcommitGuestOverhead: true } }, { podResources: { overcommitGuestOverhead: false } }, { podResources: {} },
  ],
  filesystems: [
    ...(['claim', 'dataVolume', 'configMap', 'secret', 'serviceAccount'] as const).map(kind => ({ filesystems: [{ name: 'shared', source: { kind, name: 'files' } }] })),
  ],
  hostname: [{ hostname: 'front' }],
  subdomain: [{ subdomain: 'inner' }],
  terminationGracePeriod: [{ terminationGracePeriod: 60 }, { terminationGracePeriod: 0 }],
  readinessProbe: PROBES.map(readinessProbe => ({ readinessProbe })),
  livenessProbe: PROBES.map(livenessProbe => ({ livenessProbe })),
  podLabels: [{ podLabels: { tier: 'front' } }, { podLabels: {} }],
  podAnnotations: [{ podAnnotations: { 'example.com/owner': 'ops' } }, { podAnnotations: {} }],
  schedulerName: [{ schedulerName: 'own' }],
  serviceAccountName: [{ serviceAccountName: 'launcher' }],
  priorityClassName: [{ priorityClassName: 'system-cluster-critical' }],
  leaveToCluster: Object.values(MachineDefault).map(each => {
    const { evictionStrategy, exposure, ...rest } = PLAIN;
    return {
      ...rest,
      ...each !== MachineDefault.EVICTION_STRATEGY && { evictionStrategy },
      ...each !== MachineDefault.SERVICE && { exposure },
      leaveToCluster: [each],
    };
  }),
  fleet: [{ fleet: 'webs' }],
};

/** A change of one field: its name, and a machine with only this field changed. */
export interface MachineField {
  readonly field: string;
  readonly spec: MachineSpec;
}

/** Fields that a release line got in a patch release. The first patch release, which is tested, does not have them. */
const PATCHED: readonly (readonly [field: string, versions: readonly string[]])[] = [['"tpm":{"enabled"', ['1.4', '1.5']]];

/** Whether the first patch release of a line has all fields of the machine. */
export function isAskable(spec: object, version: string): boolean {
  const said = JSON.stringify(spec);
  return !PATCHED.some(([text, versions]) => versions.includes(version) && said.includes(text));
}

export const MACHINE_FIELDS: readonly MachineField[] = [
  ...Object.entries(TOP_FIELDS).flatMap(([field, values]) => values.map(more => ({ field, spec: withoutUndefined({ ...PLAIN, ...more }) }))),
  ...Object.entries(HARDWARE_FIELDS).flatMap(([field, values]) => values.map(hardware => ({ field: `hardware.${field}`, spec: { ...PLAIN, hardware } }))),
];

function withoutUndefined(spec: MachineSpec): MachineSpec {
  return JSON.parse(JSON.stringify(spec));
}
