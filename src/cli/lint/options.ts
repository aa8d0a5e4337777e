import { JSON_OUTPUT } from '../command/options';

export const LINT_OPTIONS = {
  'platform': { type: 'string', short: 'p', value: '<name>@<version>', summary: 'the platform and version of the manifests, e.g. kubevirt@1.9, hikube; by default derived from their kinds' },
  'cluster': { type: 'string', value: '<file>', summary: 'a file that lists what the cluster has: storageClasses, instanceTypes, instanceProfiles, goldenImages, gpus, featureGates' },
  'format': { type: 'string', short: 'f', value: '<format>', values: ['text', 'json', 'sarif'], summary: 'the format of the report' },
  'json': JSON_OUTPUT,
  'fail-on': { type: 'string', value: '<severity>', values: ['error', 'warning', 'never'], summary: 'the severity that ends the command with exit code 4; error by default' },
  'strict': { type: 'boolean', summary: 'the same as --fail-on warning' },
} as const;
