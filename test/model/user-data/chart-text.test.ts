import { chartTextProblems } from '../../../src/model/user-data';

const codes = (text: string): string[] => chartTextProblems(text).map(({ code }) => code);

test.each(['\x01', '\x08', '\x0b', 'a\x0cb', '\x1b', '\x7f', '\x80', '\x85', '\x9f', '\u2028', '\u2029', '\ufffe', '\uffff', 'a\rb'])(
  'a character that the chart cannot write: %j', character => expect(codes(`#cloud-config\nfinal_message: "${character}"\n`)).toEqual(['CLOUD_INIT_INVALID']));

test.each([' #cloud-config\n', '\t#!/bin/sh\n', '\n #cloud-config\npackages: [a]\n', '\n\n\t#!/bin/sh\n', '\n  \n#cloud-config\n', '\r\n #cloud-config\n'])('white space at the beginning: %j', text => expect(codes(text)).toEqual(['CLOUD_INIT_INVALID']));

test.each([
  ['the end of the last file', '#cloud-config\nwrite_files:\n  - path: /a\n    content: |+\n      a\n\n\n'],
  ['the end of a line of the last file', '#cloud-config\nfinal_message: |\n  a   \n'],
  ['some ends of a script\'s lines', '#cloud-boothook\n#!/bin/sh\nprintf "a\r\n"\n'],
  ['the ends of a batch file\'s lines', 'rem cmd\r\necho ready\r\n'],
  ['the end of a template\'s last file', '## template: jinja\n#cloud-config\nwrite_files:\n  - path: /a\n    content: |+\n      {{ v1.region }}\n\n\n'],
  ['white space of Unicode at the end of the last file', '#cloud-config\nwrite_files:\n  - path: /a\n    content: |-\n      a\u3000\n'],
  ['a next line at the end of the last text', '#cloud-config\nfinal_message: ready\x85\n'],
])('text that the chart changes: %s', (_, text) => expect(codes(text)).toEqual(['CLOUD_INIT_ALTERED']));

test.each([
  '\n\n#cloud-config\nhostname: a\n', '#cloud-config\nhostname: a', '#cloud-config\nhostname: a\n\n\n', '#cloud-config\r\nhostname: a\r\n', '#!/bin/sh\necho\ta', '#cloud-config\nfinal_message: é\xa0😀\ufeff\n',
  '#!/bin/sh\r\necho ready\r\n', '## template: jinja\n#cloud-config\nhostname: {{ v1.region }}\n\n',
  // Helm removes these characters at the end, before it reads YAML.
  '#!/bin/sh\necho a\n\x0b', '#!/bin/sh\necho a\x85\n', '#!/bin/sh\necho a\n\u2028', '#!/bin/sh\necho a\r', '#!/bin/sh\necho a\n\xa0',
  '#cloud-config\nfinal_message: "a\u3000"\n', '#cloud-config\nfinal_message: a\ufeff\n',
  '#cloud-config\nwrite_files:\n  - path: /a\n    content: "a\\n\\n\\n"\n', '#cloud-config\nfinal_message: "\\u2028\\e"\n',
])('text that arrives unchanged: %j', text => expect(codes(text)).toEqual([]));
