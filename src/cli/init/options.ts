import { JSON_OUTPUT } from '../command/options';

export const INIT_OPTIONS = {
  'platform': { type: 'string', short: 'p', value: '<name>', values: ['hikube', 'cozystack', 'kubevirt'], summary: 'what the manifests are for; asked for on a terminal' },
  'language': { type: 'string', short: 'l', value: '<name>', values: ['typescript', 'javascript', 'python'], summary: 'the language of the program; asked for on a terminal' },
  'ssh-key': { type: 'string', value: '<file>', summary: 'your public key, copied to keys/ops.pub; by default the one in ~/.ssh' },
  'json': { ...JSON_OUTPUT, summary: 'print the files that were written as JSON on stdout' },
} as const;
