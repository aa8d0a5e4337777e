import { DiskBus } from './disk-bus';
import { Problem } from '../../findings/problem';

/** KubeVirt does not support CD-ROM on the virtio bus. */
export function opticalProblems(name: string, { optical, bus }: { readonly optical?: boolean; readonly bus?: DiskBus }): Problem[] {
  if (!optical || bus !== DiskBus.VIRTIO) return [];
  return [{
    code: 'DISK_BUS_INVALID',
    message: `disk "${name}" is optical, and KubeVirt does not support CD-ROM on the virtio bus`,
    got: bus,
    allowed: 'sata, scsi, usb',
    fix: 'remove `bus`, or set it to DiskBus.SATA',
  }];
}
