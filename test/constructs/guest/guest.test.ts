import { Size } from 'cdk8s';
import {
  CloudInit, CloudInitDrive, GoldenImage, InstanceProfile, InstanceSeries, InstanceSize, InstanceType, Network,
  NetworkData, Platform, Probe, VirtualMachine, VirtualMachineProps, DiskSource,
} from '../../../src';
import { GOOD, PUBLIC_KEY, codesOf, findingsOf } from '../../support/fleet';

const RANDOM = ['q7Rz2Kd9', 'Xv4Tn8Lp'].join('');
const newest = Platform.cozystack();
const codes = (props: VirtualMachineProps, platform: Platform = newest): string[] => codesOf(chart => new VirtualMachine(chart, 'web', { ...GOOD, ...props }), platform);
const TALOS = CloudInit.fromString('version: v1alpha1\nmachine:\n  type: worker\n');
const POWERSHELL = CloudInit.fromString('#ps1_sysnative\nNew-Item C:\\ready\n');
const ON_WINDOWS: VirtualMachineProps = {
  image: undefined, instanceProfile: InstanceProfile.WINDOWS_SERVER_2025, sshKeys: undefined, systemDisk: { source: DiskSource.http('https://example.com/windows.img'), size: Size.gibibytes(60) },
};

describe('the format that the image reads', () => {
  test('Talos accepts its own machine configuration, and no cloud-config', () => {
    const on = (props: VirtualMachineProps) => codes({ image: GoldenImage.TALOS_1_12, ...props }, Platform.hikube());
    expect(on({ sshKeys: undefined, cloudInit: TALOS })).toEqual([]);
    expect(on({ sshKeys: undefined, cloudInit: CloudInit.fromString('#cloud-config\npackages: [nginx]\n') })).toEqual(['USER_DATA_FOREIGN']);
    expect(on({ sshKeys: undefined, cloudConfig: { packages: ['nginx'] } })).toEqual(['USER_DATA_FOREIGN']);
    expect(on({ cloudInit: TALOS })).toEqual(['SSH_KEYS_UNUSED']);
    expect(codes({ cloudInit: TALOS })).toEqual(['USER_DATA_FOREIGN']);
  });

  test('Windows accepts PowerShell, and the cloud-config keys of Cloudbase-Init', () => {
    expect(codes({ ...ON_WINDOWS, cloudInit: POWERSHELL })).toEqual([]);
    expect(codes({ ...ON_WINDOWS, cloudConfig: { hostname: 'web', runCommands: ['powershell.exe -Command Get-Date'] } })).toEqual([]);
    expect(codes({ ...ON_WINDOWS, cloudConfig: { packages: ['nginx'], runCommands: ['systemctl enable nginx'] } })).toEqual(['USER_DATA_FOREIGN', 'USER_DATA_FOREIGN']);
    expect(codes({ cloudInit: POWERSHELL })).toEqual(['USER_DATA_FOREIGN']);
  });

  test.each([
    'rem cmd\necho ready\n', '<script>\ndir\n</script>\n', '#ps1_sysnative\nGet-Date\n',
  ])('a script of Windows on a profile of Linux: %j', text => {
    const cloudInit = CloudInit.fromString(text);
    const on = (profile: string) => codes({ ...ON_WINDOWS, cloudInit, instanceProfile: InstanceProfile.fromName(profile) });
    for (const profile of ['ubuntu', 'rhel.9', 'linux.efi']) expect(on(profile)).toEqual(['USER_DATA_FOREIGN']);
    expect(on('windows.2k25')).toEqual([]);
    // The default profile of the platform says nothing about the guest.
    expect(codes({ ...ON_WINDOWS, cloudInit, instanceProfile: undefined })).toEqual(['PROFILE_ASSUMED']);
  });

  test('a profile of Windows does not fit an image of Linux', () => {
    const instanceType = InstanceType.of(InstanceSeries.U1, InstanceSize.XLARGE);
    const on = (image: GoldenImage, profile: string) => codes({ image, instanceType, instanceProfile: InstanceProfile.fromName(profile) });
    expect(on(GoldenImage.UBUNTU_24_04, 'windows.2k19.virtio')).toEqual(['PROFILE_FOREIGN']);
    expect(on(GoldenImage.UBUNTU_24_04, 'rhel.9')).toEqual([]);
  });

  test('Ignition waits for a config drive, which Cozystack does not have', () => {
    const cloudInit = CloudInit.fromString('{"ignition": {"version": "3.4.0"}}');
    const on = (platform: Platform, props: VirtualMachineProps = {}) => codes({
      ...ON_WINDOWS, instanceProfile: InstanceProfile.UBUNTU, cloudInit, ...props,
    }, platform).filter(code => code === 'USER_DATA_FOREIGN');
    expect(on(Platform.kubevirt())).toHaveLength(1);
    expect(on(Platform.kubevirt(), { cloudInitDrive: CloudInitDrive.CONFIG_DRIVE })).toEqual([]);
    expect(on(newest)).toHaveLength(1);
  });

  test('packages of another distribution', () => {
    const cloudConfig = { aptSources: [{ name: 'a', source: 'ppa:a/b' }], runCommands: ['apt-get update'] };
    expect(codes({ image: GoldenImage.ROCKY_9, cloudConfig })).toEqual(['CLOUD_INIT_VALUE', 'CLOUD_INIT_VALUE']);
    expect(codes({ image: GoldenImage.UBUNTU_24_04, cloudConfig })).toEqual([]);
  });
});

