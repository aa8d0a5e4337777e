import { PartPlanner } from './part';
import { Decisions, PlannedProgram, Planner, ReadPart } from './planner';
import { platformExpression } from './platform';
import { make, named, object } from '../program/expression';

export function planProgram(parts: readonly ReadPart[], decisions: Decisions): PlannedProgram {
  const planner = new Planner(decisions);
  const platforms = parts.map(({ platform }) => platformExpression(platform));
  const isOne = platforms.length === 1;
  planner.add({ name: 'app', value: make('FleetApp', ...isOne ? [object([['platform', platforms[0]]])] : []) });
  parts.forEach((part, i) => {
    const name = isOne ? undefined : planner.name(part.platform.name, 'platform');
    if (name !== undefined) planner.add({ name, value: platforms[i] });
    new PartPlanner(part, planner, name === undefined ? undefined : named(name)).plan(i);
  });
  return planner.result;
}
