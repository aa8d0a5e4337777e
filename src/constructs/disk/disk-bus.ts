/**
 * How a disk is attached to the machine's virtual hardware.
 *
 * Becomes `VMInstance.spec.disks[].bus` on Cozystack and Hikube. If you set no bus, the instance profile decides.
 */
export enum DiskBus {
  /** Paravirtual and fastest. The guest needs the virtio driver. Not for CD-ROMs. */
  VIRTIO = 'virtio',
  /** Emulated. Every guest has the driver. The usual bus of CD-ROMs. */
  SATA = 'sata',
  /** SCSI over virtio. */
  SCSI = 'scsi',
  /** USB storage. */
  USB = 'usb',
}
