import { explain } from './explain';
import { EXPLAIN_OPTIONS } from './options';
import { CODES } from '../../findings/codes';
import { verb } from '../command/verb';

export const EXPLAIN = verb({
  name: 'explain',
  summary: 'explain a finding by its code, or a construct by its path',
  description: 'For a code, prints the meaning of the finding and its fix. For a path, prints each value of the construct, the line that sets the value, the '
    + 'resulting fields of the manifests, and the effect of a later change on existing objects. Writes no files.',
  positionals: {
    form: '<code|path>',
    max: 1,
    rows: [
      ['<code>', 'the code of a finding, e.g. PORTLIST_UDP'],
      ['<path>', 'the path of a construct, e.g. prod/web; `vm-fleet list` prints the paths'],
    ],
    values: () => Object.keys(CODES),
  },
  options: EXPLAIN_OPTIONS,
  examples: [
    ['vm-fleet explain PORTLIST_UDP', 'a finding'],
    ['vm-fleet explain prod/web', 'a machine'],
    ['vm-fleet explain prod/web --json | jq .fields', 'as JSON, for other programs'],
  ],
  page: 'docs/command.md',
  run: given => explain(given),
});
