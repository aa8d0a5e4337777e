import { diff } from './diff';
import { DIFF_OPTIONS } from './options';
import { verb } from '../command/verb';

export const DIFF = verb({
  name: 'diff',
  summary: 'say what a change does to the machines and disks that exist',
  description: 'Compares two states of the manifests and says what the change does to what exists: what restarts, what is lost, what is refused.',
  positionals: {
    form: '[<before> [<after>]]',
    max: 2,
    rows: [
      ['(nothing)', 'the committed output folder against what the code makes'],
      ['<before>', 'a folder or file against what the code makes'],
      ['<before> <after>', 'two folders or files'],
    ],
  },
  options: DIFF_OPTIONS,
  examples: [
    ['vm-fleet diff', 'the last commit against the code'],
    ['vm-fleet diff --from main --to HEAD', 'two commits; no code of either runs'],
    ['vm-fleet diff --from main --fail-on data-loss,identity', 'in CI: fail if data or identities are lost'],
    ['vm-fleet diff old/ new/ --platform kubevirt@1.9', 'two folders'],
  ],
  exitCodes: { 4: 'a change has an effect that --fail-on names, or with --strict the app has warnings' },
  page: 'docs/changes.md',
  run: given => diff(given),
});
