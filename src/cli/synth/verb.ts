import { SYNTH_OPTIONS } from './options';
import { synthesize } from './synth';
import { verb } from '../command/verb';

export const SYNTH = verb({
  name: 'synth',
  summary: 'write the manifests of the app',
  description: 'Runs the app of cdk8s.yaml, which writes its output folder. Unlike `cdk8s synth` it does not delete the folder first.',
  options: SYNTH_OPTIONS,
  examples: [
    ['vm-fleet synth', 'write dist/'],
    ['vm-fleet synth --check', 'in CI: fail if dist/ is not what the code makes'],
    ['vm-fleet synth --app "python main.py"', 'an app in another language'],
  ],
  page: 'docs/output-folder.md',
  run: given => synthesize(given),
});
