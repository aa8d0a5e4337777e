import { KINDS } from './kinds';
import { list } from './list';
import { LIST_OPTIONS } from './options';
import { verb } from '../command/verb';

export const LIST = verb({
  name: 'list',
  summary: 'list the machines, disks and other constructs of the fleet',
  description: 'Runs the app and lists the objects of its fleet, one table for each kind. Writes nothing.',
  positionals: {
    form: '[<kind>...]',
    rows: [['<kind>', 'the kinds to list, e.g. machine, disk; all of them by default']],
    values: () => Object.keys(KINDS),
  },
  options: LIST_OPTIONS,
  examples: [
    ['vm-fleet list', 'everything'],
    ['vm-fleet list machine disk', 'machines and disks'],
    ['vm-fleet list --json | jq -r \'.nodes[] | select(.kind == "machine") | .name\'', 'the names of all machines'],
  ],
  page: 'docs/command.md',
  run: given => list(given),
});
