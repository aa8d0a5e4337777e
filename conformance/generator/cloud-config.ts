/** Cloud configs by their typed properties, most of them valid, and documents that cloud-init must reject. */
import * as fc from 'fast-check';
import { lists, mended, mostly, rarely, some } from './values';
import { CloudConfigProps, CloudFile, CloudUser, Sudo } from '../../src';

/** A text that a shell or a YAML reader could misinterpret. */
const TEXTS = mostly([
  'a', 'yes', '0755', '12:30', '1e3', '~', 'null', '# no comment', 'a: b', "it's", '"quoted"', 'a\\b', 'ä 😀', '\ta', ' a ', '', 'a\n', 'a\n\n\n', '\n\na', 'a\r\nb\r\n', 'a\n \nb  \n',
  '---\n', '%x', '{{ a }}', '$HOME', '`a`', '*', '\u2028', 'x'.repeat(1200), '\u0001', '#!/bin/sh\necho a\n',
]);
const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2+/LZzSC3uZaj ops@example.com';
const NAMES = ['deploy', 'ops', 'app_1', 'web-user'];

const files: fc.Arbitrary<CloudFile> = fc.record({
  path: mostly(['/etc/own/a', '/etc/own/b c', '/opt/own/deep/er/d', '/usr/local/bin/own']),
  content: TEXTS,
  more: some<CloudFile>({
    permissions: mostly(['0644', '0600', '0755', '0640', '1755', '644'], ['rw', '0999', '4755']),
    owner: mostly(['root:root', 'daemon:daemon', 'root:adm'], ['', 'no one']),
    defer: fc.boolean(),
  } as never),
}).map(({ more, ...file }) => ({ ...file, ...more }));

const users: fc.Arbitrary<CloudUser> = fc.record({
  name: mostly(NAMES, ['', 'a b']),
  more: some<CloudUser>({
    gecos: mostly(['Deploy', 'a b']),
    uid: rarely(4, fc.constant(4321)) as fc.Arbitrary<number>,
    groups: lists(mostly(['adm', 'users', 'sudo']), 2).map(each => [...new Set(each)]),
    sudo: lists(mostly([Sudo.NOPASSWD_ALL, Sudo.ALL]), 2).map(each => [...new Set(each)]),
    shell: mostly(['/bin/bash', '/bin/sh'], ['bash']),
    homeDir: mostly(['/srv/home']),
    system: fc.boolean(),
    sshAuthorizedKeys: lists(fc.constant(KEY), 1),
  } as never),
}).map(({ more, name }) => ({ ...more, name }));

export const cloudConfigs: fc.Arbitrary<CloudConfigProps> = some<CloudConfigProps>({
  packages: lists(mostly(['nginx', 'curl', 'libfoo2.0+dfsg', 'a-b'], ['', 'a b']), 3).map(each => [...new Set(each)]),
  users: mended(fc.uniqueArray(users, { maxLength: 2, selector: ({ name }) => name }), all => (
    all.map((each, i) => i > 0 ? { ...each, uid: undefined } : each)
  )),
  keepDefaultUser: fc.boolean(),
  files: fc.uniqueArray(files, { maxLength: 3, selector: ({ path }) => path }),
  runCommands: lists(mostly(['true', 'echo "a: b"', 'cat <<EOF\nhi\nEOF', "echo 'a' | tee /tmp/x", 'echo $HOME # a', 'ä']), 3),
  bootCommands: lists(mostly(['true', 'echo a']), 2),
  hostname: mostly(['web', 'a-1'], ['', '-a']),
  timezone: mostly(['Europe/Zurich', 'UTC'], ['', 'no/Where!']),
  locale: mostly(['de_CH.UTF-8', 'C.UTF-8']),
  packageUpdate: fc.boolean(),
  packageUpgrade: fc.boolean(),
  disableRoot: fc.boolean(),
  sshPasswordAuth: fc.boolean(),
});

/** Documents that cloud-init ignores completely or in part. */
export const BAD_DOCUMENTS: readonly string[] = [
  'packages: nginx', 'runcmd: echo a', 'runcmd:\n  - echo status: done', 'users:\n  - name: a\n    ssh_authorized_keys: {a: b}', 'write_files:\n  - content: a', 'write_files: a',
  'bootcmd: {a: b}', 'timezone: [a]', 'ssh_pwauth: [a]', 'packages: {nginx: a}', 'ntp: {servers: a}', 'mounts: a',
].map(text => `#cloud-config\n${text}\n`);

/** Releases before 23.1 accept any key. */
export const UNKNOWN_KEY = '#cloud-config\nnonsense: true\n';
