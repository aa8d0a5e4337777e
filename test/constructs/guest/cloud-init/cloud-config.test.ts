import { Size } from 'cdk8s';
import { EVERYTHING, everything } from './rich';
import { CloudConfig, CloudFile, CloudFileSystemType, CloudUser } from '../../../../src/constructs/guest/cloud-init';

const codes = (config: CloudConfig): string[] => config._render().problems.map(problem => problem.code);

test('an empty config writes no document', () => {
  const config = new CloudConfig();
  expect(config.isEmpty).toBe(true);
  expect(config._render().text).toBe('#cloud-config\n{}\n');
  expect(config._render().problems).toEqual([]);
  config.addPackages('curl');
  expect(config.isEmpty).toBe(false);
});

test('a config with every property is written as a person would write it, and has no finding', () => {
  const config = everything();
  expect(config._render().problems).toEqual([]);
  expect(config._render().text).toMatchInlineSnapshot(`
"#cloud-config
hostname: web
fqdn: web.example.com
manage_etc_hosts: true
timezone: Europe/Paris
locale: en_GB.UTF-8
ntp:
  enabled: true
  ntp_client: chrony
  pools:
    - pool.ntp.org
  servers:
    - 192.0.2.1
    - ntp.example.com
groups:
  - media:
      - www-data
  - ops
users:
  - default
  - name: alice
    sudo: ALL=(ALL) ALL
  - name: bob
    gecos: Bob, the "on-call"
    uid: 1500
    primary_group: users
    groups:
      - ops
      - adm
    sudo: ALL=(ALL) NOPASSWD:ALL
    shell: /bin/bash
    homedir: /srv/bob
    lock_passwd: true
    ssh_authorized_keys:
      - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2+/LZzSC3uZaj alice@example.com
    ssh_import_id:
      - gh:bob
    expiredate: '2031-12-31'
  - name: service
    no_create_home: true
    system: true
disable_root: true
ssh_pwauth: false
ssh_authorized_keys:
  - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2+/LZzSC3uZaj alice@example.com
apt:
  sources:
    docker:
      source: deb [signed-by=$KEY_FILE] https://download.example.com/debian $RELEASE stable
      keyid: 9DC858229FC7DD38854AE2D88D81803C0EBFCD88
      keyserver: keyserver.ubuntu.com
      filename: docker.list
    ppa:
      source: ppa:owner/name
  preserve_sources_list: true
yum_repos:
  epel:
    name: EPEL
    baseurl: https://dl.example.com/epel
    enabled: true
    gpgcheck: true
    gpgkey: https://dl.example.com/key
package_update: true
package_upgrade: false
package_reboot_if_required: true
packages:
  - curl
  - nginx
fs_setup:
  - label: data
    filesystem: xfs
    device: /dev/vdb
    partition: auto
    overwrite: false
  - filesystem: ext4
    device: /dev/vdc1
    partition: any
    overwrite: false
    extra_opts:
      - -m
      - '0'
  - filesystem: f2fs
    device: /dev/vdd
    partition: none
    overwrite: true
mounts:
  - [ LABEL=data, /data, xfs, 'defaults,nofail', '0', '2' ]
  - [ 'nas.example.com:/export', /nas, nfs, ro, '0', '0' ]
swap:
  filename: /swapfile
  size: 2G
  maxsize: 2500M
write_files:
  - path: /data/x
    owner: bob
    defer: true
    content: 'yes'
  - path: /etc/binary
    encoding: base64
    content: aGVsbG8=
  - path: /etc/crlf
    append: true
    content: "a\\r\\nb\\r\\n"
  - path: /etc/nginx/conf.d/x.conf
    owner: root:root
    permissions: '0644'
    content: |
      server {
        listen 80;
      }
  - path: /etc/time
    content: '12:30'
bootcmd:
  - echo boot
runcmd:
  - echo first
  - systemctl enable --now nginx
  - |-
    cat <<EOF
    hi
    EOF
  - echo all
  - echo web
  - echo last
power_state:
  mode: reboot
  delay: 1
  timeout: 120
  message: bye
  condition: test -e /x
final_message: done after $UPTIME
growpart:
  devices:
    - /
"
`);
});

