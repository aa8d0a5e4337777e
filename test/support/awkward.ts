import * as fc from 'fast-check';

/** Texts that some YAML reader misinterprets, or that need quotes or blocks. */
export const AWKWARD = [
  '', '~', 'null', 'Null', 'NULL', 'y', 'Y', 'yes', 'No', 'NO', 'on', 'Off', 'true', 'False', 'TRUE', 'tRUE', 'nULL', '<<', '=',
  '0', '-0', '+1', '0755', '0o17', '0x1F', '0b101', '1_000', '1e3', 'e5', 'E-7', '1.5', '.5', '1.', '.', '-', '?', '-.', '.inf', '-.Inf', '.nan', '.NAN',
  '12:30', '12:30:45', '1:2.5', '190:20:30.15', '2001-12-15', '2001-12-15T02:59:43.1Z', '2001-12-14t21:59:43.10-05:00', '2001-1-1 1:2:3',
  'a: b', 'a:b', 'a:', ':a', ':', ': a', 'a #b', 'a#b', '#a', '- a', '-a', '? a', '?a', '---', '--- a', '...', '%a', '@a', '`a', '!a', '&a', '*a', '|', '>', '{a', '[a', 'a]', 'a,b', ',a',
  '"', '\'', 'it\'s', 'say "hi"', '\'"', 'a\\b', '\\n', 'a\tb', '\ta', 'a\t', 'a:\tb', 'a\t#b', ' a', 'a ', ' ', '  ', '\t',
  '\n', '\n\n', 'a\n', 'a\n\n', 'a\nb', 'a\nb\n', 'a\n\nb\n', '\na', ' a\nb', 'a\n b', 'a \nb', 'a\n ', 'a\n\t', 'a\n \n', 'a: b\nc', '#!/bin/sh\nset -e\n', '---\na', 'a\n---\nb\n', 'a\r\nb', 'a\rb',
  '\0', '\x07', '\x1b', '\x7f', '\x85', '\xa0', 'é', 'ß\n', '\u2028', 'a\u2029b', '\ufeffa', '\ud800', 'a\udc00b', '😀', '😀\n', '日本語',
  'x'.repeat(81), `${'word '.repeat(40)}end`, `${'word '.repeat(40)}\nend\n`, 'z'.repeat(1100), `"${'q'.repeat(1100)}`,
  '__proto__', 'constructor', 'toString', 'replicated', '20Gi', 'ubuntu-2404', 'ssh-ed25519 AAAA+/= ops@example.com', 'Prune=false,Delete=false',
];

const awkward = fc.constantFrom(...AWKWARD);
const characters = fc.constantFrom(...'aeyEnN019 .:-+_#?\'"\\\n\n\t,[]{}&*!|>%@`<=~/\0\x85\u2028é😀\ud800');
/** Texts of all kinds, most of them awkward. */
export const awkwardText = fc.oneof(awkward, fc.array(characters, { maxLength: 12 }).map(all => all.join('')), fc.string({ unit: 'binary' }), fc.tuple(awkward, awkward).map(([a, b]) => a + b));
