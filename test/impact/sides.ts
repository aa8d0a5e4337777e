import { impactBetween } from '../../src/impact/between';
import { ImpactData } from '../../src/impact/impact-data';
import { sideOf } from '../../src/impact/state/fleet';
import { ClusterSettings } from '../../src/impact/target';
import { PlatformRef } from '../../src/model/platform';

/** An object of a manifest that a test changes. */
export type Tree = any;

/** The impact of a change on one platform. */
export function impactOn(ref: string, before: readonly Tree[], after: readonly Tree[], settings?: ClusterSettings): ImpactData {
  const [name, version] = ref.split('@');
  const platforms: PlatformRef[] = [{ name, ...version !== undefined && { version } }];
  return impactBetween(sideOf('before', before, platforms, { settings }), sideOf('after', after, platforms, { settings }));
}

/** The effects of each change by its field, `''` for the whole object. Each says what the platform does, and its source. */
export function effectsByField(impact: ImpactData): Record<string, string[]> {
  const all = impact.subjects.flatMap(({ changes }) => changes);
  for (const { rule, source } of all) expect([rule, source]).toEqual([expect.stringMatching(/\w+ \w+/), expect.stringMatching(/^https:\/\/.+\/.+/)]);
  return Object.fromEntries(all.map(({ field = '', effects }) => [field, [...effects]]));
}

/** The effects of one change of one object, by field. */
export function changed(ref: string, object: Tree, change: (object: Tree) => void, settings?: ClusterSettings): Record<string, string[]> {
  const after = structuredClone(object);
  change(after);
  return effectsByField(impactOn(ref, [object], [after], settings));
}

/** A running machine with two interfaces, a disk and a hotpluggable disk. */
export function machine(): Tree {
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name: 'web', namespace: 'vms', labels: { app: 'shop' } },
    spec: {
      runStrategy: 'Always',
      template: {
        metadata: { labels: { app: 'shop' } },
        spec: {
          nodeSelector: { zone: 'a' },
          domain: {
            cpu: { cores: 2, sockets: 1, threads: 1 },
            memory: { guest: '2Gi' },
            firmware: { uuid: '5d307ca9-b3ef-428c-8861-06e72d69f223' },
            devices: {
              disks: [{ name: 'root', disk: { bus: 'virtio' } }, { name: 'data', disk: { bus: 'scsi' } }],
              interfaces: [{ name: 'default', masquerade: {} }, { name: 'lan', bridge: {} }],
            },
          },
          networks: [{ name: 'default', pod: {} }, { name: 'lan', multus: { networkName: 'lan' } }],
          volumes: [{ name: 'root', dataVolume: { name: 'web-root' } }, { name: 'data', persistentVolumeClaim: { claimName: 'data', hotpluggable: true } }],
        },
      },
    },
  };
}

/** A machine with an instance type instead of a size. */
export function typedMachine(type = 'u1.medium'): Tree {
  const object = machine();
  object.spec.instancetype = { kind: 'VirtualMachineClusterInstancetype', name: type };
  object.spec.preference = { kind: 'VirtualMachineClusterPreference', name: 'fedora' };
  delete object.spec.template.spec.domain.cpu;
  delete object.spec.template.spec.domain.memory;
  return object;
}

/** A machine of Cozystack. */
export function instance(): Tree {
  return {
    apiVersion: 'apps.cozystack.io/v1alpha1',
    kind: 'VMInstance',
    metadata: { name: 'web', namespace: 'tenant-a' },
    spec: {
      runStrategy: 'Always', instanceType: 'u1.medium', instanceProfile: 'ubuntu', external: true, externalMethod: 'PortList', externalPorts: [22],
      disks: [{ name: 'web-system', bus: 'virtio' }], sshKeys: ['ssh-ed25519 AAAA a'], cloudInit: '#cloud-config\n', cloudInitSeed: '1', networks: [{ name: 'lan' }],
    },
  };
}

export const T = '/spec/template/spec';
export const templateOf = (object: Tree) => object.spec.template.spec;
