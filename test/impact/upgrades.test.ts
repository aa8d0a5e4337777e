import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Tree } from './sides';
import { vmFleet } from '../support/project';

// Each test starts a program, on a machine that may be busy.
jest.setTimeout(60_000);

const T = '/spec/template/spec';
const D = `${T}/domain`;

const object = (apiVersion: string, kind: string, name: string, spec: Tree = {}): Tree => ({ apiVersion, kind, metadata: { name, namespace: 'vms' }, spec });
const machine = (name: string, template: Tree, spec: Tree = {}) => object('kubevirt.io/v1', 'VirtualMachine', name, {
  runStrategy: 'Always', ...spec, template: { spec: template },
});
const pool = (name: string, spec: Tree, template: Tree = {}) => object('pool.kubevirt.io/v1beta1', 'VirtualMachinePool', name, {
  replicas: 1, selector: { matchLabels: { app: name } }, ...spec,
  virtualMachineTemplate: { metadata: { labels: { app: name } }, spec: { runStrategy: 'Always', ...template, template: { spec: { domain: { devices: {} } } } } },
});
const UUID = { uuid: '5d307ca9-b3ef-428c-8861-06e72d69f223' };
const POD = { interfaces: [{ name: 'default', masquerade: {} }] };

const KUBEVIRT = [
  // No release changes anything for this machine.
  machine('plain', {
    domain: {
      firmware: { ...UUID, bootloader: { efi: { persistent: false } } },
      devices: { ...POD, tpm: { persistent: false }, disks: [{ name: 'root', disk: {} }, { name: 'iso', cdrom: {} }, { name: 'raw', lun: {} }] },
    },
    networks: [{ name: 'default', pod: {} }],
    volumes: ['root', 'iso', 'raw'].map(name => ({ name, persistentVolumeClaim: { claimName: name } })),
  }),
  machine('typed', { domain: { firmware: UUID, devices: POD } }, { instancetype: { name: 'u1.small' }, preference: { name: 'fedora' } }),
  machine('grows', {
    nodeSelector: { disk: 'ssd' }, affinity: { nodeAffinity: {} }, tolerations: [{ key: 'a' }],
    domain: { firmware: UUID, devices: POD, cpu: { sockets: 1 }, memory: { guest: '1Gi', maxGuest: '2Gi' } },
  }),
  machine('arm', { architecture: 'arm64', domain: { firmware: UUID, devices: POD, memory: { maxGuest: '2Gi' } } }),
  machine('power', { architecture: 'ppc64le', domain: { firmware: UUID, devices: POD } }),
  machine('state', { domain: { firmware: { bootloader: { efi: { persistent: true } } }, devices: { ...POD, tpm: { persistent: true } } } }),
  machine('disks', {
    domain: {
      firmware: UUID,
      devices: {
        ...POD,
        disks: [{ name: 'data', disk: {} }, { name: 'made', disk: {} }, { name: 'empty', cdrom: {} }, { name: 'shared', lun: { reservation: true } }],
      },
    },
    volumes: [
      { name: 'data', persistentVolumeClaim: { claimName: 'data', hotpluggable: true } },
      { name: 'made', dataVolume: { name: 'made', hotpluggable: true } },
      { name: 'shared', persistentVolumeClaim: { claimName: 'shared' } },
    ],
  }),
  machine('cards', {
    domain: {
      firmware: UUID,
      devices: { interfaces: [{ name: 'old', passt: {} }, { name: 'lan', bridge: {} }, { name: 'bare' }, { name: 'both', bridge: {}, masquerade: {} }] },
    },
    networks: [{ name: 'old', pod: {} }, { name: 'lan', multus: { networkName: 'lan' } }],
  }),
  machine('newer', {
    resourceClaims: [{ name: 'a' }], serviceAccountName: 'a', utilityVolumes: [{ name: 'a' }],
    domain: {
      firmware: UUID, rebootPolicy: 'Terminate', ioThreads: { supplementalPoolThreadCount: 1 }, memory: { reservedOverhead: { addedOverhead: '1Mi' } },
      devices: { ...POD, video: { type: 'vga' }, panicDevices: [{ model: 'isa' }] },
    },
  }),
  pool('workers', { updateStrategy: { proactive: {} } }, { dataVolumeTemplates: [{ metadata: { name: 'root' }, spec: {} }] }),
  pool('bare', {}),
  object('snapshot.kubevirt.io/v1beta1', 'VirtualMachineSnapshot', 'snapshot'),
  object('snapshot.kubevirt.io/v1beta1', 'VirtualMachineRestore', 'restore'),
  object('clone.kubevirt.io/v1beta1', 'VirtualMachineClone', 'clone'),
  object('cdi.kubevirt.io/v1beta1', 'DataVolume', 'volume'),
  object('v1', 'PersistentVolumeClaim', 'claim'),
];

