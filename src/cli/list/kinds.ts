import { plural } from '../../findings/report';
import type { DiskSourceSpec, DiskSpec } from '../../model/disk';
import type { NodeKind, NodeOf } from '../../model/fleet-model';
import type { ExposureSpec, MachineSpec } from '../../model/machine';
import type { GroupRuleSpec } from '../../model/traffic';

/** The columns of a kind's table besides path, name, namespace and platform. */
export interface KindColumns<K extends NodeKind = NodeKind> {
  /** The title of the table. */
  readonly plural: string;
  readonly columns: Readonly<Record<string, (spec: NodeOf<K>['spec']) => string | undefined>>;
}

/** The kinds of the model, in the order of the tables. */
export const KINDS: { readonly [K in NodeKind]: KindColumns<K> } = {
  machine: {
    plural: 'machines',
    columns: {
      size: sizeOf,
      disks: ({ disks = [] }) => disks.map(({ name }) => name).join(', '),
      exposure: ({ exposure }) => exposureOf(exposure),
      run: ({ runStrategy, running }) => runStrategy ?? (running === undefined ? 'Always' : running ? 'Always' : 'Halted'),
    },
  },
  disk: {
    plural: 'disks',
    columns: { size: ({ size }) => size, class: ({ storageClass }) => storageClass, source: ({ source }: DiskSpec) => sourceOf(source) },
  },
  fleet: { plural: 'fleets', columns: { members: ({ members }) => members.join(', ') } },
  tenant: { plural: 'tenants', columns: {} },
  privateNetwork: { plural: 'private networks', columns: {} },
  securityGroup: { plural: 'security groups', columns: {} },
  isolation: { plural: 'isolations', columns: {} },
  connections: { plural: 'connections', columns: { from: ({ from }) => peersOf(from), to: ({ to }) => peersOf(to) } },
  service: { plural: 'services', columns: {} },
  backupPlan: { plural: 'backup plans', columns: {} },
  backupJob: { plural: 'backup jobs', columns: {} },
  restoreJob: { plural: 'restore jobs', columns: {} },
  snapshot: { plural: 'snapshots', columns: {} },
  snapshotRestore: { plural: 'snapshot restores', columns: {} },
  clone: { plural: 'clones', columns: {} },
  migrationPolicy: { plural: 'migration policies', columns: {} },
  instanceTypeSet: { plural: 'instance type sets', columns: {} },
  instanceProfileSet: { plural: 'instance profile sets', columns: {} },
  goldenImageSet: { plural: 'golden image sets', columns: {} },
};

function sizeOf({ instanceType, resources }: MachineSpec): string | undefined {
  switch (instanceType?.kind) {
    case 'named': return instanceType.name;
    case 'smallest': return `at least ${instanceType.vcpus} vCPU, ${instanceType.memory}`;
    case 'inferred': return 'inferred';
    case undefined: {
      if (resources === undefined) return undefined;
      const { cores = 1, sockets = 1, threads = 1, memory } = resources;
      return [`${cores * sockets * threads} vCPU`, ...memory === undefined ? [] : [memory]].join(', ');
    }
  }
}

function exposureOf(exposure: ExposureSpec | undefined): string {
  switch (exposure?.kind) {
    case 'portList': {
      const ports = [...exposure.tcp.map(String), ...exposure.udp.map(port => `${port}/udp`)];
      return ports.length > 8 ? plural(ports.length, 'port') : ports.join(',');
    }
    case 'wholeIp': return 'whole IP';
    default: return 'none';
  }
}

function peersOf(rules: readonly GroupRuleSpec[] = []): string {
  return rules.flatMap(({ peers }) => peers.map(peer => peer.kind === 'machines' ? peer.machines.name : 'name' in peer ? peer.name : 'cidr' in peer ? peer.cidr : peer.kind)).join(', ');
}

function sourceOf(source: DiskSourceSpec | undefined): string {
  switch (source?.kind) {
    case undefined: return 'blank';
    case 'image': return source.image.id ?? source.image.name ?? 'image';
    case 'reference': return `${source.to} ${source.name}`;
    case 'disk': return `disk ${source.name}`;
    default: return source!.kind;
  }
}
