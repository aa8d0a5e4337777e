import { init } from './init';
import { INIT_OPTIONS } from './options';
import { verb } from '../command/verb';

export const INIT = verb({
  name: 'init',
  summary: 'write a new project',
  description: 'Writes a program with one machine, its tests, cdk8s.yaml, a CI workflow and settings of editors and Git. The command needs no network, and changes no existing file except package.json.',
  positionals: { form: '[<folder>]', max: 1, rows: [['<folder>', 'the folder of the project; by default the current folder']] },
  options: INIT_OPTIONS,
  examples: [
    ['vm-fleet init', 'asks for the platform and the language'],
    ['vm-fleet init --platform kubevirt --language typescript fleet', 'asks for nothing'],
  ],
  page: 'docs/first-fleet.md',
  run: given => init(given),
});
