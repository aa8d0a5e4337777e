import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Duration, Size } from 'cdk8s';
import { HASHES, PUBLIC_KEY } from './samples';
import {
  CloudConfig, CloudConfigProps, CloudFileEncoding, CloudFileSystem, CloudFileSystemType, CloudPowerMode, CloudUser,
} from '../../../../src/constructs/guest/cloud-init';
import { wordy } from '../../../support/fleet';

const problems = (props: CloudConfigProps) => wordy(new CloudConfig(props)._render().problems);
const codes = (props: CloudConfigProps): string[] => problems(props).map(problem => problem.code);
const user = (props: Partial<CloudUser>): CloudConfigProps => ({ users: [{ name: 'ops', ...props }] });
const fileSystem = (props: Partial<CloudFileSystem>): CloudConfigProps => (
  { fileSystems: [{ device: '/dev/vdb', type: CloudFileSystemType.XFS, ...props }] }
);

const XFS = CloudFileSystemType.XFS;

const WRONG: { [what: string]: CloudConfigProps } = {
  'a host name with dots': { hostname: 'web.example.com' },
  'a host name of 64 characters': { hostname: 'a'.repeat(64) },
  'a host name that ends in a hyphen': { hostname: 'web-' },
  'a domain name of 254 characters': { fqdn: `${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(62)}` },
  'a domain name with an empty label': { fqdn: 'web..example.com' },
  'a time zone in small letters': { timezone: 'europe/paris' },
  'a time offset': { timezone: '+02:00' },
  'a locale in words': { locale: 'English' },
  'an NTP server with a scheme': { ntp: { servers: ['ntp://ntp.example.com'] } },
  'a user name that begins with a digit': user({ name: '1ops' }),
  'a user name with a space': user({ name: 'o ps' }),
  'an empty user name': user({ name: '' }),
  'a group with a comma': { groups: [{ name: 'a,b' }] },
  'a group of a user with a colon': user({ groups: ['a:b'] }),
  'a negative uid': user({ uid: -1 }),
  'a relative shell': user({ shell: 'bash' }),
  'a relative home': user({ homeDir: 'home/ops' }),
  'a sudo rule without commands': user({ sudo: ['NOPASSWD'] }),
  'two sudo rules in one': user({ sudo: ['ALL=(ALL) ALL\nALL=(ALL) ALL'] }),
  'an SSH key without type': user({ sshAuthorizedKeys: ['AAAAC3NzaC1lZDI1NTE5'] }),
  'the path of an SSH key': user({ sshAuthorizedKeys: ['keys/ops.pub'] }),
  'an SSH key at the top': { sshAuthorizedKeys: ['x'] },
  'an import with a space': user({ sshImportIds: ['gh: ops'] }),
  'a date in another order': user({ expireDate: '31.12.2031' }),
  'keys of a user without home': user({ system: true, sshAuthorizedKeys: [PUBLIC_KEY] }),
  'a relative path of a file': { files: [{ path: 'etc/x' }] },
  'permissions in letters': { files: [{ path: '/x', permissions: 'rw-r--r--' }] },
  'permissions that are not octal': { files: [{ path: '/x', permissions: '0888' }] },
  'a setuid bit, which is lost with the owner': { files: [{ path: '/x', permissions: '4755' }] },
  'a setgid bit': { files: [{ path: '/x', permissions: '02750' }] },
  'an owner with two colons': { files: [{ path: '/x', owner: 'a:b:c' }] },
  'content that is not base64': { files: [{ path: '/x', content: 'hello!', encoding: CloudFileEncoding.BASE64 }] },
  'content of two sources': { files: [{ path: '/x', content: '', contentFile: __filename }] },
  'a relative mount point': { mounts: [{ device: '/dev/vdb', mountPoint: 'data' }] },
  'a mount point with a space': { mounts: [{ device: '/dev/vdb', mountPoint: '/my data' }] },
  'two mount options in one': { mounts: [{ device: '/dev/vdb', mountPoint: '/x', options: ['ro,nofail'] }] },
  'no mount options': { mounts: [{ device: '/dev/vdb', mountPoint: '/x', options: [] }] },
  'a device with a dot': fileSystem({ device: '/dev/disk/by-path/pci-0000:05:00.0' }),
  'a relative device': fileSystem({ device: 'dev/vdb' }),
  'an unknown file system': fileSystem({ type: CloudFileSystemType.fromName('NTFS!') }),
  'a label too long for XFS': fileSystem({ label: 'thirteen-long' }),
  'a label for VFAT': fileSystem({ type: CloudFileSystemType.VFAT, label: 'x' }),
  'a label with a space': fileSystem({ label: 'my data' }),
  'half a mebibyte of swap': { swap: { size: Size.kibibytes(512) } },
  'no swap at all': { swap: { size: Size.mebibytes(0) } },
  'a relative swap file': { swap: { fileName: 'swap' } },
  'a swap file on a device': { swap: { fileName: '/dev/vdb' } },
  'a package with a space': { packages: ['curl wget'] },
  'an option for a package': { packages: ['--allow-downgrades'] },
  'an empty package': { packages: [''] },
  'a bare URL as an apt source': { aptSources: [{ name: 'x', source: 'https://example.com/debian' }] },
  'an apt source without suite': { aptSources: [{ name: 'x', source: 'deb https://example.com/debian' }] },
  'an unknown variable in an apt source': { aptSources: [{ name: 'x', source: 'deb https://example.com/$DISTRO $RELEASE main' }] },
  'an apt source of nothing': { aptSources: [{ name: 'x' }] },
  'a key file without key': { aptSources: [{ name: 'x', source: 'deb [signed-by=$KEY_FILE] $MIRROR $RELEASE main' }] },
  'a key that is a URL': { aptSources: [{ name: 'x', key: 'https://example.com/key.asc' }] },
  'a key id in words': { aptSources: [{ name: 'x', keyId: 'docker' }] },
  'a yum repository without scheme': { yumRepositories: [{ id: 'x', baseUrl: 'example.com' }] },
  'a yum repository id with a slash': { yumRepositories: [{ id: 'a/b', baseUrl: 'https://example.com' }] },
  'an empty command': { runCommands: ['true', ' '] },
  'half a minute of delay': { powerState: { mode: CloudPowerMode.REBOOT, delay: Duration.seconds(30) } },
  'a file whose owner is still to come': { users: [{ name: 'ops' }], files: [{ path: '/x', owner: 'ops' }] },
  'a file whose group is still to come': { groups: [{ name: 'ops' }], files: [{ path: '/x', owner: 'root:ops' }] },
  'a file below a mount': { mounts: [{ device: '/dev/vdb', mountPoint: '/data' }], files: [{ path: '/data/x' }] },
  'a member who is still to come': { users: [{ name: 'bob' }], groups: [{ name: 'ops', members: ['bob'] }] },
  'a group of the name of a user': { users: [{ name: 'ops' }], groups: [{ name: 'ops' }] },
};

