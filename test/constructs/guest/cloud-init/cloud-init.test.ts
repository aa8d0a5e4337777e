import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { gzipSync } from 'zlib';
import { everything } from './rich';
import { CloudInit } from '../../../../src/constructs/guest/cloud-init';
import { checkUserData } from '../../../../src/model/user-data';

const codes = (document: string): string[] => checkUserData(document).map(problem => problem.code);

test.each([
  '#cloud-config\npackages: [nginx]\n',
  '#cloud-config\n',
  '#cloud-config\r\npackages:\r\n  - nginx\r\n',
  '\n  #Cloud-Config\nhostname: a\n',
  '#cloud-config\nwrite_files:\n  - path: /a\n    permissions: "0755"\n',
  '#!/bin/sh\necho hi',
  '#cloud-boothook\n#!/bin/sh\n',
  '#include\nhttps://example.com/x\n',
  '#include-once\nhttps://example.com/x\n',
  '#cloud-config-archive\n- type: text/cloud-config\n  content: |\n    hostname: a\n',
  '## template: jinja\n#cloud-config\n{% if x %}\na: {{ y }}\n{% endif %}\n',
  '#part-handler\nimport x\n',
  '#cloud-config-jsonp\n[{ "op": "add", "path": "/x", "value": 1 }]\n',
  'Content-Type: multipart/mixed; boundary="b"\nMIME-Version: 1.0\n\n--b\nContent-Type: text/cloud-config\n\nhostname: a\n--b--\n',
])('passes on byte for byte: %j', document => {
  expect(codes(document)).toEqual([]);
  expect(CloudInit.fromString(document)._text()).toBe(document);
});

test.each([
  ['no header', 'packages: [nginx]\n'],
  ['nothing', ''],
  ['a header in the second line', '# mine\n#cloud-config\n'],
  ['a byte order mark', '\ufeff#cloud-config\na: 1\n'],
  ['base64 of a document', Buffer.from('#cloud-config\n').toString('base64')],
  ['a multi-part type without version', 'Content-Type: multipart/mixed; boundary="b"\n\n--b--\n'],
  ['YAML that cannot be read', '#cloud-config\na: [1\n'],
  ['YAML that is indented with tabs', '#cloud-config\na:\n\tb: 1\n'],
  ['a key twice', '#cloud-config\npackages: [a]\npackages: [b]\n'],
  ['an unknown tag', '#cloud-config\na: !secret x\n'],
  ['two YAML documents', '#cloud-config\na: 1\n---\nb: 1\n'],
  ['a list', '#cloud-config\n- a\n'],
  ['an archive that is a map', '#cloud-config-archive\na: 1\n'],
  ['a script after a line break', '\n#!/bin/sh\necho hi\n'],
])('rejects %s', (_, document) => expect(new Set(codes(document))).toEqual(new Set(['CLOUD_INIT_INVALID'])));

test('reports the place of invalid YAML, and never quotes it', () => {
  const [problem] = checkUserData('#cloud-config\na: 1\nhunter2: x\nhunter2: y\n');
  expect(problem.message).toContain('line 4, column 1');
  expect(JSON.stringify(problem)).not.toContain('hunter2');
});

test('accepts the document of a typed config', () => expect(codes(everything()._render().text)).toEqual([]));

describe('from a file', () => {
  const directory = mkdtempSync(join(tmpdir(), 'cloud-init-'));
  const before = process.cwd();
  beforeAll(() => process.chdir(directory));
  afterAll(() => {
    process.chdir(before);
    rmSync(directory, { recursive: true });
  });

  test('relative to the working directory, byte for byte', () => {
    writeFileSync('user-data', '#cloud-config\r\nfinal_message: é');
    const document = CloudInit.fromFile('user-data');
    expect(document._problems()).toEqual([]);
    expect(document._text()).toBe('#cloud-config\r\nfinal_message: é');
  });

  test.each([
    ['missing', (): void => undefined],
    ['compressed', (): void => writeFileSync('compressed', gzipSync('#cloud-config\n'))],
  ])('that is %s', (name, write) => {
    write();
    const document = CloudInit.fromFile(name);
    expect(document._text()).toBe('');
    const problems = document._problems();
    expect(problems.map(problem => problem.code)).toEqual(['CLOUD_INIT_INVALID']);
    expect(problems[0].message).toContain(`"${name}"`);
    if (name === 'missing') expect(problems[0].got).toBe(JSON.stringify(join(process.cwd(), name)));
  });
});
