import { printModel } from './model';
import { MODEL_OPTIONS } from './options';
import { verb } from '../command/verb';

export const MODEL = verb({
  name: 'model',
  summary: 'print the fleet as JSON',
  description: 'Runs the app and prints the model of each FleetApp as one JSON document. Writes nothing.',
  options: MODEL_OPTIONS,
  examples: [
    ['vm-fleet model --json', 'all of it'],
    ['vm-fleet model --json | jq \'.clusters[].nodes[].path\'', 'the paths of all constructs'],
  ],
  page: 'docs/model.md',
  run: given => printModel(given),
});
