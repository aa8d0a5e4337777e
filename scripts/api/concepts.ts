/** A page of the reference. */
export interface Concept {
  readonly name: string;
  readonly title: string;
  /** The source files of its types, as prefixes of their paths below `src`. */
  readonly sources: readonly string[];
  readonly purpose: string;
  /** A code fragment. `app` and `chart` exist, as on every page. */
  readonly example: string;
  /** Pages of this documentation, and the references of the platforms. */
  readonly see: readonly string[];
}

const KUBEVIRT = 'https://kubevirt.io';
const COZYSTACK = 'https://github.com/cozystack/cozystack/tree/v1.6.2/packages/apps';

export const CONCEPTS: readonly Concept[] = [
  {
    name: 'machine',
    title: 'Machines',
    sources: ['constructs/machine', 'constructs/fleet', 'constructs/instance-type', 'constructs/hardware', 'model/hardware', 'model/machine-default', 'model/architecture'],
    purpose: 'Define virtual machines: a single machine, a fleet of machines with the same properties, or a pool that the cluster scales. Set their size and their virtual hardware.',
    example: `const web = new VirtualMachine(chart, 'web', {
  instanceType: InstanceType.of(InstanceSeries.U1, InstanceSize.MEDIUM),
  image: GoldenImage.UBUNTU_24_04,
});
new Fleet(chart, 'worker', {
  members: ['a', 'b'],
  machine: { instanceType: InstanceType.atLeast({ vcpus: 2, memory: Size.gibibytes(8) }), image: GoldenImage.DEBIAN_13 },
});`,
    see: ['[A first fleet](../first-fleet.md)', '[Fleets and defaults](../fleets-and-defaults.md)', `[VirtualMachine of KubeVirt](${KUBEVIRT}/api-reference/)`, `[VMInstance of Cozystack](${COZYSTACK}/vm-instance)`],
  },
  {
    name: 'disk',
    title: 'Disks',
    sources: ['constructs/disk', 'model/storage', 'model/removal-policy'],
    purpose: 'Define disks with their source, size and storage class, and attach them to machines. A disk is kept when its machine is removed.',
    example: `const data = new Disk(chart, 'data', { size: Size.gibibytes(100), storageClass: StorageClass.REPLICATED });
new VirtualMachine(chart, 'db', {
  instanceType: InstanceType.of(InstanceSeries.M1, InstanceSize.LARGE),
  image: GoldenImage.DEBIAN_13,
}).attachDisk(data);`,
    see: ['[Growing a disk](../growing-a-disk.md)', '[Storage on KubeVirt](../kubevirt-storage.md)', `[Disks and volumes of KubeVirt](${KUBEVIRT}/user-guide/storage/disks_and_volumes/)`, `[VMDisk of Cozystack](${COZYSTACK}/vm-disk)`],
  },
  {
    name: 'image',
    title: 'Images and catalogs',
    sources: ['constructs/image', 'constructs/catalog', 'constructs/platform/catalog'],
    purpose: 'Name the operating system of a machine, and declare what your cluster has: golden images, instance types, instance profiles, storage classes and GPUs. Names that the catalog does not have are errors.',
    example: `const catalog = ClusterCatalog.extend({ goldenImages: [{ name: 'noble', image: GoldenImage.UBUNTU_24_04 }] });
const kubevirt = new FleetChart(app, 'kubevirt', { platform: Platform.kubevirt({ catalog }), namespace: 'shop' });
new VirtualMachine(kubevirt, 'web', { instanceType: InstanceType.fromName('u1.medium'), image: GoldenImage.UBUNTU_24_04 });`,
    see: ['[Changing an image](../changing-an-image.md)', '[Plain KubeVirt](../kubevirt.md)', '[Golden images of CDI](https://github.com/kubevirt/containerized-data-importer/blob/v1.66.0/doc/os-image-poll-and-update.md)', `[Instance types of KubeVirt](${KUBEVIRT}/user-guide/user_workloads/instancetypes/)`],
  },
  {
    name: 'network',
    title: 'Networks',
    sources: ['constructs/network', 'constructs/isolation'],
    purpose: 'Make machines reachable from outside of the cluster, attach them to additional and private networks, and allow or deny traffic between them.',
    example: `const cozystack = new FleetChart(app, 'cozystack', { platform: Platform.cozystack(), namespace: 'tenant-shop' });
const vpc = new VirtualPrivateCloud(cozystack, 'shop', { subnets: { backend: '172.16.0.0/24' } });
new VirtualMachine(cozystack, 'web', {
  instanceType: InstanceType.of(InstanceSeries.U1, InstanceSize.MEDIUM),
  image: GoldenImage.UBUNTU_24_04,
  exposure: Exposure.portList([22, 443]),
  networks: [vpc.subnet('backend')],
});`,
    see: ['[Exposing a machine](../exposing-a-machine.md)', '[Private networks](../private-networks.md)', '[Isolation](../isolation.md)', `[Interfaces and networks of KubeVirt](${KUBEVIRT}/user-guide/network/interfaces_and_networks/)`, `[VirtualPrivateCloud of Cozystack](${COZYSTACK}/vpc)`],
  },
  {
    name: 'guest',
    title: 'Guests',
    sources: ['constructs/guest'],
    purpose: 'Configure the guest operating system: cloud-init, SSH keys, credentials, network configuration and probes.',
    example: `const web = new VirtualMachine(chart, 'web', {
  instanceType: InstanceType.of(InstanceSeries.U1, InstanceSize.MEDIUM),
  image: GoldenImage.UBUNTU_24_04,
  sshKeys: [SshKey.fromFile('keys/ops.pub')],
});
web.cloudConfig.addPackages('nginx');
web.cloudConfig.addUser({ name: 'ada', sshImportIds: ['gh:ada'] });`,
    see: ['[cloud-init](../cloud-init.md)', '[Modules of cloud-init](https://docs.cloud-init.io/en/latest/reference/modules.html)', `[Startup scripts of KubeVirt](${KUBEVIRT}/user-guide/user_workloads/startup_scripts/)`],
  },
  {
    name: 'placement',
    title: 'Node placement and live migration',
    sources: ['constructs/scheduling', 'constructs/migration'],
    purpose: 'Choose the nodes of machines (affinity, spreading, tolerations), and decide what happens when a node is drained (eviction strategy, migration policies). Plain KubeVirt only.',
    example: `const catalog = ClusterCatalog.extend({ goldenImages: [{ name: 'noble', image: GoldenImage.UBUNTU_24_04 }] });
const kubevirt = new FleetChart(app, 'kubevirt', { platform: Platform.kubevirt({ catalog }), namespace: 'shop' });
new VirtualMachine(kubevirt, 'web', {
  instanceType: InstanceType.fromName('u1.medium'),
  image: GoldenImage.UBUNTU_24_04,
  nodeAffinity: [NodeAffinity.required('topology.kubernetes.io/zone', ['geneva'])],
});`,
    see: ['[Live migration and node failure](../live-migration.md)', `[Node assignment of KubeVirt](${KUBEVIRT}/user-guide/compute/node_assignment/)`, `[Live migration of KubeVirt](${KUBEVIRT}/user-guide/compute/live_migration/)`],
  },
  {
    name: 'protection',
    title: 'Snapshots and backups',
    sources: ['constructs/snapshot', 'constructs/backup'],
    purpose: 'Protect the data of machines and disks: backups on Cozystack, snapshots and clones on plain KubeVirt, and restores on both.',
    example: `const cozystack = new FleetChart(app, 'cozystack', { platform: Platform.cozystack(), namespace: 'tenant-shop' });
const db = new VirtualMachine(cozystack, 'db', {
  instanceType: InstanceType.of(InstanceSeries.M1, InstanceSize.LARGE),
  image: GoldenImage.UBUNTU_24_04,
});
new BackupPlan(cozystack, 'nightly', { machine: db, schedule: '30 2 * * *' });`,
    see: ['[Backups and snapshots](../backups-and-snapshots.md)', `[Snapshot and restore of KubeVirt](${KUBEVIRT}/user-guide/storage/snapshot_restore_api/)`, '[Backups of Cozystack](https://github.com/cozystack/cozystack/tree/v1.6.2/api/backups/v1alpha1)'],
  },
  {
    name: 'tenancy',
    title: 'Tenants and quotas',
    sources: ['constructs/tenant', 'constructs/capacity'],
    purpose: 'Give each team a tenant or namespace with a quota, and compute how much of the quota its machines and disks use.',
    example: `const root = new FleetChart(app, 'root', { platform: Platform.cozystack(), namespace: 'tenant-root' });
new Tenant(root, 'shop', { quota: { vcpus: 16, memory: Size.gibibytes(64) } });`,
    see: ['[Tenants and quotas](../tenants-and-quotas.md)', '[Resource quotas of Kubernetes](https://kubernetes.io/docs/concepts/policy/resource-quotas/)', `[Tenant of Cozystack](${COZYSTACK}/tenant)`],
  },
  {
    name: 'platform',
    title: 'Platforms',
    sources: ['constructs/platform', 'platforms/', 'model/change-effect', 'model/rollout-strategy'],
    purpose: 'Select the platform and version for which manifests are written: Hikube, Cozystack, plain KubeVirt, or a platform of another package.',
    example: `new FleetChart(app, 'cozystack', { platform: Platform.cozystack({ version: CozystackVersion.V1_6 }) });
new FleetChart(app, 'kubevirt', { platform: Platform.kubevirt({ version: KubeVirtVersion.V1_9 }), namespace: 'shop' });`,
    see: ['[Moving to another platform](../moving-to-another-platform.md)', '[Write a platform driver](../own-platform.md)', '[Releases of Cozystack](https://github.com/cozystack/cozystack/releases)', '[Releases of KubeVirt](https://github.com/kubevirt/kubevirt/releases)'],
  },
  {
    name: 'app',
    title: 'Apps, findings and changes',
    sources: ['constructs/app', 'constructs/delivery', 'constructs/overlay', 'findings/', 'collect/', 'impact/', 'assertions/'],
    purpose: 'Build an app of charts, set defaults, deliver the manifests to Argo CD or Flux, read and acknowledge findings, assert on a fleet, and compute the impact of a change.',
    example: `const shop = new FleetApp({ filePerObject: true, delivery: Delivery.argoCd() });
const prod = new FleetChart(shop, 'prod', { platform: Platform.hikube() });
const gateway = new VirtualMachine(prod, 'gateway', {
  instanceType: InstanceType.of(InstanceSeries.S1, InstanceSize.SMALL),
  image: GoldenImage.DEBIAN_13,
  sshKeys: [SshKey.fromFile('keys/ops.pub')],
  exposure: Exposure.wholeIp(),
});
Findings.acknowledge(gateway, 'WHOLE_IP', 'nftables in the guest allows WireGuard only');
console.assert(Findings.of(shop).length === 0);`,
    see: ['[The output folder](../output-folder.md)', '[Apply order](../order.md)', '[Errors and warnings](../errors.md)', '[What a change does](../changes.md)', '[cdk8s](https://cdk8s.io/docs/latest/)'],
  },
];
