import { checkUserData, GuestFacts } from '../../../src/model/user-data';
import { parseYaml } from '../../../src/model/user-data/parse-yaml';
import { PUBLIC_KEY } from '../../constructs/guest/cloud-init/samples';

const found = (lines: string, facts?: GuestFacts) => checkUserData(`#cloud-config\n${lines}\n`, facts);
const codes = (lines: string, facts?: GuestFacts): string[] => found(lines, facts).map(({ code }) => code);
const HOST_KEY = `db.example.com ${PUBLIC_KEY}`;
/** The base64 part of a key whose type is `ssh-dss`. */
const dsaKey = () => Buffer.concat([Buffer.from([0, 0, 0, 7]), Buffer.from('ssh-dss')]).toString('base64');

/** A mistake, and the valid form. */
test.each<[string, string, string]>([
  ['a map among commands', 'runcmd:\n  - echo status: done', 'runcmd:\n  - "echo status: done"'],
  ['commands as a text', 'runcmd: systemctl restart x', 'runcmd: [systemctl restart x]'],
  ['a number among commands', 'bootcmd: [1]', 'bootcmd: [[sleep, "1"]]'],
  ['keys as a text', `ssh_authorized_keys: ${PUBLIC_KEY}`, `ssh_authorized_keys: [${PUBLIC_KEY}]`],
  ['the key of a host', `ssh_authorized_keys: [${HOST_KEY}]`, `ssh_authorized_keys: ['from="192.0.2.0/24" ${PUBLIC_KEY}']`],
  ['the key of a host for a user', `users:\n  - name: a\n    ssh_authorized_keys: [${HOST_KEY}]`, `users:\n  - name: a\n    ssh_authorized_keys: [no-pty ${PUBLIC_KEY}]`],
  ['a comment with a colon', 'users:\n  - name: a\n    gecos: "Ada: on call"\n    ssh_import_id: [gh:a]', 'users:\n  - name: a\n    gecos: Ada, on call\n    ssh_import_id: [gh:a]'],
  ['a sudo rule with the name', 'users:\n  - name: a\n    sudo: "a ALL=(ALL) NOPASSWD:ALL"', 'users:\n  - name: a\n    sudo: ["ALL=(ALL) NOPASSWD:ALL", "web1, web2 = /bin/ls"]'],
  ['a user\'s name', 'users:\n  - name: "ada lovelace"', 'users:\n  - default\n  - name: ada'],
  ['a sudo tag without a colon', 'users:\n  - name: a\n    sudo: "ALL=(ALL) NOPASSWD ALL"', 'users:\n  - name: a\n    sudo: ["ALL=(ALL:ALL) NOPASSWD: ALL", "ALL=(root) NOEXEC: /bin/passwd", "ALL=(ALL) SETENV: /bin/a, /bin/b"]'],
  ['a sudo rule with an open bracket', 'users:\n  - name: a\n    sudo: "ALL=(ALL NOPASSWD:ALL"', 'users:\n  - name: a\n    sudo: "ALL = NOPASSWD: ALL"'],
  ['the uid of root', 'users:\n  - name: a\n    uid: 0', 'users:\n  - name: a\n    uid: "1001"'],
  ['a negative uid', 'users:\n  - name: a\n    uid: -1', 'users:\n  - name: a\n    uid: 1001'],
  ['a folder as a file', 'write_files:\n  - path: /etc/\n    content: a', 'write_files:\n  - path: /etc/a\n    content: y'],
  ['a time zone of Java', 'timezone: PST', 'timezone: EST'],
  ['a package source', 'apt:\n  sources:\n    a: { source: "https://example.com" }', 'apt:\n  sources:\n    a: { source: "deb https://example.com stable main" }\n    b: { source: "ppa:a/b" }\n    c: { source: "Types: deb\\nURIs: https://example.com\\n" }'],
  ['a repository without an address', 'yum_repos:\n  a: { name: a }', 'yum_repos:\n  a: { baseurl: "https://example.com" }\n  b: { metalink: "https://example.com/m" }'],
  ['a shell', 'users:\n  - name: a\n    shell: bash', 'users:\n  - name: a\n    shell: /bin/bash'],
  ['a time zone that does not exist', 'timezone: Europe/Atlantis', 'timezone: Europe/Zurich'],
  ['a locale', 'locale: english', 'locale: en_GB.UTF-8'],
  ['a host name', 'hostname: web_1', 'hostname: web-1.example.com'],
  ['an encoding', 'write_files:\n  - path: /a\n    encoding: base-64\n    content: YQ==', 'write_files:\n  - path: /a\n    encoding: gz+b64\n    content: H4sIAAAAAAAAA0sEAEO+t+gBAAAA'],
  ['invalid base64', 'write_files:\n  - path: /a\n    encoding: b64\n    content: hello!', 'write_files:\n  - path: /a\n    encoding: text/plain\n    content: hello!'],
  ['a relative path', 'write_files:\n  - path: etc/a\n    content: b', 'write_files:\n  - path: /etc/a\n    content: b'],
  ['decimal permissions', 'write_files:\n  - path: /a\n    permissions: 644', 'write_files:\n  - path: /a\n    permissions: "0644"'],
  ['a line of fstab as a map', 'mounts:\n  - device: /dev/vdb', 'mounts:\n  - [/dev/vdb, /data]'],
  ['two packages in one', 'packages: [nginx curl]', 'packages: [nginx, curl]'],
  ['a text that is to be gzip', 'write_files:\n  - path: /a\n    encoding: gz\n    content: hello', 'write_files:\n  - path: /a\n    encoding: gz+b64\n    content: H4sIAAAAAAAAA0sEAEO+t+gBAAAA'],
  ['base64 of a text that is to be gzip', 'write_files:\n  - path: /a\n    encoding: gz+b64\n    content: aGVsbG8=', 'write_files:\n  - path: /a\n    encoding: b64\n    content: aGVsbG8='],
  ['an owner that the document makes', 'users: [default, { name: app }]\nwrite_files:\n  - { path: /a, owner: "app:app" }', 'users: [default, { name: app }]\nwrite_files:\n  - { path: /a, owner: "app:app", defer: true }\n  - { path: /b, owner: "www-data" }'],
  ['a file below a mount', 'mounts: [[LABEL=a, /data]]\nwrite_files: [{ path: /data/a }]', 'mounts: [[LABEL=a, /data]]\nwrite_files: [{ path: /data2/a }, { path: /data/a, defer: true }]'],
  ['a member that the document makes', 'groups: [{ ops: [ada] }]\nusers: [{ name: ada }]', 'groups: [{ ops: [root] }]\nusers: [{ name: ada, groups: [ops] }]'],
  ['a group with the name of a user', 'groups: [ada]\nusers: [{ name: ada }]', 'groups: [ada]\nusers: [{ name: ada, primary_group: ada }]'],
  ['a user without a name', 'users:\n  - default\n  - gecos: Ada', 'users:\n  - default\n  - snapuser: ada@example.com\nuser: { gecos: Ada }'],
  ['sudo that is true', 'users:\n  - name: a\n    sudo: true', 'users:\n  - name: a\n    sudo: false'],
  ['a uid', 'users:\n  - name: a\n    uid: "no"', 'users:\n  - name: a\n    uid: 1500'],
  ['a key that is cut off', `ssh_authorized_keys: ["${PUBLIC_KEY.slice(0, 60)}"]`, `ssh_authorized_keys: ["${PUBLIC_KEY}"]`],
  ['a key of another type', `ssh_authorized_keys: ["${PUBLIC_KEY.replace('ssh-ed25519', 'ssh-rsa')}"]`, `ssh_authorized_keys: ["${PUBLIC_KEY}"]`],
  ['an account of an unknown service', 'ssh_import_id: ["github:ada"]', 'ssh_import_id: ["gh:ada", ada]'],
  ['a delay', 'power_state: { mode: reboot, delay: soon }', 'power_state: { mode: reboot, delay: "+5" }'],
  ['a size', 'swap: { filename: /swap.img, size: 2X }', 'swap: { filename: /swap.img, size: .5G, maxsize: 1024M }'],
  ['a swap file on a device', 'swap: { filename: /dev/vdb, size: 2G }', 'swap: { filename: /development/swap, size: 2G }'],
  ['a swap file in memory', 'swap: { filename: /dev/shm/swap, size: 2G }', 'swap: { filename: /srv/swap, size: 2G }'],
  ['a whole disk for growpart', 'growpart: { devices: [/dev/vda] }', 'growpart: { devices: [/, /home, /dev/vda1, /dev/mapper/vg-root] }'],
  ['a partition for growpart without its path', 'growpart: { devices: [vda1] }', 'growpart: { devices: [/dev/nvme0n1p1] }'],
  ['a URL of an NTP server', 'ntp: { servers: ["ntp://a.example"] }', 'ntp: { servers: [a.example, 192.0.2.1], pools: [pool.ntp.org] }'],
  ['a certificate', 'ca_certs: { trusted: [my-ca] }', 'ca_certs: { trusted: ["-----BEGIN CERTIFICATE-----\\nMIIB\\n-----END CERTIFICATE-----\\n"] }'],
  ['logins by password', 'ssh_pwauth: perhaps', 'ssh_pwauth: unchanged'],
  ['a DSA key', `ssh_authorized_keys: ["ssh-dss ${dsaKey()}"]`, `ssh_authorized_keys: ["${PUBLIC_KEY}"]`],
  ['a name server by name', 'manage_resolv_conf: true\nresolv_conf: { nameservers: [dns.example] }', 'manage_resolv_conf: true\nresolv_conf: { nameservers: [192.0.2.1, "2001:db8::1"] }'],
  ['a name server with a prefix', 'manage_resolv_conf: true\nresolv_conf: { nameservers: [192.0.2.1/24] }', 'manage_resolv_conf: true\nresolv_conf: { nameservers: ["fe80::1%eth0"] }'],
  ['two search domains in one', 'manage_resolv_conf: true\nresolv_conf: { searchdomains: [a.example b.example] }', 'manage_resolv_conf: true\nresolv_conf: { searchdomains: [a.example, _b.example.] }'],
  ['a resolver that cloud-init does not manage', 'resolv_conf: { nameservers: [192.0.2.1] }', 'manage_resolv_conf: true\nresolv_conf: { nameservers: [192.0.2.1] }'],
  ['a relative mount point', 'mounts: [[LABEL=a, data]]', 'mounts: [[LABEL=a, /data], [LABEL=b, none, swap, sw]]'],
  ['the network', 'network:\n  version: 2', 'package_update: true'],
])('%s', (_, wrong, right) => {
  expect(codes(wrong)).toEqual(['CLOUD_INIT_VALUE']);
  // The place is a key of the document, and the line is that of the document.
  expect(found(wrong)[0].message).toMatch(new RegExp(`^(?:${[...wrong.matchAll(/^\w+/gm)].join('|')})[^ ]* (?:\\w+"\\]\\S* )?\\(line [2-5]\\) `));
  expect(codes(right)).toEqual([]);
});

