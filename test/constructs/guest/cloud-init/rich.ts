import { Duration, Size } from 'cdk8s';
import { PUBLIC_KEY } from './samples';
import {
  CloudConfig, CloudConfigProps, CloudFileEncoding, CloudFileSystemType, CloudFormat, CloudPowerMode, Sudo,
} from '../../../../src/constructs/guest/cloud-init';

/** A document with each kind of entry. */
export const EVERYTHING: CloudConfigProps = {
  hostname: 'web',
  fqdn: 'web.example.com',
  manageEtcHosts: true,
  timezone: 'Europe/Paris',
  locale: 'en_GB.UTF-8',
  ntp: { enabled: true, servers: ['192.0.2.1', 'ntp.example.com'], pools: ['pool.ntp.org'], client: 'chrony' },
  groups: [{ name: 'ops' }, { name: 'media', members: ['www-data'] }],
  users: [
    {
      name: 'bob',
      gecos: 'Bob, the "on-call"',
      uid: 1500,
      groups: ['ops', 'adm'],
      primaryGroup: 'users',
      sudo: [Sudo.NOPASSWD_ALL],
      shell: '/bin/bash',
      homeDir: '/srv/bob',
      lockPassword: true,
      sshAuthorizedKeys: [PUBLIC_KEY],
      sshImportIds: ['gh:bob'],
      expireDate: '2031-12-31',
    },
    { name: 'alice', sudo: [Sudo.ALL] },
    { name: 'service', system: true, createHome: false },
  ],
  disableRoot: true,
  sshPasswordAuth: false,
  sshAuthorizedKeys: [PUBLIC_KEY],
  aptSources: [
    {
      name: 'docker',
      source: 'deb [signed-by=$KEY_FILE] https://download.example.com/debian $RELEASE stable',
      keyId: '9DC858229FC7DD38854AE2D88D81803C0EBFCD88',
      keyServer: 'keyserver.ubuntu.com',
      fileName: 'docker.list',
    },
    { name: 'ppa', source: 'ppa:owner/name' },
  ],
  yumRepositories: [{ id: 'epel', name: 'EPEL', baseUrl: 'https://dl.example.com/epel', enabled: true, gpgCheck: true, gpgKey: 'https://dl.example.com/key' }],
  packageUpdate: true,
  packageUpgrade: false,
  packageRebootIfRequired: true,
  packages: ['nginx', 'curl', 'nginx'],
  fileSystems: [
    { device: '/dev/vdb', type: CloudFileSystemType.XFS, label: 'data', mountPoint: '/data' },
    { device: '/dev/vdc1', type: CloudFileSystemType.EXT4, format: CloudFormat.IF_EMPTY_ANY_LABEL, extraOptions: ['-m', '0'] },
    { device: '/dev/vdd', type: CloudFileSystemType.fromName('f2fs'), format: CloudFormat.ALWAYS },
  ],
  mounts: [{ device: 'nas.example.com:/export', mountPoint: '/nas', type: CloudFileSystemType.fromName('nfs'), options: ['ro'], checkOrder: 0 }],
  swap: { size: Size.gibibytes(2), maxSize: Size.mebibytes(2500), fileName: '/swapfile' },
  files: [
    { path: '/etc/nginx/conf.d/x.conf', permissions: '0644', owner: 'root:root', content: 'server {\n  listen 80;\n}\n' },
    { path: '/etc/crlf', content: 'a\r\nb\r\n', append: true },
    { path: '/etc/binary', content: 'aGVsbG8=', encoding: CloudFileEncoding.BASE64 },
    { path: '/data/x', content: 'yes', owner: 'bob', defer: true },
    { path: '/etc/time', content: '12:30' },
  ],
  bootCommands: ['echo boot'],
  runCommands: ['systemctl enable --now nginx', 'cat <<EOF\nhi\nEOF'],
  powerState: { mode: CloudPowerMode.REBOOT, delay: Duration.minutes(1), timeout: Duration.minutes(2), message: 'bye', condition: 'test -e /x' },
  raw: { growpart: { devices: ['/'] }, final_message: 'done after $UPTIME', apt: { preserve_sources_list: true } },
};

export function everything(): CloudConfig {
  const config = new CloudConfig(EVERYTHING);
  config.addRunCommands('web', ['echo web']);
  config.addRunCommands('last', ['echo last'], 10);
  config.addRunCommands('first', ['echo first'], -1);
  config.addRunCommands('all', ['echo all']);
  return config;
}
