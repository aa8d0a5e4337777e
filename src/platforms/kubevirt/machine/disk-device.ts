import { isConfiguration } from './inline-volume';
import { isLeft } from './left';
import { DiskSpec } from '../../../model/disk';
import { AttachedDiskSpec, DiskTuningSpec, MachineSpec } from '../../../model/machine';
import { MachineDefault } from '../../../model/machine-default';
import { networksOf, nicOf } from '../../../model/nic';
import { UNLESS_ZERO, WHEN_TRUE } from '../../codecs';
import { ApiTree } from '../../fields';
import { Parts, unlessEmpty } from '../../parts';

type Shown = Pick<AttachedDiskSpec, 'bus' | 'readOnly' | 'reservation'>;
type Used = Pick<AttachedDiskSpec, 'shareable'>;
type Tuning = Omit<DiskTuningSpec, 'pciAddress'>;

/** The fields of a device itself, and the fields of its kind (`disk`, `cdrom` or `lun`). */
const TUNING = new Parts<Tuning>({
  cache: { at: '/cache' },
  io: { at: '/io' },
  serial: { at: '/serial', codec: UNLESS_ZERO },
  dedicatedIoThread: { at: '/dedicatedIOThread' },
  blockSize: { at: '/blockSize' },
  errorPolicy: { at: '/errorPolicy' },
  tag: { at: '/tag', codec: UNLESS_ZERO },
});
const USED = new Parts<Used>({ shareable: { at: '/shareable' } });
const SHOWN = new Parts<Shown>({ bus: { at: '/bus' }, readOnly: { at: '/readonly', codec: WHEN_TRUE }, reservation: { at: '/reservation', codec: WHEN_TRUE } });
const PLACE = new Parts<Pick<DiskTuningSpec, 'pciAddress'>>({ pciAddress: { at: '/pciAddress', codec: UNLESS_ZERO } });

/** The boot order of the disks: the order of the list, unless a disk or an interface of the machine has a boot order. */
export function bootOrders(spec: MachineSpec, attached: readonly AttachedDiskSpec[]): readonly (number | undefined)[] {
  const isSaid = attached.some(({ bootOrder }) => bootOrder !== undefined)
    || networksOf(spec).some(network => nicOf(network)?.bootOrder !== undefined);
  if (isSaid || isLeft(spec, MachineDefault.BOOT_ORDER)) return attached.map(({ bootOrder }) => bootOrder);
  return attached.map(({ inline }, i) => isConfiguration(inline) ? undefined : i + 1);
}

/** The name of a disk in the machine. Names of PVCs can have dots, names of volumes cannot. */
export function aliasOf({ name, alias }: Pick<AttachedDiskSpec, 'name' | 'alias'>): string {
  return alias ?? name.replaceAll('.', '-');
}

export function deviceOf(attached: AttachedDiskSpec, disk: DiskSpec | undefined, bootOrder: number | undefined): ApiTree {
  const { optical, lun, tuning = {} } = attached;
  const tree: ApiTree = { name: aliasOf(attached), bootOrder };
  TUNING.write(tuning, tree);
  USED.write(attached, tree);
  const shown: ApiTree = {};
  SHOWN.write(attached, shown);
  PLACE.write(tuning, shown);
  tree[lun ? 'lun' : optical || disk?.optical ? 'cdrom' : 'disk'] = shown;
  return tree;
}

/** A device with only a name, as KubeVirt adds it for a volume without a device. */
export function isPlain({ name: _, bootOrder, disk, ...more }: ApiTree): boolean {
  return bootOrder === undefined && disk !== undefined && Object.keys(disk as object).length === 0 && Object.keys(more).length === 0;
}

/** The properties of a disk, from its device; undefined if this library would write the device in another form. */
export function readDevice(device: ApiTree): Omit<AttachedDiskSpec, 'name'> | undefined {
  const { name: _, bootOrder, ...rest } = structuredClone(device);
  const used = USED.read(rest);
  const tuning = TUNING.read(rest);
  const [[kind, shown] = [], ...more] = Object.entries(rest);
  if (more.length > 0 || !['disk', 'cdrom', 'lun'].includes(kind as string) || typeof shown !== 'object' || shown === null) return undefined;
  const seen = SHOWN.read(shown as ApiTree);
  const { pciAddress } = PLACE.read(shown as ApiTree);
  if (Object.keys(shown).length > 0) return undefined;
  const tuned = unlessEmpty({ ...tuning, ...pciAddress !== undefined && { pciAddress } });
  return {
    ...seen,
    ...kind === 'cdrom' && { optical: true },
    ...kind === 'lun' && { lun: true },
    ...tuned && { tuning: tuned },
    ...used,
    ...bootOrder !== undefined && { bootOrder: bootOrder as number },
  };
}