test.each<[string, string, string]>([
  ['a user', 'users: [{ name: a }, { name: a }]', 'users: [{ name: a }, { name: b }]'],
  ['a uid', 'users: [{ name: a, uid: 1500 }, { name: b, uid: 1500 }]', 'users: [{ name: a, uid: 1500 }, { name: b, uid: 1501 }]'],
  ['a file', 'write_files: [{ path: /a, content: x }, { path: /a, content: z }]', 'write_files: [{ path: /a, content: x }, { path: /a, content: z, append: true }]'],
  ['a mount point', 'mounts: [[LABEL=a, /data], [LABEL=b, /data]]', 'mounts: [[LABEL=a, none, swap], [LABEL=b, none, swap], [LABEL=c]]'],
  ['a label', 'fs_setup: [{ device: /dev/vdb, label: a, filesystem: xfs }, { device: /dev/vdc, label: a, filesystem: xfs }]', 'fs_setup: [{ device: /dev/vdb, label: a, filesystem: xfs }, { device: /dev/vdc, filesystem: xfs }]'],
])('twice: %s', (_, wrong, right) => {
  expect(codes(wrong)).toEqual(['CLOUD_INIT_DUPLICATE']);
  expect(codes(right)).toEqual([]);
});

test.each<[string, string, string]>([
  ['a key that is misspelt', 'pakages: [nginx]', 'packages: [nginx]'],
  ['a key in the wrong place', 'users:\n  - name: a\n    packages: [nginx]', 'users:\n  - name: a'],
  ['a text for a flag', 'package_update: "yes please"', 'package_update: yes'],
  ['a list for a text', 'final_message: [a]', 'final_message: a'],
  ['a file without a path', 'write_files:\n  - content: a', 'write_files:\n  - path: /a'],
  ['a host key of an unknown type', 'ssh_keys: { rsa_privat: a }', 'ssh_keys: { rsa_private: a, rsa_public: b, ed25519_certificate: c }'],
  ['a package and no version', 'packages: [[nginx]]', 'packages: [[nginx, "1.24"], curl]'],
  ['a package and two versions', 'packages: [{ apt: [[nginx, "1.24", "1.25"]] }]', 'packages: [{ apt: [[nginx, "1.24"]], snap: [[lxd, "--channel=6"]] }]'],
  ['seven fields of fstab', 'mounts: [[LABEL=a, /a, ext4, defaults, "0", "2", "3"]]', 'mounts: [[LABEL=a, /a, ext4, defaults, "0", "2"], [/dev/vdb]]'],
  ['a partition with three values', 'disk_setup: { /dev/vdb: { layout: [[50, 82, 1], 50] } }', 'disk_setup: { /dev/vdb: { layout: [[50, 82], 50] } }'],
  ['a mode that does not exist', 'power_state:\n  mode: sleep', 'power_state:\n  mode: reboot'],
])('what cloud-init\'s schema does not have: %s', (_, wrong, right) => {
  expect(codes(wrong)).toEqual(['CLOUD_INIT_SCHEMA']);
  expect(codes(right)).toEqual([]);
});

