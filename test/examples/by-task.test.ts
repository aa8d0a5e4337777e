import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { ROOT } from '../support/child';

/**
 * Common fields of similar machines in public manifests, which docs/machines-by-task.md lists: a path in the
 * `VirtualMachine`, and its value. Items of lists are found by their content.
 */
const FACTS: Readonly<Record<string, readonly (readonly [place: string, value: unknown])[]>> = {
  'shared-disk': [['domain.devices.disks', { name: 'shared', shareable: true }], ['volumes', { dataVolume: { name: 'shared' } }]],
  'vlan-machine': [
    ['domain.devices.interfaces', { bridge: {}, macAddress: expect.any(String) }], ['networks', { multus: { networkName: expect.any(String) } }],
    ['volumes', { cloudInitNoCloud: { networkDataSecretRef: expect.anything() } }],
  ],
  'sriov-router': [['domain.devices.interfaces', { sriov: {}, pciAddress: expect.any(String) }], ['domain.devices.networkInterfaceMultiqueue', true], ['domain.devices.rng', {}]],
  'home-assistant': [
    ['domain.firmware.bootloader.efi', { secureBoot: false }], ['domain.devices.interfaces', { bridge: {} }],
    ['networks', { multus: { networkName: expect.any(String) } }],
  ],
  'talos-nodes': [['volumes', { cloudInitNoCloud: { secretRef: { name: expect.stringMatching(/^talos-/) } } }]],
  'k3s-node': [['volumes', { cloudInitNoCloud: { secretRef: expect.anything() } }], ['domain.devices.filesystems', { virtiofs: {} }]],
  'windows-hyperv': [
    ['domain.features.hyperv', { relaxed: expect.anything(), vapic: expect.anything(), spinlocks: { spinlocks: 8191 }, synic: expect.anything(), vpindex: expect.anything() }],
    ['domain.clock.timer', { hpet: { present: false }, hyperv: {}, pit: { tickPolicy: 'delay' }, rtc: { tickPolicy: 'catchup' } }],
    ['domain.devices.disks', { disk: { bus: 'sata' } }],
  ],
  'dpdk-machine': [
    ['domain.cpu', { dedicatedCpuPlacement: true, isolateEmulatorThread: true, numa: { guestMappingPassthrough: {} }, sockets: 1, threads: 2 }],
    ['domain.memory.hugepages', { pageSize: '1Gi' }], ['domain.devices.interfaces', { sriov: {}, pciAddress: '0000:07:00.0' }],
  ],
  'github-runner': [['domain.devices.filesystems', { name: 'runner-info', virtiofs: {} }], ['domain.devices.interfaces', { masquerade: {} }]],
};

/** Whether a value contains another one, at any depth. */
function containing(value: unknown): unknown {
  const isPlain = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  return isPlain ? expect.objectContaining(Object.fromEntries(Object.entries(value).map(([key, each]) => [key, containing(each)]))) : value;
}

test.each(Object.entries(FACTS))('%s has the fields of such machines in public manifests', (name, facts) => {
  const folder = join(ROOT, 'examples', name, 'dist');
  const objects = readdirSync(folder).flatMap(file => parseAllDocuments(readFileSync(join(folder, file), 'utf8')).map(document => document.toJS()));
  const machines = objects.filter(({ kind }) => kind === 'VirtualMachine');
  expect(machines.length).toBeGreaterThan(0);
  for (const { spec } of machines) {
    for (const [place, value] of facts) {
      const found = place.split('.').reduce((at, key) => at?.[key], spec.template.spec);
      const wanted = containing(value);
      expect([place, found]).toEqual([place, Array.isArray(found) ? expect.arrayContaining([wanted]) : wanted]);
    }
  }
});

test('a machine on a VLAN alone is on no pod network', () => {
  const [machine] = parseAllDocuments(readFileSync(join(ROOT, 'examples', 'vlan-machine', 'dist', 'plant.k8s.yaml'), 'utf8')).map(document => document.toJS()).filter(({ kind }) => kind === 'VirtualMachine');
  expect(machine.spec.template.spec.networks.filter(({ pod }: { pod?: object }) => pod)).toEqual([]);
});

test('the page names a source for each', () => {
  const page = readFileSync(join(ROOT, 'docs', 'machines-by-task.md'), 'utf8');
  for (const name of Object.keys(FACTS)) {
    const [section] = page.split(/^## /m).filter(text => text.includes(`examples/${name})`));
    expect([name, section?.match(/https:\/\/(?!github\.com\/cdk8s-vm-fleet)\S+/g)?.length ?? 0]).toEqual([name, 2]);
  }
});
