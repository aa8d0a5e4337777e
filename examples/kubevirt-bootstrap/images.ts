import { Size } from 'cdk8s';
import { GoldenImage, GoldenImageDefinition, GoldenImageSource } from 'cdk8s-vm-fleet';

/** The golden images of the cluster. */
export const images: GoldenImageDefinition[] = [
  {
    name: 'ubuntu-24-04',
    image: GoldenImage.UBUNTU_24_04,
    // CDI checks every night whether the tag has moved. Existing disks do not change.
    source: GoldenImageSource.registry('docker://quay.io/containerdisks/ubuntu:24.04'),
    size: Size.gibibytes(10),
  },
  {
    name: 'debian-13',
    image: GoldenImage.DEBIAN_13,
    source: GoldenImageSource.http('https://cloud.debian.org/images/cloud/trixie/latest/debian-13-generic-amd64.qcow2'),
    size: Size.gibibytes(8),
  },
];