test.each(Object.entries(WRONG))('%s is reported, once', (_, props) => {
  expect(codes(props)).toEqual(['CLOUD_INIT_VALUE']);
  expect(problems(props)[0]).toMatchObject({ message: expect.stringMatching(/\S/), fix: expect.stringMatching(/\S/) });
});

/** Mistakes in the combination of values, or in values that must not be committed. */
const NOT_QUOTED = new Set([
  'keys of a user without home', 'content that is not base64', 'content of two sources', 'no mount options', 'an apt source of nothing',
  'a key file without key', 'a key that is a URL', 'a file whose owner is still to come', 'a file whose group is still to come',
  'a file below a mount', 'a member who is still to come', 'a group of the name of a user',
]);

test.each(Object.entries(WRONG))('%s: the given value is quoted, if there is one', (what, props) => {
  expect(problems(props)[0].got !== undefined).toBe(!NOT_QUOTED.has(what));
});

const RIGHT: { [what: string]: CloudConfigProps } = {
  'a sticky bit': { files: [{ path: '/x', permissions: '1755' }] },
  'users of different uids': { users: [{ name: 'a', uid: 1500 }, { name: 'b', uid: 1501 }] },
  'names in capitals': { hostname: 'WEB-1', fqdn: 'Web.Example.COM' },
  'time zones': { timezone: 'America/Argentina/Buenos_Aires' },
  'UTC': { timezone: 'UTC' },
  'an offset of the tz database': { timezone: 'Etc/GMT+2' },
  'locales': { locale: 'de_DE.UTF-8@euro' },
  'the C locale': { locale: 'C.UTF-8' },
  'NTP by address': { ntp: { servers: ['2001:db8::1', '192.0.2.1'] } },
  'a user name with a dot': user({ name: 'first.last' }),
  'an SSH key with options': user({ sshAuthorizedKeys: [`from="192.0.2.0/24",no-pty ${PUBLIC_KEY}`] }),
  'a security key': user({ sshAuthorizedKeys: ['sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29t'] }),
  'permissions with three digits': { files: [{ path: '/x', permissions: '644' }] },
  'a deferred file': { users: [{ name: 'ops' }], files: [{ path: '/x', owner: 'ops:ops', defer: true }] },
  'a file beside a mount': { mounts: [{ device: '/dev/vdb', mountPoint: '/data' }], files: [{ path: '/data2/x' }] },
  'an NFS mount': { mounts: [{ device: '192.0.2.1:/x', mountPoint: '/x', type: CloudFileSystemType.fromName('nfs4') }] },
  'an alias of a disk': fileSystem({ device: 'ephemeral0.1' }),
  'two partitions of a disk': {
    fileSystems: [1, 2].map(index => ({ device: `/dev/vdb${index}`, type: XFS, mountPoint: `/p${index}` })),
  },
  'a package with a version': { packages: ['nginx=1.2-3', 'g++', 'libc6:i386'] },
  'several lines of an apt source': { aptSources: [{ name: 'x', source: '# x\ndeb $MIRROR $RELEASE main\ndeb-src http://example.com/ubuntu noble main' }] },
  'a flat apt source': { aptSources: [{ name: 'x', source: 'deb [trusted=yes] file:/srv/repo ./' }] },
  'a fingerprint with spaces': { aptSources: [{ name: 'x', keyId: '9DC8 5822 9FC7 DD38 854A  E2D8 8D81 803C 0EBF CD88' }] },
  'empty lists': { packages: [], users: [], files: [], runCommands: [], mounts: [], sshAuthorizedKeys: [] },
};

