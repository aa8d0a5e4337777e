import { REPORT_OPTIONS } from './options';
import { report } from './report';
import { verb } from '../command/verb';

export const REPORT = verb({
  name: 'report',
  summary: 'write a page with a picture of the fleet, its capacity and findings',
  description: 'Runs the app and writes one HTML file: a picture, a table of machines, capacity against quotas, findings and acknowledged warnings. The file loads nothing from a network.',
  options: REPORT_OPTIONS,
  examples: [
    ['vm-fleet report', 'writes fleet.html'],
    ['vm-fleet report --from origin/main --output report.html', 'with the differences from the main branch'],
    ['vm-fleet report --svg > fleet.svg', 'the picture for a README'],
    ['vm-fleet report --markdown --from origin/main', 'a comment on a pull request'],
  ],
  page: 'docs/command.md',
  run: given => report(given),
});
