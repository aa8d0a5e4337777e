import { checkUserData } from '../../../src/model/user-data';

const RANDOM = ['q7Rz2Kd9', 'Xv4Tn8Lp'].join('');
const LEAK = `#!/bin/sh\nexport API_TOKEN=${RANDOM}\n`;
const found = (text: string) => checkUserData(text);
const codes = (text: string): string[] => found(text).map(({ code }) => code);

function message(body: string, ...headers: string[]): string {
  return ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="b"', '', '--b', ...headers, '', body, '--b--', ''].join('\n');
}

test.each([
  ['a message', message(LEAK, 'Content-Type: text/x-shellscript')],
  ['a message in base64', message(Buffer.from(LEAK).toString('base64'), 'Content-Type: text/x-shellscript', 'Content-Transfer-Encoding: base64')],
  ['a message as quoted-printable', message(LEAK.replace(/=/g, '=3D').replace('API', 'A=\nPI'), 'Content-Type: text/x-shellscript', 'Content-Transfer-Encoding: quoted-printable')],
  ['a message in a message', message(message(LEAK, 'Content-Type: text/x-shellscript').replaceAll('"b"', '"c"').replaceAll('--b', '--c'), 'Content-Type: multipart/mixed')],
  ['an archive', `#cloud-config-archive\n- type: text/x-shellscript\n  content: ${JSON.stringify(LEAK)}\n`],
  ['an archive of texts', `#cloud-config-archive\n- ${JSON.stringify(LEAK)}\n`],
  ['a template', '## template: jinja\n#cloud-config\npassword: hunter22\nhostname: "{{ v1.local_hostname }}"\n'],
  ['a patch', '#cloud-config-jsonp\n[{ "op": "add", "path": "/password", "value": "hunter22" }]\n'],
  ['digits', '#cloud-config\npassword: 12345678\n'],
  ['a date', '#cloud-config\npassword: 2024-01-01\n'],
  ['bytes', `#cloud-config\nwrite_files:\n  - path: /a\n    content: !!binary ${Buffer.from(LEAK).toString('base64')}\n`],
  ['base64 without an encoding', `#cloud-config\nwrite_files:\n  - path: /a\n    content: ${Buffer.from(LEAK).toString('base64')}\n`],
  ['Talos', `version: v1alpha1\nmachine:\n  token: ${RANDOM}\n`],
  ['Ignition', `{"ignition": {"version": "3.4.0"}, "passwd": {"users": [{"name": "core", "password": "${RANDOM}"}]}}`],
])('a secret in %s', (_, text) => {
  // A password of digits also has the wrong type.
  expect(new Set(codes(text).filter(code => code !== 'CLOUD_INIT_SCHEMA'))).toEqual(new Set(['SECRET_IN_PLAIN_TEXT']));
  expect(JSON.stringify(found(text))).not.toContain(RANDOM);
});

test.each([
  ['a message', message('#!/bin/sh\nexport API_TOKEN=$(cat /run/token)\n', 'Content-Type: text/x-shellscript')],
  ['a template', '## template: jinja\n#cloud-config\npassword: "{{ ds.meta_data.password }}"\n'],
  ['a template that is YAML only afterwards', '## template: jinja\n#cloud-config\n{% for u in users %}\nx: {{ u }}\n{% endfor %}\n'],
  ['an archive', '#cloud-config-archive\n- type: text/cloud-config\n  content: |\n    hostname: a\n'],
])('%s has no finding', (_, text) => expect(codes(text)).toEqual([]));

test('a part is checked by its MIME type', () => {
  expect(found(message('runcmd: reboot\n', 'Content-Type: text/cloud-config')).map(({ code, message: text }) => [code, text.slice(0, 14)])).toEqual([['CLOUD_INIT_VALUE', 'part 1: runcmd']]);
  expect(codes('#cloud-config-archive\n- type: text/cloud-config\n  content: |\n    a: [\n')).toEqual(['CLOUD_INIT_INVALID']);
});
