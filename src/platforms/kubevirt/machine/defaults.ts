import { MachineSpec } from '../../../model/machine';
import { MachineDefault } from '../../../model/machine-default';
import { same } from '../../../model/same';
import { ApiTree, at } from '../../fields';
import { ApiObjectData, ObjectIndex } from '../../reading';
import { FLEET_LABEL, MACHINE_LABEL } from '../labels';

const TEMPLATE = ['spec', 'template', 'spec'];
const DOMAIN = [...TEMPLATE, 'domain'];

/** The facts that show whether an object leaves a default to the cluster. */
interface DefaultContext {
  /** The object as one machine: for a pool, its template. */
  readonly tree: ApiTree;
  readonly object: ApiObjectData;
  readonly index: ObjectIndex;
  /** The first disk of the machine has an image of the catalog. */
  readonly isFromImage: boolean;
  /** The spec that was read from the object. */
  readonly spec: MachineSpec;
}

interface DefaultRow {
  /** The place in the manifest, as docs/defaults.md shows it. */
  readonly place: string;
  /** The property that sets another value. */
  readonly instead: string;
  readonly reason: string;
  /** Whether the object lacks the value that the library writes by default. */
  isLeft(context: DefaultContext): boolean;
}

const isAbsent = (tree: ApiTree, ...path: readonly string[]) => at(tree, path) === undefined;
const images = ({ disks = [] }: MachineSpec) => disks.flatMap(({ inline }) => inline?.kind === 'containerImage' ? [inline] : []);