describe('who can log in', () => {
  const document = (text: string) => ({ cloudInit: CloudInit.fromString(`#cloud-config\n${text}\n`) });
  const users = (...lines: string[]) => document(`users:\n${lines.map(line => `  - ${line}\n`).join('')}`);

  test.each<[string, VirtualMachineProps]>([
    ['a user without a key', { sshKeys: undefined, cloudConfig: { users: [{ name: 'ada' }] } }],
    ['a locked password', { sshKeys: undefined, ...users('{ name: ada, passwd: "*" }') }],
    ['a document without users', { sshKeys: undefined, ...document('packages: [nginx]') }],
    ['keys of a default user that is not made', { sshKeys: undefined, ...document(`users: []\nssh_authorized_keys: [${PUBLIC_KEY}]`) }],
  ])('no login by %s', (_, props) => expect(codes(props)).toContain('NO_LOGIN'));

  test('the users of a document take the place of the default user, who has the keys', () => {
    expect(codes(users('{ name: ada }'))).toEqual(['NO_LOGIN', 'SSH_KEYS_UNUSED']);
    expect(codes(users('default', '{ name: ada }'))).toEqual([]);
    expect(codes(users(`{ name: ada, ssh_authorized_keys: [${PUBLIC_KEY}] }`))).toEqual(['SSH_KEYS_UNUSED']);
  });

  test.each<[string, VirtualMachineProps]>([
    ['a key', { cloudConfig: { users: [{ name: 'ada', sshAuthorizedKeys: [PUBLIC_KEY] }] } }],
    ['an account elsewhere', { cloudConfig: { users: [{ name: 'ada', sshImportIds: ['gh:ada'] }] } }],
    ['keys of the default user', document(`ssh_authorized_keys: [${PUBLIC_KEY}]`)],
    ['a command', document('runcmd: ["curl -fsS https://example.com/keys >> /home/ops/.ssh/authorized_keys"]')],
    ['a script, of which nothing is known', { cloudInit: CloudInit.fromString('#!/bin/sh\nuseradd ada\n') }],
  ])('a login by %s', (_, props) => expect(codes({ sshKeys: undefined, ...props })).toEqual([]));
});

describe('text that a chart of Cozystack changes', () => {
  const cloudInit = CloudInit.fromString('#cloud-config\nwrite_files:\n  - path: /a\n    content: |+\n      a\n\n\n');

  test('is reported on Cozystack, and plain KubeVirt does not change it', () => {
    expect(codes({ cloudInit })).toEqual(['CLOUD_INIT_ALTERED']);
    const onKubeVirt = codesOf(chart => new VirtualMachine(chart, 'web', { ...GOOD, ...ON_WINDOWS, instanceProfile: InstanceProfile.UBUNTU, cloudInit }), Platform.kubevirt(), 'vms');
    expect(onKubeVirt).not.toContain('CLOUD_INIT_ALTERED');
  });

  test('a character that it cannot write is an error', () => expect(codes({ cloudInit: CloudInit.fromString('#!/bin/sh\nprintf "\x1b[0m"\n') })).toEqual(['CLOUD_INIT_INVALID']));
});

test('secrets in other properties of a machine', () => {
  expect(codes({ annotations: { 'example.com/token': RANDOM } })).toEqual(['SECRET_IN_PLAIN_TEXT']);
  expect(codes({ annotations: { 'example.com/token': 'from-vault' } })).toEqual([]);
  const probe = { readinessProbe: Probe.exec(['mysqladmin', 'ping', `--password=${RANDOM}`]) };
  const found = findingsOf(chart => new VirtualMachine(chart, 'web', { ...GOOD, ...probe }), Platform.kubevirt(), 'vms');
  expect(found.map(({ code }) => code)).toContain('SECRET_IN_PLAIN_TEXT');
  expect(JSON.stringify(found)).not.toContain(RANDOM);
});

test('the same static address on two networks is allowed', () => {
  const networkData = NetworkData.version2({ ethernets: { enp2s0: { addresses: ['192.0.2.10/24'] } } });
  const two = (...networks: string[]) => codesOf(chart => networks.forEach((network, i) => new VirtualMachine(chart, `vm-${i}`, {
    ...GOOD, networkData, networks: [Network.fromName(network)],
  })), Platform.kubevirt(), 'vms').filter(code => code === 'ADDRESS_DUPLICATE');
  expect(two('lan', 'lan')).toHaveLength(2);
  expect(two('lan', 'dmz')).toEqual([]);
});
