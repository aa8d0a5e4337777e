import { RuleContext, Ruled, settle } from './rules/rule';

/**
 * The changes of a machine that would be live, and are not: while one waits for a restart, KubeVirt rolls no other out to the
 * running machine. Cards and hotpluggable volumes are plugged all the same.
 */
export function holdBack(changes: readonly Ruled[], context: RuleContext): ReadonlyMap<Ruled, string> {
  const waiting = changes.find(({ change, rule }) => settle(rule.isReported ?? false, change, context));
  if (waiting === undefined) return new Map();
  const field = waiting.change.path[waiting.change.path.length - 1];
  return new Map(changes.filter(({ rule }) => rule.isHeldBack).map(each => [
    each, `this change alone would be live, but it waits for the restart that the change of \`${field}\` needs: until then KubeVirt applies nothing to the running machine`,
  ]));
}
