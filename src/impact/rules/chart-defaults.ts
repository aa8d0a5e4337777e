import { RuleSet } from './rule';
import { COZYSTACK } from './sources';
import { same } from '../../model/same';
import { ApiObjectData } from '../../platforms/reading';
import { hasSchema, schemaAt } from '../../platforms/schema/check';
import { Path } from '../compare/path';
import { ImpactEffect } from '../effect';
import { Target } from '../target';

/** The default of a field in Cozystack's chart. Hikube documents other defaults. */
function defaultAt(object: ApiObjectData, path: Path, { ref }: Target): unknown {
  if (ref.name !== 'cozystack' || !object.apiVersion.startsWith('apps.cozystack.io/')) return undefined;
  return schemaAt(object, path, hasSchema(object, ref.version) ? ref.version : undefined)?.default;
}

/** A field that one side sets to the default of the chart, and that the other side does not set. */
export const CHART_DEFAULTS: RuleSet = [{
  at: '/spec', effects: [ImpactEffect.NOTHING], source: `${COZYSTACK}/packages/apps`,
  when: ({ path, old, new: now }, { before, after, formerTarget, target }) => (
    old === undefined && now !== undefined && same(defaultAt(before, path, formerTarget), now)
    || now === undefined && old !== undefined && same(defaultAt(after, path, target), old)
  ),
  rule: 'no effect: the value is the default of Cozystack\'s chart, so a manifest without the field has the same value',
}];
