import { APP, CLUSTER, JSON_OUTPUT, OUTPUT, QUIET, STRICT } from '../command/options';

export const DIFF_OPTIONS = {
  'from': { type: 'string', value: '<commit>', summary: 'the output folder, or <before>, in a commit, against what the code makes' },
  'to': { type: 'string', value: '<commit>', summary: 'with --from: against the same folder in another commit' },
  'platform': { type: 'string', short: 'p', value: '<name>@<version>', summary: 'what the manifests are for, e.g. kubevirt@1.9, hikube; of an app, what its code says' },
  'platform-before': { type: 'string', value: '<name>@<version>', summary: 'what the old manifests are for, if that is another' },
  ...CLUSTER,
  'format': { type: 'string', short: 'f', value: '<format>', values: ['text', 'markdown', 'json', 'sarif'], summary: 'how the report is written' },
  'json': JSON_OUTPUT,
  'fail-on': { type: 'string', multiple: true, value: '<effect>,...', summary: 'effects that end the command with exit code 4, e.g. data-loss,identity; `any` for all that disturb what exists' },
  'strict': { ...STRICT, summary: 'fail with exit code 4 if the app has warnings' },
  'accepted': { type: 'string', value: '<file>', summary: 'changes that are accepted, with their reasons (.vm-fleet-accepted.yaml)' },
  'app': APP,
  'output': OUTPUT,
  'quiet': QUIET,
} as const;