test('keys by version of cloud-init', () => {
  const newer = 'rpi:\n  interfaces:\n    spi: true';
  expect(codes(newer, { cloudInitVersion: '22.4' })).toEqual(['CLOUD_INIT_SCHEMA']);
  expect(codes(newer, { cloudInitVersion: '26.2' })).toEqual([]);
  expect(codes(newer)).toEqual([]);
});

test('keys and commands of another package manager', () => {
  const apt = 'apt:\n  sources:\n    a: { source: "ppa:a/b" }\nruncmd:\n  - apt-get install -y nginx\n  - command -v apt-get && apt-get clean';
  expect(codes(apt, { packageManager: 'dnf' })).toEqual(['CLOUD_INIT_VALUE', 'CLOUD_INIT_VALUE']);
  expect(codes(apt, { packageManager: 'apt' })).toEqual([]);
  expect(codes(apt)).toEqual([]);
});

test('a report names the place and its line, and the nearest key', () => {
  const [problem] = found('users:\n  - name: ada\n    sudo: "ada ALL=(ALL) ALL"');
  expect(problem.message).toMatch(/^users\["ada"\]\.sudo \(line 4\) is not a sudo rule/);
  expect(found('pakages: [a]')[0].fix).toContain('`packages`');
});

test('a document with thousands of mistakes has a short report', () => {
  const many = Array.from({ length: 10_000 }, (_, i) => `key${i}: 1`).join('\n');
  expect(found(many)).toHaveLength(1);
  // A few are reported one by one, each with the likely meaning.
  expect(found('packagess: [a]\nrun_cmd: [b]\nuserz: [c]')).toHaveLength(3);
});

