import { Size } from 'cdk8s';
import { Construct } from 'constructs';
import { Disk, DiskSource, Exposure, InstanceProfile, InstanceSeries, InstanceSize, InstanceType, VirtualMachine, RemovalPolicy } from 'cdk8s-vm-fleet';

/** Windows, installed by hand from its ISO. */
export function fileServer(scope: Construct): VirtualMachine {
  // The machine boots from its empty disk first. While no system is installed on it, the firmware goes on to the installer.
  const installer = new Disk(scope, 'windows-iso', {
    source: DiskSource.http('https://software-static.download.prss.microsoft.com/dbazure/888969d5-f34g-4e03-ac9d-1f9786c66749/26100.1742.240906-0331.ge_release_svc_refresh_SERVER_EVAL_x64FRE_en-us.iso'),
    size: Size.gibibytes(7),
    optical: true,
    removalPolicy: RemovalPolicy.DELETE,
  });
  // Windows has no virtio drivers: its installer loads them from this disk.
  const drivers = new Disk(scope, 'virtio-iso', {
    source: DiskSource.http('https://fedorapeople.org/groups/virt/virtio-win/direct-downloads/stable-virtio/virtio-win.iso'),
    size: Size.gibibytes(1),
    optical: true,
    removalPolicy: RemovalPolicy.DELETE,
  });

  return new VirtualMachine(scope, 'files', {
    instanceType: InstanceType.of(InstanceSeries.U1, InstanceSize.XLARGE),
    instanceProfile: InstanceProfile.WINDOWS_SERVER_2025_VIRTIO,
    systemDisk: { source: DiskSource.blank(), size: Size.gibibytes(60) },
    // After the installation, remove both from this list.
    disks: [installer, drivers],
    exposure: Exposure.portList([3389]),
  });
}
