import { Size } from 'cdk8s';
import { ClusterCatalog, DiskSource, GoldenImage, InstanceProfile, Platform, VirtualMachine, VirtualMachineProps } from '../../src';
import { codesOf, GOOD } from '../support/fleet';

const catalog = ClusterCatalog.extend({
  goldenImages: [{ name: 'alpine', image: GoldenImage.ALPINE_3_21 }, { name: 'noble', image: GoldenImage.UBUNTU_24_04 }, { name: 'talos', image: GoldenImage.TALOS_1_12 }],
});
const isUnsigned = (props: VirtualMachineProps, platform = Platform.kubevirt({ catalog })) => codesOf(chart => (
  new VirtualMachine(chart, 'web', { ...GOOD, exposure: undefined, sshKeys: undefined, ...props })
), platform, 'prod').includes('SECURE_BOOT_UNSIGNED');
const { ALPINE_3_21: ALPINE, TALOS_1_12: TALOS, UBUNTU_24_04: UBUNTU } = GoldenImage;
const of = (name: string) => InstanceProfile.fromName(name);
const imported = (url: string) => ({ image: undefined, systemDisk: { source: DiskSource.http(url), size: Size.gibibytes(10) } });
const secure = { hardware: { firmware: { secureBoot: true } } };

test.each<[string, VirtualMachineProps]>([
  ['Alpine with a profile', { image: ALPINE, instanceProfile: of('rhel.9') }],
  ['Alpine with the profile of Fedora', { image: ALPINE, instanceProfile: of('fedora') }],
  ['Alpine with its own firmware', { image: ALPINE, ...secure }],
  ['Alpine with the default of `efi`', { image: ALPINE, hardware: { efi: {}, smm: {} } }],
  ['Talos', { image: TALOS, instanceProfile: of('rhel.10') }],
  ['Talos by its address', { ...imported('https://factory.talos.dev/image/abc/v1.12.0/nocloud-amd64.raw.xz'), instanceProfile: of('rhel.9') }],
  ['Alpine by its address', { ...imported('https://dl-cdn.alpinelinux.org/alpine/v3.21/releases/cloud/nocloud_alpine-3.21.0-x86_64-uefi-cloudinit-r0.qcow2'), ...secure }],
])('%s does not boot', (_, props) => {
  expect(isUnsigned(props)).toBe(true);
});

test.each<[string, VirtualMachineProps]>([
  ['Alpine with its profile', { image: ALPINE }],
  ['Alpine with a profile of BIOS', { image: ALPINE, instanceProfile: of('rhel.8') }],
  ['Alpine with Secure Boot disabled', { image: ALPINE, instanceProfile: of('rhel.9'), hardware: { efi: { secureBoot: false } } }],
  ['Ubuntu with a profile', { image: UBUNTU, instanceProfile: of('rhel.9') }],
  ['Ubuntu with its own firmware', { image: UBUNTU, ...secure }],
  ['Talos for Secure Boot', { ...imported('https://factory.talos.dev/image/abc/v1.12.0/nocloud-amd64-secureboot.raw.xz'), ...secure }],
])('%s boots', (_, props) => {
  expect(isUnsigned(props)).toBe(false);
});

test('on Cozystack by the profile', () => {
  expect(isUnsigned({ image: TALOS, instanceProfile: of('rhel.9') }, Platform.cozystack())).toBe(true);
  expect(isUnsigned({ image: TALOS }, Platform.cozystack())).toBe(false);
});