test('a data disk is formatted only when it is empty, and mounted by its label', () => {
  const config = new CloudConfig();
  config.addFileSystem({ device: '/dev/vdb', type: CloudFileSystemType.XFS, label: 'data', mountPoint: '/data' });
  expect(config._render().text).toBe(`#cloud-config
fs_setup:
  - label: data
    filesystem: xfs
    device: /dev/vdb
    partition: auto
    overwrite: false
mounts:
  - [ LABEL=data, /data, xfs, 'defaults,nofail', '0', '2' ]
`);
});

test('a user has one sudo rule as text, and several as a list', () => {
  const sudo = (...rules: string[]): string => new CloudConfig({ users: [{ name: 'ops', sudo: rules }] })._render().text;
  expect(sudo('ALL=(ALL) ALL')).toContain('    sudo: ALL=(ALL) ALL\n');
  expect(sudo('ALL=(ALL) ALL', 'web=(root) /bin/x')).toContain('    sudo:\n      - ALL=(ALL) ALL\n      - web=(root) /bin/x\n');
});

test('swap space is mounted as such', () => {
  const config = new CloudConfig({ fileSystems: [{ device: '/dev/vdb', type: CloudFileSystemType.SWAP, mountPoint: 'none' }] });
  expect(config._render().text).toContain("- [ /dev/vdb, none, swap, 'sw,nofail', '0', '0' ]");
  expect(config._render().problems).toEqual([]);
});

describe('the default user', () => {
  test('stays unless it is disabled', () => {
    expect(new CloudConfig({ users: [{ name: 'ops' }] })._render().text).toBe('#cloud-config\nusers:\n  - default\n  - name: ops\n');
    expect(new CloudConfig({ users: [{ name: 'ops' }], keepDefaultUser: false })._render().text).toBe('#cloud-config\nusers:\n  - name: ops\n');
    expect(new CloudConfig({ keepDefaultUser: false })._render().text).toBe('#cloud-config\nusers: []\n');
  });

  test('owns the keys at the top, which are lost without it', () => {
    const sshAuthorizedKeys = EVERYTHING.sshAuthorizedKeys;
    expect(codes(new CloudConfig({ sshAuthorizedKeys, keepDefaultUser: false }))).toEqual(['CLOUD_INIT_VALUE']);
    expect(codes(new CloudConfig({ sshAuthorizedKeys, keepDefaultUser: false, disableRoot: false }))).toEqual([]);
    expect(codes(new CloudConfig({ sshAuthorizedKeys }))).toEqual([]);
  });
});

describe('merging', () => {
  test('packages from several constructs become one list', () => {
    const config = new CloudConfig({ packages: ['nginx'] });
    config.addPackages('curl', 'nginx', 'Zlib');
    expect(config._render().text).toBe('#cloud-config\npackages:\n  - Zlib\n  - curl\n  - nginx\n');
    expect(config._render().problems).toEqual([]);
  });

  test('commands run by order, then by key, and those of the props first', () => {
    const config = new CloudConfig({ runCommands: ['props'] });
    config.addRunCommands('b', ['b1', 'b2']);
    config.addRunCommands('late', ['late'], 5);
    config.addRunCommands('a', ['a1']);
    config.addRunCommands('early', ['early'], -5);
    expect(config._render().text).toBe('#cloud-config\nruncmd:\n  - early\n  - props\n  - a1\n  - b1\n  - b2\n  - late\n');
  });

  test.each<[string, (config: CloudConfig) => void]>([
    ['user', config => config.addUser({ name: 'x' })],
    ['group', config => config.addGroup({ name: 'x' })],
    ['file', config => config.addFile({ path: '/x', content: '' })],
    ['boot commands', config => config.addBootCommands('x', ['true'])],
    ['run commands', config => config.addRunCommands('x', ['true'])],
    ['file system', config => config.addFileSystem({ device: '/dev/vdb', type: CloudFileSystemType.XFS })],
    ['mount', config => config.addMount({ device: '/dev/vdb', mountPoint: '/x' })],
    ['apt source', config => config.addAptSource({ name: 'x', source: 'ppa:a/b' })],
    ['yum repository', config => config.addYumRepository({ id: 'x', baseUrl: 'https://example.com' })],
    ['raw key', config => config.addRaw('final_message', 'up')],
  ])('the same %s twice is a duplicate, even when equal', (_, add) => {
    const config = new CloudConfig();
    add(config);
    expect(codes(config)).toEqual([]);
    add(config);
    add(config);
    expect(codes(config)).toEqual(['CLOUD_INIT_DUPLICATE']);
    expect(config._render().problems[0].message).toContain('3 times');
  });

  test('a mount of a file system collides with an explicit mount', () => {
    const config = new CloudConfig();
    config.addMount({ device: 'nas:/x', mountPoint: '/data' });
    config.addFileSystem({ device: '/dev/vdb', type: CloudFileSystemType.XFS, mountPoint: '/data' });
    expect(codes(config)).toEqual(['CLOUD_INIT_DUPLICATE']);
  });

  test('a label that two file systems share is ambiguous', () => {
    const config = new CloudConfig();
    config.addFileSystem({ device: '/dev/vdb', type: CloudFileSystemType.XFS, label: 'data' });
    config.addFileSystem({ device: '/dev/vdc', type: CloudFileSystemType.XFS, label: 'data' });
    expect(codes(config)).toEqual(['CLOUD_INIT_DUPLICATE']);
  });
});

