import { ApiObject } from 'cdk8s';
import { IConstruct, Node } from 'constructs';

/** The key of the map in which a construct keeps its created API objects, by the ids of their manifests. */
export const MADE = Symbol('made');

type MaybeMade = IConstruct & { readonly [MADE]?: ReadonlyMap<string, ApiObject> };

const childrenOf = Object.getOwnPropertyDescriptor(Node.prototype, 'children')!.get!;

/** The existing child with this id. API objects that are created on first access (see `LazyNode`) are not created. */
export function presentChild(construct: IConstruct, id: string): IConstruct | undefined {
  return Node.prototype.tryFindChild.call(construct.node, id);
}

/**
 * A free id, similar to the requested one. The library `constructs` keeps children in a plain object, so names such as `constructor` are
 * never free.
 *
 * @param isTaken whether a child already has this id
 */
export function nextFreeId(wanted: string, isTaken: (id: string) => unknown): string {
  let candidate = wanted;
  for (let n = 2; candidate in Object.prototype || isTaken(candidate); n++) candidate = `${wanted}#${n}`;
  return candidate;
}

/** The API objects of a construct that were created and not removed. */
export function madeObjects(construct: IConstruct): ApiObject[] {
  const made = (construct as MaybeMade)[MADE];
  return made === undefined ? [] : [...made.values()].filter(object => presentChild(construct, object.node.id) === object);
}

/** The existing children of a construct, its API objects first. No object is created. */
export function presentChildren(construct: IConstruct): IConstruct[] {
  const children: IConstruct[] = childrenOf.call(construct.node);
  const objects = madeObjects(construct);
  return objects.length === 0 ? children : [...objects, ...children.filter(child => !(objects as IConstruct[]).includes(child))];
}

/** A construct and all existing constructs below it, parents first. No object is created. */
export function* parentsFirst(root: IConstruct): Iterable<IConstruct> {
  const stack = [root];
  for (let construct = stack.pop(); construct !== undefined; construct = stack.pop()) {
    yield construct;
    const children = presentChildren(construct);
    for (let i = children.length - 1; i >= 0; i--) stack.push(children[i]);
  }
}

/** Whether the construct and all its scopes are still in the tree. */
export function isPresent(construct: IConstruct): boolean {
  return construct.node.scopes.every(({ node: { scope, id } }, i, scopes) => scope === undefined || presentChild(scope, id) === scopes[i]);
}
