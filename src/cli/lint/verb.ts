import { lint } from './lint';
import { LINT_OPTIONS } from './options';
import { verb } from '../command/verb';

export const LINT = verb({
  name: 'lint',
  summary: 'check manifests that this library did not write',
  description: 'Checks manifests against the schemas of their kinds and against all rules of the library.',
  positionals: {
    form: '<file|folder|->...',
    rows: [['<file|folder|->', 'YAML or JSON, also the output of `kubectl get -o yaml`; - reads standard input']],
  },
  options: LINT_OPTIONS,
  examples: [
    ['vm-fleet lint manifests/', 'a folder'],
    ['vm-fleet lint vm.yaml --platform kubevirt@1.8', 'for one version of KubeVirt'],
    ['kubectl get vm,dv -A -o yaml | vm-fleet lint -', 'the objects of a cluster'],
  ],
  exitCodes: { 1: 'the report cannot be written', 4: 'there are findings that --fail-on or --strict does not allow' },
  page: 'docs/taking-over-a-fleet.md',
  run: given => lint(given),
});
