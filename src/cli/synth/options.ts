import { APP, JSON_OUTPUT, OUTPUT, QUIET, STRICT } from '../command/options';

export const SYNTH_OPTIONS = {
  'check': { type: 'boolean', summary: 'write nothing, and print how the folder differs from the output of the code' },
  'stdout': { type: 'boolean', summary: 'write nothing, and print all documents, with charts in the order of their dependencies and objects by name' },
  'json': { ...JSON_OUTPUT, summary: 'print the result of each app as JSON on stdout' },
  'strict': STRICT,
  'keep-edits': { type: 'boolean', summary: 'write nothing if the command would replace a file that was changed by hand' },
  'no-validate': { type: 'boolean', summary: 'ignore the `validations` of cdk8s.yaml, which only `cdk8s synth` runs' },
  'quiet': QUIET,
  'app': APP,
  'output': OUTPUT,
} as const;
