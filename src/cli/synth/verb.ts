import { SYNTH_OPTIONS } from './options';
import { synthesize } from './synth';
import { verb } from '../command/verb';

export const SYNTH = verb({
  name: 'synth',
  summary: 'write the manifests of the app',
  description: 'Runs the app of cdk8s.yaml, which writes its output folder. Unlike `cdk8s synth`, this command does not delete the folder first.',
  options: SYNTH_OPTIONS,
  examples: [
    ['vm-fleet synth', 'write dist/'],
    ['vm-fleet synth --check', 'in CI: fail if dist/ is not up to date with the code'],
    ['vm-fleet synth --stdout | kubectl apply --dry-run=server -f -', 'let the API server check the manifests'],
    ['vm-fleet synth --strict --json', 'fail on warnings, and print the findings as JSON'],
    ['vm-fleet synth --app "python main.py"', 'an app in another language'],
  ],
  exitCodes: { 3: '--check: the folder differs from the output of the code', 4: '--strict: there are unacknowledged warnings' },
  page: 'docs/output-folder.md',
  run: given => synthesize(given),
});
