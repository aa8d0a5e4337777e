import { adopt } from './adopt';
import { ADOPT_OPTIONS } from './options';
import { verb } from '../command/verb';

export const ADOPT = verb({
  name: 'adopt',
  summary: 'turn manifests into a program that writes the same manifests',
  description: 'Writes a TypeScript program, runs it, and compares its output with the manifests. Passwords and private keys are not copied.',
  positionals: {
    form: '<file|folder|->...',
    rows: [['<file|folder|->', 'YAML or JSON, also the output of `kubectl get -o yaml`; libvirt domains as XML, with their cloud-init seeds; - reads standard input']],
  },
  options: ADOPT_OPTIONS,
  examples: [
    ['vm-fleet adopt manifests/ --out fleet/', 'a folder'],
    ['kubectl get vm,dv,svc -n prod -o yaml | vm-fleet adopt - --out fleet/', 'the objects of a cluster'],
    ['virsh dumpxml --migratable web | vm-fleet adopt - --out fleet/', 'a libvirt machine'],
    ['vm-fleet adopt manifests/ --dry-run --fail-on any', 'only report what would change'],
  ],
  exitCodes: { 1: 'there is nothing to adopt, or the program or the report cannot be written', 4: 'the adoption has an effect that --fail-on lists; nothing is written' },
  page: 'docs/taking-over-a-fleet.md',
  run: given => adopt(given),
});
