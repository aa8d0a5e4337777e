import { APP, CLUSTER, JSON_OUTPUT } from '../command/options';

export const UPGRADE_OPTIONS = {
  to: { type: 'string', value: '<name>@<version>', summary: 'the new version, e.g. kubevirt@1.9' },
  from: { type: 'string', value: '<name>@<version>', summary: 'the old version, if it is not what the code says' },
  ...CLUSTER,
  format: { type: 'string', short: 'f', value: '<format>', values: ['text', 'json'], summary: 'how the report is written' },
  json: JSON_OUTPUT,
  strict: { type: 'boolean', summary: 'end with exit code 4 for new warnings too' },
  app: APP,
} as const;
