import { APP, CLUSTER, JSON_OUTPUT } from '../command/options';

export const UPGRADE_OPTIONS = {
  to: { type: 'string', value: '<name>@<version>', summary: 'the new version, e.g. kubevirt@1.9' },
  from: { type: 'string', value: '<name>@<version>', summary: 'the old version, if it differs from the version in the code' },
  ...CLUSTER,
  format: { type: 'string', short: 'f', value: '<format>', values: ['text', 'json'], summary: 'the format of the report' },
  json: JSON_OUTPUT,
  strict: { type: 'boolean', summary: 'end with exit code 4 also for new warnings' },
  app: APP,
} as const;
