import { APP, OUTPUT, QUIET } from '../command/options';

export const SYNTH_OPTIONS = {
  'check': { type: 'boolean', summary: 'write nothing: print how the folder differs from what the code makes' },
  'keep-edits': { type: 'boolean', summary: 'write nothing if a file that would be replaced was changed by hand' },
  'no-validate': { type: 'boolean', summary: 'ignore the `validations` of cdk8s.yaml, which only `cdk8s synth` runs' },
  'quiet': QUIET,
  'app': APP,
  'output': OUTPUT,
} as const;