/** The defaults that are written into a machine's manifest. See docs/defaults.md. */
export const DEFAULTS: Readonly<Record<MachineDefault, DefaultRow>> = {
  [MachineDefault.IDENTITY]: {
    place: 'spec.template.spec.domain.firmware.uuid and .serial',
    instead: 'identity',
    reason: 'KubeVirt up to 1.5 derives the UUID from the name only: machines with the same name in two namespaces or clusters have the same UUID, '
      + 'and a licence server treats them as one machine. KubeVirt 1.6 and later create a random UUID: a recreated machine has another UUID',
    isLeft: ({ tree, spec }) => !spec.pool && isAbsent(tree, ...DOMAIN, 'firmware', 'uuid') && isAbsent(tree, ...DOMAIN, 'firmware', 'serial'),
  },
  [MachineDefault.EVICTION_STRATEGY]: {
    place: 'spec.template.spec.evictionStrategy',
    instead: 'evictionStrategy',
    reason: 'without it, a drain stops the machine, unless the KubeVirt resource sets a strategy. LiveMigrateIfPossible migrates a machine if possible, '
      + 'and never blocks the drain',
    isLeft: ({ tree }) => isAbsent(tree, ...TEMPLATE, 'evictionStrategy'),
  },
  [MachineDefault.SERVICE]: {
    place: 'a Service of the machine\'s name with `clusterIP: None`',
    instead: 'exposure',
    reason: 'other machines reach the machine by its name, as on Cozystack. The Service has no address and opens no port',
    isLeft: ({ object: { metadata: { name, namespace } }, index, spec }) => !spec.pool && !isOwnService(index.find('Service', namespace, name), name),
  },
  [MachineDefault.MACHINE_LABEL]: {
    place: `the label ${MACHINE_LABEL} in spec.template.metadata`,
    instead: 'podLabels',
    reason: 'Services, isolation, affinities and migration policies select the pod by this label. KubeVirt\'s own labels differ by version',
    isLeft: ({ tree, spec }) => isAbsent(tree, 'spec', 'template', 'metadata', 'labels', spec.pool ? FLEET_LABEL : MACHINE_LABEL),
  },
  [MachineDefault.POD_INTERFACE]: {
    place: 'spec.template.spec.domain.devices.interfaces and spec.template.spec.networks',
    instead: 'networkInterface, networks, podNetwork',
    reason: 'without it, KubeVirt writes a bridge binding, which prevents live migration. The library writes a masquerade binding',
    isLeft: ({ tree }) => isAbsent(tree, ...DOMAIN, 'devices', 'interfaces') && isAbsent(tree, ...TEMPLATE, 'networks') && isAbsent(tree, ...DOMAIN, 'devices', 'autoattachPodInterface'),
  },
  [MachineDefault.BOOT_ORDER]: {
    place: 'bootOrder of spec.template.spec.domain.devices.disks[]',
    instead: 'bootOrder of a disk or an interface',
    reason: 'without it, the firmware tries the disks in an order that depends on the bus and the machine type',
    isLeft: ({ tree, spec }) => {
      const devices = at(tree, [...DOMAIN, 'devices', 'disks']) as readonly ApiTree[] | undefined;
      const nics = (at(tree, [...DOMAIN, 'devices', 'interfaces']) ?? []) as readonly ApiTree[];
      const disks = spec.disks ?? [];
      const hasOrder = [...devices ?? [], ...nics].some(({ bootOrder }) => bootOrder !== undefined);
      return !hasOrder && disks.some(({ inline }) => inline === undefined || inline.kind === 'containerImage' || inline.kind === 'empty');
    },
  },
  [MachineDefault.DISK_DEVICE]: {
    place: 'spec.template.spec.domain.devices.disks[]',
    instead: 'bus, optical or tuning of a disk',
    reason: 'without it, KubeVirt adds a device for the volume, but no boot order',
    isLeft: ({ tree }) => isAbsent(tree, ...DOMAIN, 'devices', 'disks') && ((at(tree, [...TEMPLATE, 'volumes']) ?? []) as readonly unknown[]).length > 0,
  },
  [MachineDefault.PULL_POLICY]: {
    place: 'containerDisk.imagePullPolicy of spec.template.spec.volumes[]',
    instead: 'pullPolicy of EphemeralDisk.containerImage',
    reason: 'without it, the webhook writes the same value into the object, and GitOps tools report the difference as drift',
    isLeft: ({ spec }) => images(spec).length > 0 && images(spec).every(({ pullPolicy }) => pullPolicy === undefined),
  },
  [MachineDefault.INSTANCE_PROFILE]: {
    place: 'spec.preference',
    instead: 'instanceProfile',
    reason: 'without it, the guest gets devices without regard to its drivers: it can be slow, or fail to boot',
    isLeft: ({ tree, isFromImage }) => isFromImage && isAbsent(tree, 'spec', 'preference'),
  },
  [MachineDefault.ARCHITECTURE]: {
    place: 'spec.template.spec.architecture',
    instead: 'architecture of Platform.kubevirt',
    reason: 'without it, the webhook writes the default architecture of the cluster, which can differ from the architecture of the image',
    isLeft: ({ tree }) => isAbsent(tree, ...TEMPLATE, 'architecture'),
  },
  [MachineDefault.MACHINE_TYPE]: {
    place: 'spec.template.spec.domain.machine.type',
    instead: 'hardware.machineType',
    reason: 'without it, the webhook writes the same value into the object, and GitOps tools report the difference as drift',
    isLeft: ({ tree }) => isAbsent(tree, ...DOMAIN, 'machine', 'type'),
  },
  [MachineDefault.CPU_TOPOLOGY]: {
    place: 'spec.template.spec.domain.cpu.cores, .sockets and .threads',
    instead: 'resources',
    reason: 'without it, a preference of the cluster can turn cores into sockets. Some guest licences count sockets',
    isLeft: ({ tree, spec }) => spec.resources !== undefined && ['cores', 'sockets', 'threads'].some(part => isAbsent(tree, ...DOMAIN, 'cpu', part)),
  },
};

/** Whether this library wrote the Service of a machine, i.e. the Service selects the machine by the label of this library. */
function isOwnService(service: ApiObjectData | undefined, name: string): boolean {
  return service !== undefined && same(at(service, ['spec', 'selector']), { [MACHINE_LABEL]: name });
}

/** The defaults that an object leaves to the cluster. */
export function readLeft(context: DefaultContext): { readonly leaveToCluster?: readonly string[] } {
  const left = Object.values(MachineDefault).filter(each => DEFAULTS[each].isLeft(context));
  return left.length === 0 ? {} : { leaveToCluster: left };
}