const cozystack = (kind: string, name: string, spec: Tree) => object('apps.cozystack.io/v1alpha1', kind, name, spec);
const SIZED = { instanceType: 'u1.medium', instanceProfile: 'ubuntu', external: true, externalMethod: 'WholeIP', externalPorts: [22] };

const COZYSTACK = [
  cozystack('VMInstance', 'plain', { ...SIZED, runStrategy: 'Always' }),
  cozystack('VMInstance', 'inside', { ...SIZED, external: false, externalMethod: 'PortList' }),
  cozystack('VMInstance', 'unsaid', { instanceType: 'u1.medium' }),
  cozystack('VMInstance', 'ports', { ...SIZED, externalMethod: 'PortList', externalAllowICMP: true }),
  cozystack('VMInstance', 'usual', { instanceType: 'u1.medium', external: true }),
  cozystack('VMInstance', 'stopped', { ...SIZED, running: false, subnets: [{ name: 'a' }] }),
  cozystack('VMInstance', 'half', { ...SIZED, instanceType: '', resources: { cpu: '2', memory: '4Gi' } }),
  cozystack('VMInstance', 'whole', { ...SIZED, instanceType: '', resources: { cpu: '2', memory: '4Gi', sockets: '1' } }),
  cozystack('VMInstance', 'windows', { ...SIZED, instanceProfile: 'windows.2k22' }),
  cozystack('VMInstance', 'older', { ...SIZED, instanceProfile: 'windows.2k19' }),
  cozystack('VMInstance', 'arm', { ...SIZED, instanceProfile: 'fedora.arm64' }),
  cozystack('Tenant', 'open', { isolated: false, resourceQuotas: { cpu: '4' } }),
  cozystack('Tenant', 'usual', {}),
  cozystack('VirtualPrivateCloud', 'map', { subnets: { a: { cidr: '10.0.0.0/24' } } }),
  cozystack('VirtualPrivateCloud', 'list', { subnets: [{ name: 'a', cidr: '10.0.0.0/24' }] }),
  object('backups.cozystack.io/v1alpha1', 'BackupJob', 'job'), object('backups.cozystack.io/v1alpha1', 'Plan', 'plan'),
];

interface Advice {
  readonly behaviours: readonly { readonly id: string; readonly what: string; readonly source: string; readonly places: readonly Place[] }[];
}

interface Place {
  readonly name: string;
  readonly field?: string;
}

/** The places of each behaviour that an upgrade changes, as `name: field`; the name alone for a whole object. */
function changes(objects: readonly Tree[], from: string, to: string): Record<string, string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-upgrade-'));
  objects.forEach((each, i) => writeFileSync(join(folder, `${i}.yaml`), JSON.stringify(each)));
  const { stdout } = vmFleet(folder, ['upgrade', '--from', from, '--to', to, '--format', 'json', '.']);
  const { behaviours } = JSON.parse(stdout) as Advice;
  for (const { what, source } of behaviours) {
    expect([what, source]).toEqual([expect.stringMatching(/\w+ \w+/), expect.stringMatching(/^https:\/\/github\.com\/.+\/.+/)]);
  }
  return Object.fromEntries(behaviours.map(({ id, places }) => [id, places.map(({ name, field }) => [name, ...field === undefined ? [] : [field]].join(': '))]));
}

