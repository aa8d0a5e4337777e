import { checkUserData, GuestFacts, userDataKind } from '../../../src/model/user-data';
import { PUBLIC_KEY } from '../../constructs/guest/cloud-init/samples';

const TALOS = 'version: v1alpha1\nmachine:\n  type: worker\ncluster:\n  controlPlane:\n    endpoint: https://192.0.2.1:6443\n';
const IGNITION = '{"ignition": {"version": "3.4.0"}}';
const POWERSHELL = '#ps1_sysnative\nNew-Item C:\\ready\n';
const BATCH = 'rem cmd\r\necho ready\r\n';
const CONFIG = `#cloud-config\nssh_authorized_keys:\n  - ${PUBLIC_KEY}\n`;

const talos: GuestFacts = { label: 'the image "talos"', reads: 'talos' };
const linux: GuestFacts = { label: 'the image "debian"', reads: 'cloud-init' };
const windows: GuestFacts = { label: 'Windows', reads: 'cloudbase-init' };
const flatcar: GuestFacts = { label: 'the image "flatcar"', reads: 'ignition' };
const codes = (text: string, facts?: GuestFacts): string[] => checkUserData(text, facts).map(({ code }) => code);

test.each([
  [TALOS, 'talos'], ['apiVersion: v1alpha1\nkind: HostnameConfig\nhostname: a\n', 'talos'], [IGNITION, 'ignition'], ['variant: fcos\nversion: 1.5.0\n', 'butane'],
  [POWERSHELL, 'powershell'], [BATCH, 'batch'], ['<script>echo</script>', 'batch'], [CONFIG, 'cloud-config'], ['', 'empty'], ['hello\n', 'unknown'],
  [Buffer.from(CONFIG).toString('base64'), 'encoded'], ['version: 1\nmachine: x\n', 'unknown'],
])('%j is %s', (text, kind) => expect(userDataKind(text)).toBe(kind));

test.each<[string, string, GuestFacts]>([
  ['Talos', TALOS, talos], ['Ignition', IGNITION, flatcar], ['PowerShell', POWERSHELL, windows], ['a batch file', BATCH, windows], ['a cloud-config', CONFIG, linux],
  ['a cloud-config of what Windows has', '#cloud-config\nhostname: a\nruncmd:\n  - powershell.exe -Command Get-Date\n', windows],
])('%s is accepted by its guest, and by an unknown guest', (_, text, facts) => {
  expect(codes(text, facts)).toEqual([]);
  expect(codes(text)).toEqual([]);
});

test.each<[string, string, GuestFacts, string]>([
  ['a cloud-config on Talos', CONFIG, talos, 'talosctl'],
  ['a script on Talos', '#!/bin/sh\n', talos, 'talosctl'],
  ['a cloud-config where Ignition is read', CONFIG, flatcar, 'Ignition'],
  ['Talos where cloud-init is read', TALOS, linux, '#cloud-config'],
  ['PowerShell where cloud-init is read', POWERSHELL, linux, '#cloud-config'],
  ['a boot hook on Windows', '#cloud-boothook\n#!/bin/sh\n', windows, '#ps1_sysnative'],
  ['Butane anywhere', 'variant: fcos\nversion: 1.5.0\n', {}, 'butane'],
])('%s is an error that names the right kind', (_, text, facts, right) => {
  const found = checkUserData(text, facts);
  expect(found.map(({ code }) => code)).toContain('USER_DATA_FOREIGN');
  expect(`${found[0].allowed} ${found[0].fix}`).toContain(right);
});

test('keys of a Linux cloud-config that Windows does not support', () => {
  const found = checkUserData('#cloud-config\npackages: [nginx]\nruncmd:\n  - systemctl enable nginx\n  - [powershell.exe, -Command, Get-Date]\n', windows);
  expect(found.map(({ code, message }) => [code, message.split(' ')[0]])).toEqual([['USER_DATA_FOREIGN', 'packages'], ['USER_DATA_FOREIGN', 'runcmd[0]']]);
});

