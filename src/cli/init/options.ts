import { JSON_OUTPUT } from '../command/options';

export const INIT_OPTIONS = {
  'platform': { type: 'string', short: 'p', value: '<name>', values: ['hikube', 'cozystack', 'kubevirt'], summary: 'the platform of the manifests; on a terminal, the command asks for it' },
  'language': { type: 'string', short: 'l', value: '<name>', values: ['typescript', 'javascript', 'python'], summary: 'the language of the program; on a terminal, the command asks for it' },
  'ssh-key': { type: 'string', value: '<file>', summary: 'a file with your public key, which is copied to keys/ops.pub; by default a key in ~/.ssh' },
  'json': { ...JSON_OUTPUT, summary: 'print the files that were written as JSON on stdout' },
} as const;
