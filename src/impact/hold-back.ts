import { RuleContext, Ruled, settle } from './rules/rule';

/**
 * Finds the changes that would apply live if they were the only changes, but now wait for a restart. Returns the text of the rule for each of
 * these changes. While another change waits for a restart, KubeVirt applies no change to the running machine, except the hotplug of network
 * interfaces and volumes.
 */
export function holdBack(changes: readonly Ruled[], context: RuleContext): ReadonlyMap<Ruled, string> {
  const waiting = changes.find(({ change, rule }) => settle(rule.isReported ?? false, change, context));
  if (waiting === undefined) return new Map();
  const field = waiting.change.path.join('.');
  return new Map(changes.filter(({ rule }) => rule.isHeldBack).map(each => [
    each, `alone, this change would be live; but the change of \`${field}\` needs a restart, and until the restart KubeVirt does not apply this change either`,
  ]));
}