test('duplicate keys are found in linear time, with their place', () => {
  const text = `${Array.from({ length: 50_000 }, (_, i) => `key${i}: 1`).join('\n')}\nkey7: 2\nwrite_files:\n- { path: /a, path: /b }\n`;
  expect(parseYaml(text).errors).toEqual([{ line: 50_001, column: 1, reason: 'duplicate key' }, { line: 50_003, column: 15, reason: 'duplicate key' }]);
  expect(parseYaml('a: { b: 1 }\nc: { b: 1 }\n').errors).toEqual([]);
});

test.each(['y', 'n', 'N', '1e3', '08', '0o17'])('PyYAML reads %s as a text', text => {
  expect(parseYaml(`a: ${text}`).value).toEqual({ a: text });
  expect(codes(`final_message: ${text}`)).toEqual([]);
});

test.each([['yes', true], ['Off', false], ['017', 15], ['1.5e+3', 1500], ['12', 12]])('PyYAML reads %s as another type', (text, value) => {
  expect(parseYaml(`a: ${text}`).value).toEqual({ a: value });
});

test.each([
  ['ansible: {install_method: pip}', '20.4', '22.4'], ['wireguard: {interfaces: []}', '22.2', '22.3'], ['keyboard: {layout: ch}', '20.4', '22.4'],
  ['write_files: [{path: /a, content: b, defer: true}]', '20.4', '22.4'], ['packages: [{apt: [a]}]', '22.4', '25.1'],
  ['chpasswd: {expire: false, users: [{name: a, type: RANDOM}]}', '20.4', '22.4'],
])('%s needs a later release than %s', (lines, before, since) => {
  expect(codes(lines, { cloudInitVersion: before })).toEqual(['CLOUD_INIT_SCHEMA']);
  expect(codes(lines, { cloudInitVersion: since })).toEqual([]);
});

