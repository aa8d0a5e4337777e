import { UPGRADE_OPTIONS } from './options';
import { upgrade } from './upgrade';
import { verb } from '../command/verb';

export const UPGRADE = verb({
  name: 'upgrade',
  summary: 'report what another version of the platform changes for the fleet',
  description: 'Runs the app with another version of its platform and reports the differences: new and resolved findings, changed manifests, '
    + 'and fields of this fleet that the new version handles differently. Writes nothing.',
  positionals: { form: '[<folder>]', max: 1, rows: [['<folder>', 'a folder of manifests, instead of the app']] },
  options: UPGRADE_OPTIONS,
  examples: [
    ['vm-fleet upgrade --to cozystack@1.6', 'the app of cdk8s.yaml'],
    ['vm-fleet upgrade --from kubevirt@1.8 --to kubevirt@1.9 manifests/', 'a folder of manifests'],
  ],
  exitCodes: { 4: 'the new version has errors (with --strict also warnings) that the old one does not have' },
  page: 'docs/changes.md',
  run: given => upgrade(given),
});
