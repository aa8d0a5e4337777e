import { APP, CLUSTER, JSON_OUTPUT, OUTPUT, QUIET, STRICT } from '../command/options';

export const DIFF_OPTIONS = {
  'from': { type: 'string', value: '<commit>', summary: 'compare the output folder (or <before>) of a commit with the output of the code' },
  'to': { type: 'string', value: '<commit>', summary: 'with --from: compare the folder in the two commits, without running the code' },
  'platform': { type: 'string', short: 'p', value: '<name>@<version>', summary: 'the platform and version of the manifests, e.g. kubevirt@1.9, hikube; by default the platform in the code, otherwise derived from the kinds of the manifests' },
  'platform-before': { type: 'string', value: '<name>@<version>', summary: 'the platform and version of the old manifests, if they differ from the new ones' },
  ...CLUSTER,
  'format': { type: 'string', short: 'f', value: '<format>', values: ['text', 'markdown', 'json', 'sarif'], summary: 'the format of the report' },
  'json': JSON_OUTPUT,
  'fail-on': { type: 'string', multiple: true, value: '<effect>,...', summary: 'effects that end the command with exit code 4, e.g. data-loss,identity; `any` for all effects that disturb existing machines or disks' },
  'strict': { ...STRICT, summary: 'fail with exit code 4 if the app has warnings' },
  'accepted': { type: 'string', value: '<file>', summary: 'the file of accepted changes and their reasons (.vm-fleet-accepted.yaml)' },
  'app': APP,
  'output': OUTPUT,
  'quiet': QUIET,
} as const;
