import { inLanguageOfReader } from '../../src/findings/reader';

const before = process.env.JSII_AGENT;
afterEach(() => {
  if (before === undefined) delete process.env.JSII_AGENT;
  else process.env.JSII_AGENT = before;
});

const PYTHON = 'Python/3.13.1';
const GO = 'go1.25.0/linux/amd64';

test.each([
  [PYTHON, 'give `sshKeys`, or `systemDisk.name`', 'give `ssh_keys`, or `system_disk.name`'],
  [PYTHON, 'take Exposure.wholeIp() or GoldenImage.DEBIAN_13', 'take Exposure.whole_ip() or GoldenImage.DEBIAN_13'],
  [PYTHON, 'say so: Platform.kubevirt({ featureGates: [\'HostDisk\'] })', 'say so: Platform.kubevirt(feature_gates=[\'HostDisk\'])'],
  [PYTHON, 'set `lockPassword: false`', 'set `lock_password=False`'],
  [PYTHON, 'sshAuthorizedKeys has no user', 'ssh_authorized_keys has no user'],
  [PYTHON, '"sshKeys" of `spec.runStrategy` in `/spec/runStrategy`, `vmStateStorageClass`', '"sshKeys" of `spec.runStrategy` in `/spec/runStrategy`, `vmStateStorageClass`'],
  [GO, 'give `sshKeys`, or `systemDisk.name`', 'give `SshKeys`, or `SystemDisk.Name`'],
  [GO, 'take Exposure.wholeIp() or GoldenImage.DEBIAN_13', 'take Exposure_WholeIp() or GoldenImage_DEBIAN_13()'],
  [GO, 'by `machine.devicePath(disk)`, not `app.kubernetes.io/name`', 'by `machine.DevicePath(Disk)`, not `app.kubernetes.io/name`'],
  ['DotNet/8.0', 'take Exposure.wholeIp() or `sshKeys`', 'take Exposure.WholeIp() or `SshKeys`'],
  ['Java/17.0.15', 'take Exposure.wholeIp() or `sshKeys`', 'take Exposure.wholeIp() or `sshKeys`'],
  ['', 'take Exposure.wholeIp() or `sshKeys`', 'take Exposure.wholeIp() or `sshKeys`'],
])('%s: %s', (agent, text, expected) => {
  process.env.JSII_AGENT = agent;
  expect(inLanguageOfReader(text)).toBe(expected);
});