test.each(Object.entries(RIGHT))('%s has no finding', (_, props) => expect(problems(props)).toEqual([]));

test('all problems are reported together, in the order of the document', () => {
  const found = problems({ runCommands: [''], hostname: '-', packages: ['a b'], ntp: { servers: ['a', 'a'] } });
  expect(found.map(problem => problem.message)).toEqual([
    expect.stringMatching(/^hostname /),
    expect.stringMatching(/^ntp.servers /),
    expect.stringMatching(/^packages\["a b"\] /),
    expect.stringMatching(/^runCommands\[0\] /),
  ]);
  expect(found.map(problem => problem.code)).toEqual(['CLOUD_INIT_VALUE', 'CLOUD_INIT_DUPLICATE', 'CLOUD_INIT_VALUE', 'CLOUD_INIT_VALUE']);
});

test('an order that is not a number', () => {
  const config = new CloudConfig();
  config.addRunCommands('x', ['true'], NaN);
  expect(config._render().problems.map(problem => problem.code)).toEqual(['CLOUD_INIT_VALUE']);
});

test('a password hash that cloud-init would lock is useless', () => {
  expect(codes(user({ passwordHash: HASHES[0] })).sort()).toEqual(['CLOUD_INIT_VALUE', 'PASSWORD_HASH']);
  expect(codes(user({ passwordHash: HASHES[0], lockPassword: false }))).toEqual(['PASSWORD_HASH']);
});

test('types of file systems are equal when their names are', () => {
  expect(CloudFileSystemType.fromName('xfs')).toBe(XFS);
  expect(CloudFileSystemType.fromName('zfs').name).toBe('zfs');
});

test.each([
  ['xfs', 12], ['ext4', 16], ['ext3', 16], ['btrfs', 255], ['swap', 15], ['f2fs', 255],
])('a label of %s has at most %i bytes', (name, most) => {
  const type = CloudFileSystemType.fromName(name);
  const labelled = (label: string) => problems(fileSystem({ type, label }));
  expect(labelled('a'.repeat(most))).toEqual([]);
  expect(labelled('a'.repeat(most + 1))).toMatchObject([{ code: 'CLOUD_INIT_VALUE', allowed: `at most ${most} bytes` }]);
  expect(labelled(`é${'a'.repeat(most - 1)}`)).toHaveLength(1);
});

test('vfat does not support labels', () => {
  const type = CloudFileSystemType.VFAT;
  expect(codes(fileSystem({ type, label: 'a' }))).toEqual(['CLOUD_INIT_VALUE']);
  expect(codes(fileSystem({ type }))).toEqual([]);
});

describe('content of files next to the code', () => {
  const directory = mkdtempSync(join(tmpdir(), 'cloud-init-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  const render = (name: string, content: string | Uint8Array): string => {
    const contentFile = join(directory, name);
    writeFileSync(contentFile, content);
    const config = new CloudConfig({ files: [{ path: '/x', contentFile }] });
    expect(config._render().problems).toEqual([]);
    return config._render().text;
  };

  test('is text when it can be', () => expect(render('text', 'é\nb\n')).toBe('#cloud-config\nwrite_files:\n  - path: /x\n    content: |\n      é\n      b\n'));

  test('is base64 when it must be', () => {
    expect(render('binary', Uint8Array.of(0xff, 0, 1))).toBe('#cloud-config\nwrite_files:\n  - path: /x\n    encoding: base64\n    content: /wAB\n');
  });

  test('that is missing is reported with the given path and the absolute path', () => {
    const found = problems({ files: [{ path: '/x', contentFile: 'no/such/file' }] });
    expect(found.map(problem => problem.code)).toEqual(['CLOUD_INIT_INVALID']);
    expect(found[0].message).toContain('"no/such/file"');
    expect(found[0].got).toBe(JSON.stringify(join(process.cwd(), 'no/such/file')));
  });
});

test('one uid for two users is reported', () => {
  expect(codes({ users: [{ name: 'a', uid: 1500 }, { name: 'b', uid: 1500 }] })).toEqual(['CLOUD_INIT_DUPLICATE']);
});
