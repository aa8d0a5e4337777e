import { JSON_OUTPUT } from '../command/options';

export const ADOPT_OPTIONS = {
  'out': { type: 'string', short: 'o', value: '<folder>', summary: 'the folder for the program; it must be empty, or not exist yet' },
  'platform': { type: 'string', short: 'p', value: '<name>@<version>', summary: 'the platform and version of the manifests, e.g. kubevirt@1.9, hikube; by default derived from their kinds' },
  'cluster': { type: 'string', value: '<file>', summary: 'a file that lists what the cluster has: storageClasses, instanceTypes, instanceProfiles, goldenImages, gpus, featureGates' },
  'format': { type: 'string', short: 'f', value: '<format>', values: ['text', 'json'], summary: 'the format of the report' },
  'json': JSON_OUTPUT,
  'fail-on': { type: 'string', multiple: true, value: '<effect>,...', summary: 'effects of the adoption for which the command writes nothing and ends with exit code 4; `any` for all effects that disturb existing machines or disks' },
  'dry-run': { type: 'boolean', summary: 'print the report and write nothing' },
} as const;