describe('raw keys', () => {
  test('come after the typed ones, sorted', () => {
    const config = new CloudConfig({ raw: { zoo: 1, Ape: null } });
    config.addRaw('bee', { b: [], a: {} });
    config.addPackages('curl');
    expect(config._render().text).toBe('#cloud-config\npackages:\n  - curl\nApe: null\nbee:\n  b: []\n  a: {}\nzoo: 1\n');
  });

  test('that have a property are an error which names it', () => {
    const config = new CloudConfig({ raw: { write_files: [] } });
    expect(config._render().problems).toMatchObject([{ code: 'CLOUD_INIT_VALUE', fix: expect.stringContaining('`files`') }]);
  });

  test('share apt with its typed sources', () => {
    const config = new CloudConfig({ aptSources: [{ name: 'x', source: 'ppa:a/b' }], raw: { apt: { preserve_sources_list: true } } });
    expect(config._render().problems).toEqual([]);
    expect(config._render().text).toBe('#cloud-config\napt:\n  sources:\n    x:\n      source: ppa:a/b\n  preserve_sources_list: true\n');
    expect(codes(new CloudConfig({ raw: { apt: { sources: {} } } }))).toEqual(['CLOUD_INIT_VALUE']);
  });

  test.each([
    ['a function', () => 1], ['a date', new Date(0)], ['no number', NaN], ['a number without plain notation', 1e21], ['nothing', undefined],
    ['half a character', '\ud800'],
  ])('with %s are reported', (_, value) => {
    const config = new CloudConfig();
    config.addRaw('salt_minion', { conf: { y: [value === undefined ? () => 1 : value] } });
    expect(codes(config)).toEqual(['CLOUD_INIT_VALUE']);
  });

  test('with cycles are reported', () => {
    const value: { [key: string]: unknown } = {};
    value.self = value;
    expect(codes(new CloudConfig({ raw: { salt_minion: { conf: value } } }))).toEqual(['CLOUD_INIT_VALUE']);
  });

  test('keep keys with a meaning in JavaScript', () => {
    const config = new CloudConfig({ raw: JSON.parse('{"__proto__": {"__proto__": "x"}}') });
    expect(config._render().text).toBe('#cloud-config\n__proto__:\n  __proto__: x\n');
  });
});

test('inputs are copied, and not changed', () => {
  const user: CloudUser = { name: 'ops', groups: ['adm'] };
  const files: CloudFile[] = [{ path: '/b', content: 'b' }, { path: '/a', content: 'a' }];
  const commands = ['one'];
  const raw = { list: [1] };
  const config = new CloudConfig({ files, raw });
  config.addUser(user);
  config.addRunCommands('x', commands);
  const before = config._render().text;
  user.groups!.push('late');
  files.reverse();
  files[0] = { path: '/c', content: 'c' };
  commands.push('two');
  raw.list.push(2);
  expect(config._render().text).toBe(before);
  expect(Object.isFrozen(files)).toBe(false);
  expect(new CloudConfig({ packages: Object.freeze(['b', 'a']) as string[] })._render().text).toContain('- a\n  - b');
});

test('sizes are written in the largest unit that fits', () => {
  const size = (value: Size): string => new CloudConfig({ swap: { size: value } })._render().text.split('\n')[2].trim();
  expect(size(Size.tebibytes(1))).toBe('size: 1T');
  expect(size(Size.gibibytes(1.5))).toBe('size: 1536M');
  expect(new CloudConfig({ swap: {} })._render().text).toBe('#cloud-config\nswap:\n  size: auto\n');
});