describe('documents of other kinds', () => {
  const of = (text: string, facts: GuestFacts = { packageManager: 'apt' }) => checkUserData(text, facts).map(({ code }) => code);

  test.each([
    ['#!/bin/bash\ndnf install -y nginx\n', ['CLOUD_INIT_VALUE']], ['#!/usr/bin/env bash\nset -e\nyum update -y\n', ['CLOUD_INIT_VALUE']],
    ['#cloud-boothook\napk add nginx\n', ['CLOUD_INIT_VALUE']], ['#!/bin/sh\napt-get install -y nginx\n', []],
    ['#!/bin/sh\nif command -v dnf; then\ndnf install -y nginx\nfi\n', []], ['#!/bin/sh\ncat > /a <<E\ndnf install nginx\nE\n', []], ['#!/usr/bin/python3\ndnf = 1\n', []],
  ])('the commands of %j', (text, expected) => expect(of(text)).toEqual(expected));

  test.each([
    ['#include\nhttps://example.com/a\n# a comment\n', []], ['#include https://example.com/a\n', []], ['#include\nexample.com/a\n', ['CLOUD_INIT_INVALID']],
    ['#include-once\n\n', ['CLOUD_INIT_INVALID']],
  ])('the addresses of %j', (text, expected) => expect(of(text)).toEqual(expected));

  test('a script of Linux on Windows', () => {
    const windows: GuestFacts = { reads: 'cloudbase-init' };
    expect(of('#!/bin/sh\nsystemctl enable nginx\n', windows)).toEqual(['USER_DATA_FOREIGN']);
    expect(of('#!/bin/sh\necho ready\n', windows)).toEqual([]);
    expect(checkUserData('<?xml version="1.0"?>\n<unattend/>\n', windows).map(({ fix }) => fix)).toEqual([expect.stringContaining('sysprepFromSecret')]);
  });

  test('a machine configuration of Talos as JSON', () => {
    expect(of('{"version":"v1alpha1","machine":{"type":"worker"}}', { reads: 'talos' })).toEqual([]);
  });
});

test('the resolver on Debian and Ubuntu, where cloud-init does not run its module', () => {
  const text = 'manage_resolv_conf: true\nresolv_conf: { nameservers: [192.0.2.1] }';
  expect(codes(text, { packageManager: 'apt' })).toEqual(['CLOUD_INIT_VALUE']);
  expect(codes(`${text}\nunverified_modules: [resolv_conf]`, { packageManager: 'apt' })).toEqual([]);
  expect(codes(text, { packageManager: 'dnf' })).toEqual([]);
});

test('host keys of a type that newer releases do not read', () => {
  expect(codes('ssh_keys: { dsa_private: a }', { cloudInitVersion: '25.1' })).toEqual(['CLOUD_INIT_SCHEMA']);
  expect(codes('ssh_keys: { dsa_private: a }', { cloudInitVersion: '22.4' })).toEqual([]);
});
