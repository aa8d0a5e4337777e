import { RuleContext, Ruled, settle } from './rules/rule';

/**
 * Finds changes that would apply live without the other changes. While another change waits for a restart, KubeVirt changes nothing of the
 * running machine, except hotplugged network interfaces and volumes.
 */
export function holdBack(changes: readonly Ruled[], context: RuleContext): ReadonlyMap<Ruled, string> {
  const waiting = changes.find(({ change, rule }) => settle(rule.isReported ?? false, change, context));
  if (waiting === undefined) return new Map();
  const field = waiting.change.path[waiting.change.path.length - 1];
  return new Map(changes.filter(({ rule }) => rule.isHeldBack).map(each => [
    each, `this change alone would be live, but it waits for the restart that the change of \`${field}\` needs: until then KubeVirt applies nothing to the running machine`,
  ]));
}
