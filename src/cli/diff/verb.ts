import { diff } from './diff';
import { DIFF_OPTIONS } from './options';
import { verb } from '../command/verb';

export const DIFF = verb({
  name: 'diff',
  summary: 'report what a change does to existing machines and disks',
  description: 'Compares two states of the manifests and reports the effect on existing objects: restarts, data loss, rejected changes.',
  positionals: {
    form: '[<before> [<after>]]',
    max: 2,
    rows: [
      ['(nothing)', 'compare the committed output folder with the output of the code'],
      ['<before>', 'compare a folder or file with the output of the code'],
      ['<before> <after>', 'compare two folders or files'],
    ],
  },
  options: DIFF_OPTIONS,
  examples: [
    ['vm-fleet diff', 'compare the last commit with the output of the code'],
    ['vm-fleet diff --from main --to HEAD', 'compare two commits; runs no code'],
    ['vm-fleet diff --from main --fail-on data-loss,identity', 'in CI: fail if data or identities are lost'],
    ['vm-fleet diff old/ new/ --platform kubevirt@1.9', 'compare two folders'],
  ],
  exitCodes: { 4: 'a change has an effect that --fail-on lists; or, with --strict, the app has warnings' },
  page: 'docs/changes.md',
  run: given => diff(given),
});
