import { explain } from './explain';
import { EXPLAIN_OPTIONS } from './options';
import { CODES } from '../../findings/codes';
import { verb } from '../command/verb';

export const EXPLAIN = verb({
  name: 'explain',
  summary: 'explain a finding by its code, or a construct by its path',
  description: 'Of a code: what the finding means and how to fix it. Of a path: each value of the construct, where it was said, the fields of the manifests that it '
    + 'becomes, and what changing it later does to what exists. Writes nothing.',
  positionals: {
    form: '<code|path>',
    max: 1,
    rows: [
      ['<code>', 'of a finding, e.g. PORTLIST_UDP'],
      ['<path>', 'of a construct, e.g. prod/web; `vm-fleet list` has the paths'],
    ],
    values: () => Object.keys(CODES),
  },
  options: EXPLAIN_OPTIONS,
  examples: [
    ['vm-fleet explain PORTLIST_UDP', 'a finding'],
    ['vm-fleet explain prod/web', 'a machine'],
    ['vm-fleet explain prod/web --json | jq .fields', 'for programs'],
  ],
  page: 'docs/command.md',
  run: given => explain(given),
});
