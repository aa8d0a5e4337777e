import { Option } from './verb';

/* Options that several verbs have. */

export const HELP: Option = { type: 'boolean', short: 'h', summary: 'show this help' };

export const APP = { type: 'string', short: 'a', value: '<command>', summary: 'the command that runs the app, instead of `app` in cdk8s.yaml' } as const;

export const OUTPUT = { type: 'string', short: 'o', value: '<folder>', summary: 'the output folder, instead of `output` in cdk8s.yaml (dist)' } as const;

export const QUIET = { type: 'boolean', short: 'q', summary: 'print only warnings and errors on stderr' } as const;

export const JSON_OUTPUT = { type: 'boolean', summary: 'print JSON on stdout' } as const;

export const STRICT = { type: 'boolean', summary: 'fail with exit code 4 if there are warnings' } as const;

export const CLUSTER = {
  'rollout-strategy': { type: 'string', values: ['LiveUpdate', 'Stage'], value: '<name>', summary: 'the rollout strategy of the KubeVirt resource; by default the strategy of the version' },
  'feature-gate': { type: 'string', multiple: true, value: '<name>', summary: 'a feature gate of KubeVirt that the cluster enables; repeatable' },
  'no-feature-gate': { type: 'string', multiple: true, value: '<name>', summary: 'a feature gate that the KubeVirt version enables, but the cluster disables; repeatable' },
} as const;