test('a part of a message for Windows has no effect on Linux', () => {
  const message = (body: string) => `Content-Type: multipart/mixed; boundary="b"\nMIME-Version: 1.0\n\n--b\n\n${body}\n--b--\n`;
  const found = checkUserData(message(POWERSHELL), linux);
  expect(found.map(({ code, message: text }) => [code, text.includes('part 1')])).toEqual([['USER_DATA_FOREIGN', true]]);
  expect(codes(message(POWERSHELL), { label: 'the profile "ubuntu"', isLinux: true })).toEqual(['USER_DATA_FOREIGN']);
  expect(codes(message(POWERSHELL), windows)).toEqual([]);
  expect(codes(message('#!/bin/sh\ntrue\n'), linux)).toEqual([]);
  expect(codes(message(POWERSHELL))).toEqual([]);
});

const inMessage = (type: string, body: string) => `Content-Type: multipart/mixed; boundary="b"\nMIME-Version: 1.0\n\n--b\nContent-Type: ${type}\n\n${body}\n--b--\n`;

test.each([
  ['a line break before the script', '\n#!/bin/sh\ntrue\n'],
  ['spaces before the script', '  #!/bin/sh\n'],
  ['a script of a message without an interpreter', inMessage('text/x-shellscript', 'echo ready')],
  ['a script for each boot without an interpreter', inMessage('text/x-shellscript-per-boot', 'echo ready')],
  ['a script of an archive after a line break', '#cloud-config-archive\n- "\\n#!/bin/sh\\ntrue\\n"\n'],
  ['a script of a template after a line break', '## template: jinja\n\n#!/bin/sh\necho {{ v1.region }}\n'],
  ['a line break before a template', '\n## template: jinja\n#cloud-config\nhostname: a\n'],
  ['a template without a second header', '## template: jinja\nhostname: {{ v1.local_hostname }}\n'],
  ['a template of an archive', '## template: jinja\n#cloud-config-archive\n- a\n'],
])('what cloud-init cannot run or render: %s', (_, text) => expect(codes(text, linux)).toEqual(['CLOUD_INIT_INVALID']));

test.each([
  // cloud-init converts a script whose first line ends in CR LF.
  '#!/bin/sh\r\ntrue\r\n', '\n#cloud-config\nhostname: a\n', '\n#cloud-boothook\n#!/bin/sh\n', '\n#include\nhttps://example.com/a\n',
  inMessage('text/x-shellscript', '#!/usr/bin/env python3'), inMessage('text/x-shellscript-per-once', '#!/bin/sh'), inMessage('text/x-shellscript', '\x7fELF\x02'),
  inMessage('text/plain', 'echo ready'),
  '## template: jinja\n#!/bin/sh\necho {{ v1.region }}\n', '## template: jinja\n{% if true %}\n#cloud-config\n{% endif %}\n', '## template: jinja\n\n#cloud-config\nhostname: a\n',
  '## template: jinja\n#cloud-boothook\ntrue\n',
])('what cloud-init runs and renders: %j', text => expect(codes(text, linux)).toEqual([]));

test('a script of a message for Windows is known by its header', () => {
  expect(codes(inMessage('text/x-shellscript', POWERSHELL), linux)).toEqual(['USER_DATA_FOREIGN']);
  expect(codes(inMessage('text/x-shellscript', POWERSHELL), windows)).toEqual([]);
  expect(codes(inMessage('text/x-shellscript', POWERSHELL))).toEqual([]);
});

test('for a text without a header, the finding names the format that the guest reads', () => {
  expect(checkUserData('hello\n', talos)[0].allowed).toContain('Talos');
  expect(checkUserData('hello\n', linux)[0].fix).toContain('#cloud-config');
  expect(codes(Buffer.from(CONFIG).toString('base64'))).toEqual(['CLOUD_INIT_INVALID']);
});

test.each([['Ignition', '{"ignition": {"version": "3.4.0"'], ['Talos', 'version: v1alpha1\nmachine: [\n']])('%s that cannot be read', (_, text) => (
  expect(codes(text)).toEqual(['CLOUD_INIT_INVALID'])));

test.each([['2026-01-01', 'a date'], ['echo status: done', 'a map'], ['5', 'a number']])('the command %s is %s', (command, what) => {
  expect(checkUserData(`#cloud-config\nruncmd:\n  - ${command}\n`, linux).map(({ message }) => message)).toEqual([expect.stringContaining(`is ${what}`)]);
  expect(codes(`#cloud-config\nruncmd:\n  - "${command}"\n`, linux)).toEqual([]);
});
