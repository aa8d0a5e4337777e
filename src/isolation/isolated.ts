import { Construct, IConstruct } from 'constructs';
import { Standing } from '../placement/standing';
import { Inventory } from '../scope/inventory';

/** Where nothing comes in that is not allowed, by the tree of constructs that says so. */
const isolations = new WeakMap<IConstruct, Standing[]>();

/** Says that nothing comes into a namespace that is not allowed. */
export function isolate(construct: Construct, standing: Standing): void {
  const { root } = construct.node;
  isolations.set(root, [...isolations.get(root) ?? [], standing]);
  Inventory.of(construct).touch();
}

/** Whether something isolates the namespace in which a construct stands. */
export function isIsolated(construct: Construct, { platform, namespace }: Standing): boolean {
  return (isolations.get(construct.node.root) ?? []).some(each => each.platform === platform && each.namespace === namespace);
}
