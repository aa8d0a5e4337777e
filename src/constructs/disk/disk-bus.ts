/**
 * How a disk is attached to the machine's virtual hardware.
 *
 * Becomes `VMInstance.spec.disks[].bus` on Cozystack and Hikube. Without a bus the instance profile decides.
 */
export enum DiskBus {
  /** Paravirtual and fastest; the guest needs the driver. Not for optical disks. */
  VIRTIO = 'virtio',
  /** Emulated; every guest has the driver. The usual bus of optical disks. */
  SATA = 'sata',
  /** SCSI over virtio. */
  SCSI = 'scsi',
  /** USB storage. */
  USB = 'usb',
}