test.each<[string, string, Record<string, string[]>]>([
  ['1.4', '1.5', {
    'api-pool.kubevirt.io-v1beta1': ['bare', 'workers'],
    'revision-in-status': ['typed: /spec/instancetype/name', 'typed: /spec/preference/name'],
    'arm-memory-headroom': [`arm: ${D}/memory/maxGuest`],
    'field-domain-iothreads': [`newer: ${D}/ioThreads`],
  }],
  ['1.5', '1.6', {
    'api-pool.kubevirt.io-v1beta1': ['bare', 'workers'],
    'live-update-default': [
      'typed: /spec/instancetype/name',
      ...['domain/cpu/sockets', 'domain/memory/guest', 'nodeSelector', 'affinity', 'tolerations'].map(field => `grows: ${T}/${field}`),
    ],
    'missing-type-taken': ['typed: /spec/instancetype/name', 'typed: /spec/preference/name'],
    'uuid-at-creation': [`state: ${D}/firmware/uuid`],
    'persistent-state-general': [`state: ${D}/devices/tpm/persistent`, `state: ${D}/firmware/bootloader/efi/persistent`],
    'pool-deletes-disks': ['workers: /spec/virtualMachineTemplate/spec/dataVolumeTemplates'],
    'field-resourceclaims': [`newer: ${T}/resourceClaims`],
    'field-domain-devices-video': [`newer: ${D}/devices/video`],
    'field-domain-devices-panicdevices': [`newer: ${D}/devices/panicDevices`],
  }],
  ['1.6', '1.7', {
    'pool-update-strategy': ['workers: /spec/updateStrategy'],
    'ppc64le-refused': [`power: ${T}/architecture`],
    'field-utilityvolumes': [`newer: ${T}/utilityVolumes`],
  }],
  ['1.7', '1.8', {
    'pool-keeps-identity': ['bare: /spec/virtualMachineTemplate', 'workers: /spec/virtualMachineTemplate'],
    'passt-binding': [`cards: ${D}/devices/interfaces/old`],
    'field-domain-rebootpolicy': [`newer: ${D}/rebootPolicy`],
    'field-domain-memory-reservedoverhead': [`newer: ${D}/memory/reservedOverhead`],
  }],
  ['1.8', '1.9', {
    'declarative-hotplug': [`disks: ${T}/volumes/data`, `disks: ${T}/volumes/made`],
    'empty-cdrom': [`disks: ${D}/devices/disks/empty`],
    'live-network-change': [`cards: ${T}/networks/lan/multus/networkName`],
    'one-binding': [`cards: ${D}/devices/interfaces/bare`, `cards: ${D}/devices/interfaces/both`],
    'snapshots-by-default': ['snapshot', 'restore', 'clone'],
    'expand-disks-always': ['volume', 'claim'],
    'lun-reservation': [`disks: ${D}/devices/disks/shared`],
    'field-serviceaccountname': [`newer: ${T}/serviceAccountName`],
  }],
])('KubeVirt %s to %s', (from, to, expected) => {
  expect(changes(KUBEVIRT, `kubevirt@${from}`, `kubevirt@${to}`)).toEqual(expected);
});

test.each<[string, string, Record<string, string[]>]>([
  ['0.38', '0.41', { 'internal-service': ['inside: /spec/external', 'unsaid: /spec/external'] }],
  ['0.41', '1.0', {
    'run-strategy': ['stopped: /spec/running'],
    'service-made-anew': ['plain', 'inside', 'arm', 'ports', 'usual', 'stopped', 'half', 'whole', 'windows', 'older'].map(name => `${name}: /spec/external`),
    'size-required': ['half: /spec/resources'],
    'always-isolated': ['open: /spec/isolated'],
    'subnet-list': ['map: /spec/subnets'],
  }],
  ['1.0', '1.3', { 'networks': ['stopped: /spec/subnets'], 'backups-stay': ['job', 'plan'] }],
  ['1.3', '1.4', { 'port-list-filters': ['ports: /spec/externalPorts', 'usual: /spec/externalPorts'], 'icmp-switch': ['ports: /spec/externalAllowICMP'] }],
  ['1.4', '1.5', { 'windows-state': ['windows: /spec/instanceProfile'], 'architecture-of-profile': ['arm: /spec/instanceProfile'] }],
  ['1.5', '1.6', { 'nested-quotas': ['open: /spec/resourceQuotas'] }],
])('Cozystack %s to %s', (from, to, expected) => {
  expect(changes(COZYSTACK, `cozystack@${from}`, `cozystack@${to}`)).toEqual(expected);
});
