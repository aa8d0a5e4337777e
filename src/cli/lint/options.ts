import { JSON_OUTPUT } from '../command/options';

export const LINT_OPTIONS = {
  'platform': { type: 'string', short: 'p', value: '<name>@<version>', summary: 'what the manifests are for, e.g. kubevirt@1.9, hikube; by default derived from their kinds' },
  'cluster': { type: 'string', value: '<file>', summary: 'what the cluster has: storageClasses, instanceTypes, instanceProfiles, goldenImages, gpus, featureGates' },
  'format': { type: 'string', short: 'f', value: '<format>', values: ['text', 'json', 'sarif'], summary: 'how the report is written' },
  'json': JSON_OUTPUT,
  'fail-on': { type: 'string', value: '<severity>', values: ['error', 'warning', 'never'], summary: 'what ends the command with exit code 4; error by default' },
  'strict': { type: 'boolean', summary: 'the same as --fail-on warning' },
} as const;
